// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Reports
import Testing

/// The sentence below the verdict says what is true of the run.
struct VerdictReasonTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let severities: [Severity]
    let outcomes: [PromiseResult.Outcome]
    let sentence: String

    var testDescription: String { sentence }
  }

  static let rows: [Row] = [
    Row(
      severities: [], outcomes: [.kept, .kept], sentence: "2 promises are kept, none is broken."),
    Row(severities: [], outcomes: [.kept], sentence: "1 promise is kept, none is broken."),
    Row(
      severities: [], outcomes: [.kept, .notProven(because: .policy("no writes"))],
      sentence: "1 promise is kept, none is broken. 1 promise was not proven."),
    Row(
      severities: [.minor], outcomes: [.kept, .broken],
      sentence: "Nothing stands in the way. 1 minor finding is worth mending."),
    Row(
      severities: [.major, .major], outcomes: [.kept],
      sentence: "Nothing stops agents from working, but 2 findings need somebody's acceptance."),
    Row(severities: [.blocker], outcomes: [.kept], sentence: "It is wrong. Agents see: nothing."),
    Row(
      severities: [.blocker, .blocker], outcomes: [.kept],
      sentence: "It is wrong. Agents see: nothing. And 1 more blocker."),
    Row(severities: [], outcomes: [], sentence: "Nothing was asked, so nothing is proven."),
    Row(
      severities: [], outcomes: [.notProven(because: .policy("no writes"))],
      sentence: "No promise was kept, so nothing is proven."),
  ]

  @Test(arguments: rows)
  func `the reason is a sentence about this run`(_ row: Row) {
    var result = SampleResults.start(.live)
    result.promises = PromiseList(
      row.outcomes.map { Sample.promise(Sample.known, "known customer", $0) })
    result.findings = row.severities.map { severity in
      var finding = Finding(
        FindingKind(
          "code", severity, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm),
        about: FindingSubject(endpoint: "contact-search", interaction: ""), "it is wrong", at: nil)
      finding.effect = "nothing"
      return ReportedFinding(
        finding, isFailureToAsk: false, redactedBy: SampleResults.redactor)
    }
    #expect(
      HTMLReport.page(of: result).contains("<p class=\"reason\">\(row.sentence.escapedQuote)</p>"))
  }
}

extension String {
  fileprivate var escapedQuote: String { replacing("'", with: "&#39;") }
}
