// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What is wrong with a text that must be read before anything can be judged.
///
/// Complaints are collected and shown all at once; a ``Finding`` is about a service or about what a
/// contract promises, a complaint about a file that cannot be used.
public struct Complaint: Sendable, Hashable {
  /// Stable code in kebab case, such as `contract-unknown-key`.
  public let code: String
  /// What is wrong: lower case, no final period.
  public let message: RedactedText
  /// Where it stands, if text is at fault.
  public let span: SourceSpan?
  /// What stands beside the caret.
  public let label: RedactedText
  /// What to do about it; empty only where the label says it.
  public let remedy: RedactedText
  /// Ranges that must not be shown, such as a secret that stands in the file.
  public let hidden: [SourceSpan]

  /// A complaint about a place in a file.
  public init(
    _ code: String, _ message: RedactedText, at span: SourceSpan?, label: RedactedText = "",
    remedy: RedactedText = "", hiding hidden: [SourceSpan] = []
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.remedy = remedy
    self.hidden = hidden
  }
}

extension Complaint: Comparable {
  /// Order by place, then by code; what has no place comes first.
  public static func < (left: Complaint, right: Complaint) -> Bool {
    SourceSpan.inOrder(left.span, right.span)
      ?? ((left.code, left.message) < (right.code, right.message))
  }
}
