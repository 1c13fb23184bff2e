// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import JSONValues
import Redaction

/// The records that a sandbox begins with.
public struct SandboxSeed: Sendable, Hashable {
  var records: [NorthgateKind: [NorthgateRecord]] = [:]
  var users: [NorthgateUser] = []

  /// No records at all.
  public init() {}

  /// Reads a seed file: a JSON object with lists of contacts, leads, accounts and users.
  ///
  /// All that is wrong is said at once.
  public init(parsing source: SourceText) throws(UnreadableSeed) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: source.utf8)
    } catch {
      throw UnreadableSeed(complaints: [Self.complaint(about: error, in: source)])
    }
    var reader = SeedReader(source: source)
    records = reader.records(in: document.root)
    users = reader.users(in: document.root)
    if !reader.complaints.isEmpty {
      throw UnreadableSeed(complaints: reader.complaints.sorted())
    }
  }

  /// The number of contacts, leads and accounts together.
  public var recordCount: Int { records.values.reduce(0) { $0 + $1.count } }

  private static func complaint(
    about error: JSONSyntaxError, in source: SourceText
  ) -> Complaint {
    let start = min(error.offset, source.utf8.count)
    return Complaint(
      "seed-syntax", "the seed file is not JSON",
      at: SourceSpan(start..<min(start + 1, source.utf8.count), in: source),
      label: RedactedText(stringLiteral: error.message),
      remedy: RedactedText(stringLiteral: error.remedy))
  }
}

/// Why a seed file cannot be used.
public struct UnreadableSeed: Error, Sendable, Hashable {
  /// What is wrong, by place; at least one.
  public let complaints: [Complaint]
}
