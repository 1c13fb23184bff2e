// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What becomes of something that is written again.
public enum Repetition: Sendable {
  /// One record: the CRM knows it already, and answers with the first.
  case one
  /// Two records: an admitted weakness.
  case two
  /// It is refused.
  case refused(Refusal)
}

/// A read of what was written, and what must stand there.
public struct ReadBack: Sendable {
  /// What is sent; it sees `{{.RecordId}}`.
  public let request: RequestTemplate
  /// Facts about the record.
  public let facts: [ExpectedFact]
  /// Fields of the record that name other records, each with the read of it.
  public let references: [RecordReference]
  /// The whole block.
  public let span: SourceSpan

  /// A read.
  public init(
    request: RequestTemplate, facts: [ExpectedFact], references: [RecordReference] = [],
    span: SourceSpan
  ) {
    self.request = request
    self.facts = facts
    self.references = references
    self.span = span
  }
}

/// Facts that hold for one call instead of those of the read-back with the same path.
public struct CallException: Sendable {
  /// The call.
  public let call: Located<String>
  /// The facts.
  public let facts: [ExpectedFact]

  /// Facts about a call.
  public init(call: Located<String>, facts: [ExpectedFact]) {
    self.call = call
    self.facts = facts
  }
}

/// A kind of text that breaks CRMs.
public enum HostileText: String, Sendable, Hashable, CaseIterable {
  case quotes, backslash, newline, emoji
  case rightToLeft = "right-to-left"
  case markup
  /// 32 KB.
  case long
}
