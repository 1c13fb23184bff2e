// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction

/// A finding as the results file has it: nothing of it needs the contract or the exchange any more.
public struct ReportedFinding: Sendable, Hashable {
  /// Code, severity, capability, gate, owner and layer.
  public let kind: FindingKind
  /// Whether it says that the CRM could not be asked, not that it broke a promise.
  public let isFailureToAsk: Bool
  /// Endpoint, interaction and subject.
  public let subject: FindingSubject
  /// The stable name.
  public let fingerprint: String
  /// What is wrong.
  public let message: RedactedText
  /// What stands beside the caret; may be empty.
  public let label: RedactedText
  /// What the contract promises.
  public let expected: RedactedText?
  /// What was really there.
  public let actual: RedactedText?
  /// What to do.
  public let remedy: RedactedText
  /// What an agent sees because of it; may be empty.
  public let effect: RedactedText
  /// The scenarios in which it was seen.
  public let scenarios: [String]
  /// The numbers of the exchanges that show it.
  public let evidence: [Int]
  /// The line of the contract that promised it.
  public let place: ReportedPlace?

  /// The finding as it is reported.
  ///
  /// - Parameters:
  ///   - finding: what the check said.
  ///   - isFailureToAsk: whether the CRM could not be asked.
  ///   - redactor: hides secrets that stand in the line of the contract.
  public init(_ finding: Finding, isFailureToAsk: Bool, redactedBy redactor: Redactor) {
    kind = finding.kind
    self.isFailureToAsk = isFailureToAsk
    subject = finding.subject
    fingerprint = finding.fingerprint.description
    message = finding.message
    label = finding.label
    expected = finding.expected
    actual = finding.actual
    remedy = finding.remedy
    effect = finding.effect
    scenarios = finding.scenarios
    evidence = finding.evidence
    place = finding.place.map { ReportedPlace($0, redactedBy: redactor) }
  }
}

/// A line of a contract, with the columns that matter.
public struct ReportedPlace: Sendable, Hashable {
  /// The file, as the person named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The first column, from 1, in Unicode scalars.
  public let column: Int
  /// How many columns are meant; at least 1.
  public let width: Int
  /// The text of the line.
  public let text: RedactedText

  /// The place of a span's first line.
  public init(_ span: SourceSpan, redactedBy redactor: Redactor) {
    let start = span.start
    let end = span.end
    file = span.source.name
    line = start.line
    column = start.column
    let lineText = span.source.line(start.line)
    let last = end.line == start.line ? end.column : lineText.unicodeScalars.count + 1
    width = max(1, last - start.column)
    text = redactor.redact(lineText)
  }

  init(file: String, line: Int, column: Int, width: Int, text: RedactedText) {
    self.file = file
    self.line = line
    self.column = column
    self.width = width
    self.text = text
  }

  /// The place as compilers write it: `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
