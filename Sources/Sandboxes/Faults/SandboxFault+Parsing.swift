// SPDX-License-Identifier: Apache-2.0

extension SandboxFault {
  /// The faults there are, as a person writes them.
  public static let known = FaultForm.all.map(\.example)

  /// One line of help for each of the faults, in the same order as ``known``.
  public static let summaries = FaultForm.all.map(\.summary)

  /// Reads a fault as it is written on the command line.
  ///
  /// Whether the keys that it names exist depends on the faults beside it: see ``read(_:)``.
  public init(parsing text: String) throws(SandboxFaultError) {
    let name = text.prefix { $0 != "=" }
    let value = text.contains("=") ? text.dropFirst(name.count + 1) : nil
    guard let form = FaultForm.all.first(where: { $0.name == name }) else {
      throw SandboxFaultError(unknown: text, name: String(name))
    }
    guard let fault = form.read(value) else {
      let isMissing = value?.isEmpty ?? (form.grammar != form.example)
      throw SandboxFaultError(
        text: text, expected: isMissing ? form.example : form.grammar,
        problem: "cannot be read", remedy: "write \(isMissing ? form.example : form.grammar)")
    }
    self = fault
  }

  /// Reads all faults of a command line and looks whether they make sense together.
  ///
  /// - Throws: The first one that cannot be read, names a key that no answer has, or does nothing
  ///   without another.
  public static func read(_ texts: [String]) throws(SandboxFaultError) -> [SandboxFault] {
    var faults: [SandboxFault] = []
    for text in texts { faults.append(try SandboxFault(parsing: text)) }
    var keys = FaultKeys(faults)
    for (text, fault) in zip(texts, faults) {
      if let problem = keys.problem(with: fault, written: text) { throw problem }
    }
    return faults
  }
}

/// A text that names no fault, or one that cannot be what it says.
public struct SandboxFaultError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text as it was given.
  public let text: String
  /// How the fault is written; nil if there is no such fault.
  public let expected: String?
  /// What is wrong, as words that follow the text: `cannot be read`.
  public let problem: String
  /// What can be done about it.
  public let remedy: String

  init(text: String, expected: String?, problem: String, remedy: String) {
    self.text = text
    self.expected = expected
    self.problem = problem
    self.remedy = remedy
  }

  init(unknown text: String, name: String) {
    let names = FaultForm.all.map { String($0.name) }
    let near =
      name.isEmpty ? nil : names.first { $0.hasPrefix(name) } ?? nearest(to: name, in: names)
    let meant = near.flatMap { near in FaultForm.all.first { $0.name == near }?.example }
    let list = "known are \(names.joined(separator: ", "))"
    self.init(
      text: text, expected: nil, problem: "is unknown",
      remedy: meant.map { "did you mean '\($0)'? \(list)" } ?? list)
  }

  /// What is wrong and what can be written instead.
  public var description: String { "the fault '\(text)' \(problem); \(remedy)" }
}
