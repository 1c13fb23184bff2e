// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Reports
import Testing

/// The stages of the roll-out stand in every view as the results file has them.
struct GateStandingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    /// A letter a stage: `k` kept, `u` not proven, `b` broken by a blocker, `m` by a major
    /// finding, `·` nothing asked.
    let stages: String
    let lines: [String]

    var testDescription: String { stages }
  }

  static let rows: [Row] = [
    Row(stages: "kkkkk", lines: ["stages: all open"]),
    Row(stages: "kkmkk", lines: ["stages: all open"]),
    Row(stages: "bkkkk", lines: ["stages: all held shut"]),
    Row(stages: "ukkkk", lines: ["stages: all not proven"]),
    Row(stages: "·····", lines: ["stages: all not proven, nothing asked"]),
    Row(
      stages: "kkk·k",
      lines: [
        "stages open: start of build to controlled pilot, broader rollout",
        "stages not proven, nothing asked: operational handover",
      ]),
    Row(
      stages: "k·uk·",
      lines: [
        "stages open: start of build",
        "stages not proven: controlled pilot, operational handover",
        "stages not proven, nothing asked: builder testing, broader rollout",
      ]),
    Row(
      stages: "·kbu·",
      lines: [
        "stages open: builder testing",
        "stages held shut: controlled pilot to broader rollout",
        "stages not proven, nothing asked: start of build",
      ]),
  ]

  @Test(arguments: rows)
  func `each stage is named with how it stands`(_ row: Row) throws {
    let result = result(row.stages)
    let lines = TerminalReport.text(of: result).text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("stages") }.map(String.init) == row.lines)
    let sentence = row.lines.joined(separator: "; ").dropFirst()
    #expect(MarkdownReport.text(of: result).contains("S\(sentence)."))
  }

  @Test(arguments: rows)
  func `the page and the results file agree on each stage`(_ row: Row) throws {
    let result = result(row.stages)
    let page = HTMLReport.page(of: result)
    for (gate, letter) in zip(Gate.allCases, row.stages) {
      let title = gate.title.prefix(1).uppercased() + gate.title.dropFirst()
      let state = result.state(of: gate)
      let item = "<li class=\"\(state.rawValue)\"><span>\(title)</span> <b>"
      let words = try #require(page.split(separator: item, maxSplits: 1).last)
      #expect(page.contains(item))
      if state == .notProven {
        let reason = letter == "·" ? ", nothing asked" : ""
        #expect(words.hasPrefix("not proven\(reason)</b>"))
      }
    }
  }

  @Test(arguments: [
    (Severity.blocker, false, "Holds shut"), (.blocker, true, "Stage concerned"),
    (.major, false, "Stage concerned"), (.minor, false, "Stage concerned"),
  ])
  func `only a blocker is said to hold a stage shut`(
    _ severity: Severity, _ isFailureToAsk: Bool, _ head: String
  ) {
    var result = SampleResults.start(.live)
    result.findings = [finding(severity, .controlledPilot, isFailureToAsk)]
    let page = HTMLReport.page(of: result)
    #expect(page.contains("<dt>\(head)</dt><dd>Controlled pilot</dd>"))
  }

  private func result(_ stages: String) -> RunResult {
    var result = SampleResults.start(.live)
    for (gate, letter) in zip(Gate.allCases, stages) where letter != "·" {
      let outcome: PromiseResult.Outcome =
        switch letter {
        case "k": .kept
        case "u": .notProven(because: .policy("no writes"))
        default: .broken
        }
      result.promises.append(Sample.promise(kind(.blocker, gate), "nobody", outcome))
      if letter == "b" { result.findings.append(finding(.blocker, gate)) }
      if letter == "m" { result.findings.append(finding(.major, gate)) }
    }
    return result
  }

  private func kind(_ severity: Severity, _ gate: Gate) -> FindingKind {
    FindingKind("code", severity, .lookup, holds: gate, owner: .apiDeveloper, layer: .crm)
  }

  private func finding(
    _ severity: Severity, _ gate: Gate, _ isFailureToAsk: Bool = false
  ) -> ReportedFinding {
    let finding = Finding(
      kind(severity, gate), about: FindingSubject(endpoint: "contact-search", interaction: ""),
      "it is wrong", at: nil)
    return ReportedFinding(
      finding, isFailureToAsk: isFailureToAsk, redactedBy: SampleResults.redactor)
  }
}
