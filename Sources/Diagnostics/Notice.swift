// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// What is shown to a person about a place in a text: a complaint, a finding, a warning.
public struct Notice: Sendable, Hashable {
  /// One line below the excerpt, such as `recorded: contact-search.har, exchange 1`.
  public struct Note: Sendable, Hashable {
    /// What the line is about.
    public let name: String
    /// What it says; further lines are indented below the first.
    public let text: RedactedText

    /// A line with a name.
    public init(_ name: String, _ text: RedactedText) {
      self.name = name
      self.text = text
    }
  }

  /// How grave it is: `error`, `blocker`, `major`, `minor`.
  public let headword: String
  /// Stable code in kebab case.
  public let code: String
  /// What is wrong: lower case, no final period.
  public let message: RedactedText
  /// Where it stands, if it stands anywhere.
  public var span: SourceSpan?
  /// What stands beside the caret.
  public var label: RedactedText = ""
  /// Further lines, in order; empty ones are not shown.
  public var notes: [Note] = []
  /// What to do about it; the last line.
  public var help: RedactedText = ""
  /// Ranges that must not be shown.
  public var hidden: [SourceSpan] = []

  /// A notice without a place; the rest is set afterwards.
  public init(_ headword: String, _ code: String, _ message: RedactedText) {
    self.headword = headword
    self.code = code
    self.message = message
  }

  /// A complaint, as an error.
  public init(_ complaint: Complaint) {
    self.init("error", complaint.code, complaint.message)
    span = complaint.span
    label = complaint.label
    help = complaint.remedy
    hidden = complaint.hidden
  }
}
