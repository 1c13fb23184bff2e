// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// The matrix of formats, the latency and the phonebook as tables in Markdown.
enum MarkdownMeasurements {
  /// Rows of a table that are shown; the results file has the others.
  private static let rowsShown = 20

  static func formats(of result: RunResult) -> String {
    guard let formats = result.formats, !formats.rows.isEmpty, !formats.columns.isEmpty else {
      return ""
    }
    let columns = formats.shownColumns
    let heads = columns.map { $0.spelling.markdown + ($0.isRequired ? " ★" : "") }
    let rows = formats.rows.prefix(rowsShown).map { row in
      let behaviour = row.behaviour.map { " " + $0.markdown } ?? ""
      let cells = row.judged(below: columns).map { judged in
        judged.map { "\($0.judgement.symbol) \($0.cell.outcome.title)" } ?? ""
      }
      return [row.stored.text.markdownCell + behaviour] + cells
    }
    let legend = formats.judgements.map { "\($0.symbol) \($0.meaning)" } + ["★ how calls arrive"]
    return "## Phone formats\n\n\(table(["stored"] + heads, rows))"
      + more(formats.rows.count) + "\n\n" + legend.joined(separator: ", ") + "."
  }

  static func latency(of result: RunResult) -> String {
    guard !result.latency.isEmpty else { return "" }
    let lines = result.latency.map { "- \($0.sentence.markdown)" }
    return "## Latency\n\n" + lines.joined(separator: "\n")
  }

  static func phonebook(of result: RunResult) -> String {
    guard !result.phonebook.isEmpty else { return "" }
    let rows = result.phonebook.prefix(rowsShown).map { entry in
      let numbers = entry.numbers.prefix(4).map { $0.text.markdownCell }.joined(separator: ", ")
      return [
        entry.name.markdown, numbers, display(entry.exact), display(entry.lastDigits),
      ]
    }
    return "## Phonebook of the PBX\n\n"
      + table(["kept", "numbers", "whole number shows", "last digits show"], rows)
      + more(result.phonebook.count)
  }

  static func identities(of result: RunResult) -> String {
    guard !result.identities.isEmpty else { return "" }
    let columns = result.identities.capabilities
    let rows = result.identities.map { row in
      [row.name.markdownCell] + columns.map { row[$0]?.rawValue ?? "–" }
    }
    return "## Who may read what\n\n" + table(["identity"] + columns.map(\.markdownCell), rows)
  }

  static func rotations(of result: RunResult) -> String {
    guard !result.rotations.isEmpty else { return "" }
    let parts = result.rotations.map { rotation in
      let steps = rotation.steps.map { "- \($0.sentence.markdown)" }
      return ([rotation.headline.markdown + ":", ""] + steps).joined(separator: "\n")
    }
    return "## Renewal of secrets, rehearsed\n\n" + parts.joined(separator: "\n\n")
  }

  private static func display(_ display: PhonebookEntry.Display) -> String {
    switch display.outcome {
    case .thisName: "✓ this name"
    case .anotherName: "✗ another name: " + (display.name?.markdown ?? "")
    case .nothing: "– no name"
    }
  }

  static func table(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = [heads, heads.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func more(_ count: Int) -> String {
    count > rowsShown ? "\n\n… and \(count - rowsShown) more in results.json" : ""
  }
}

extension String {
  /// The text as code in a cell of a table, where a bar would end the cell.
  fileprivate var markdownCell: String { markdownCode.replacing("|", with: "\\|") }
}
