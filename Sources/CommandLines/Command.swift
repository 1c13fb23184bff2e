// SPDX-License-Identifier: Apache-2.0

/// Values that are read from a command line.
public protocol CommandOptions {
  /// Reads the values; this is also how they are announced, so always the same must be read.
  init(_ line: inout ArgumentReader) throws(UsageError)
}

/// A command with what it was given.
public protocol Command: CommandOptions {
  /// The word that calls it.
  static var name: String { get }
  /// What its help says besides the parameters.
  static var summary: CommandSummary { get }
  /// Does the work; an ``ExitCode`` that is thrown is the program's.
  func run() async throws
}

/// What the help of a command says besides the parameters.
public struct CommandSummary: Sendable {
  let abstract: String
  let discussion: String

  /// A sentence for the list of commands, and paragraphs for the command's own help.
  public init(_ abstract: String, discussion: String = "") {
    self.abstract = abstract
    self.discussion = discussion
  }
}

/// The status that the program ends with.
public struct ExitCode: Error, Equatable, Sendable {
  /// The status itself; 0 is success.
  public let rawValue: Int32

  /// A status.
  public init(_ rawValue: Int32) {
    self.rawValue = rawValue
  }
}

extension CommandOptions {
  /// Reads words as if they stood on a command line.
  public static func parse(_ words: [String]) throws(UsageError) -> Self {
    let given = GivenArguments(words, for: try parameters())
    var reader = ArgumentReader(given: try given.checked())
    return try Self(&reader)
  }

  /// What can be given.
  static func parameters() throws(UsageError) -> [Parameter] {
    var reader = ArgumentReader()
    _ = try Self(&reader)
    return reader.parameters
  }
}
