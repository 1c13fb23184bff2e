// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Reports
import Testing

/// What was not proven is one line for each cause, however many promises wait for it.
struct UnprovenGroupTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let outcomes: [PromiseResult.Outcome]
    let lines: [String]

    var testDescription: String { lines.joined(separator: ", ") }
  }

  static let code = PromiseResult.Outcome.notProven(because: .code("auth-accepted"))
  static let policy = PromiseResult.Outcome.notProven(because: .policy("no writes are allowed"))

  static let rows: [Row] = [
    Row(
      outcomes: Array(repeating: code, count: 12),
      lines: ["12 promises not proven because of auth-accepted"]),
    Row(outcomes: [code], lines: ["1 promise not proven because of auth-accepted"]),
    Row(
      outcomes: [policy, code, .kept, policy],
      lines: [
        "2 promises not proven: no writes are allowed",
        "1 promise not proven because of auth-accepted",
      ]),
    Row(outcomes: [.couldNotAsk], lines: ["1 promise not proven because of lookup-known"]),
    Row(outcomes: [.kept], lines: []),
  ]

  @Test(arguments: rows)
  func `promises are grouped by what prevented them`(_ row: Row) {
    var result = SampleResults.start(.live)
    result.promises = PromiseList(
      row.outcomes.enumerated().map { Sample.promise(Sample.known, "scenario \($0)", $1) })
    let terminal = TerminalReport.text(of: result).text.split(separator: "\n").map(String.init)
    #expect(
      terminal.filter { $0.contains(" not proven") && $0.first?.isNumber == true } == row.lines)
    let markdown = MarkdownReport.text(of: result).split(separator: "\n").map(String.init)
    #expect(markdown.filter { $0.hasPrefix("- ") } == row.lines.map { "- " + $0 })
    let items = HTMLReport.page(of: result).split(separator: "<li>").dropFirst().map {
      String($0.prefix { $0 != "\n" }).replacing(/<[^>]*>/, with: "")
    }
    #expect(
      items.filter { $0.contains(" not proven") } == row.lines.map { $0 + " lookup-known" })
  }

  @Test func `the page names some of the checks that wait`() {
    var result = SampleResults.start(.live)
    result.promises = PromiseList(
      SampleResults.codes.map { Sample.promise($0, "known customer", Self.code) })
    #expect(
      HTMLReport.page(of: result).contains(
        "answer-missing, auth-accepted, answer-latency, path-selects-nothing, … (6)"))
  }
}
