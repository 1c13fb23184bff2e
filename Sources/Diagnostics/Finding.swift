// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What a check says: a statement about a contract or a service.
///
/// Collected, never thrown.
public struct Finding: Sendable, Hashable {
  /// What every finding of one check has in common.
  public let kind: FindingKind
  /// What the promise is about: endpoint, interaction and subject.
  public let subject: FindingSubject
  /// What is wrong: lower case, no final period, names in quotes.
  public let message: RedactedText
  /// The line of the contract that promised it.
  public let place: SourceSpan?
  /// What stands beside the caret.
  public var label: RedactedText = ""
  /// What the contract promises.
  public var expected: RedactedText?
  /// What was really there.
  public var actual: RedactedText?
  /// What to do, as far as possible in words that can be pasted.
  public var remedy: RedactedText = ""
  /// What an agent at the telephone sees because of it.
  public var effect: RedactedText = ""
  /// The scenarios in which it was seen, in the order of the contract.
  public var scenarios: [String] = []
  /// The exchanges that show it, by their number in the run.
  public var evidence: [Int] = []

  /// A broken promise and its place; the rest is filled in by the check.
  public init(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) {
    self.kind = kind
    self.subject = subject
    self.message = message
    self.place = place
  }

  /// The stable name of the finding.
  public var fingerprint: Fingerprint {
    Fingerprint(
      code: kind.code, endpoint: subject.endpoint, interaction: subject.interaction,
      subject: subject.name)
  }
}

extension Finding: Comparable {
  /// Worst first; then by place, code and subject, so that every list has one order.
  public static func < (left: Finding, right: Finding) -> Bool {
    if left.kind.severity != right.kind.severity {
      return left.kind.severity < right.kind.severity
    }
    return SourceSpan.inOrder(left.place, right.place)
      ?? (left.identity < right.identity)
  }

  private var identity: (String, String, String, String, RedactedText) {
    (kind.code, subject.endpoint, subject.interaction, subject.name, message)
  }
}
