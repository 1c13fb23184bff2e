// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

extension ResilienceRow {
  /// What stands where nothing was seen.
  static let unseen: RedactedText = "not proven: not provoked"
}

extension ResilienceRow.Seen {
  /// The exchange that shows it, and how many others do.
  var place: RedactedText {
    count > 1 ? "exchange \(number), and \(count - 1) more" : "exchange \(number)"
  }
}

/// What went wrong in a run as lines for a terminal, with what did not.
enum TerminalResilience {
  static func text(of result: RunResult) -> RedactedText {
    guard !result.resilience.isEmpty else { return "" }
    let lines = result.resilience.compactMap { row in
      row.seen.map { seen in
        """
        \(row.fault.title), \(authored: row.endpoint.shown): \(seen.answer.shown(upTo: 72)) \
        (\(seen.place))

        """ as RedactedText
      }
    }
    let seen = Set(result.resilience.filter { $0.seen != nil }.map(\.fault))
    let unseen = ResilienceRow.Fault.allCases.filter { !seen.contains($0) }
    return lines.joined() + wrapped(unseen.map(\.rawValue))
  }

  /// The faults that were not seen, on lines that fit a terminal.
  private static func wrapped(_ names: [String]) -> RedactedText {
    guard !names.isEmpty else { return "" }
    var lines = ["not seen:"]
    for (position, name) in names.enumerated() {
      let word = name + (position < names.count - 1 ? "," : "")
      let last = lines.count - 1
      if lines[last].count + word.count >= 80 {
        lines.append("  \(word)")
      } else {
        lines[last] += " \(word)"
      }
    }
    return lines.map { "\(authored: $0)\n" }.joined()
  }
}

extension MarkdownMeasurements {
  /// The table of what goes wrong.
  static func resilience(of result: RunResult) -> String {
    guard !result.resilience.isEmpty else { return "" }
    let rows = result.resilience.map { row in
      [
        row.fault.title.markdown, row.endpoint.markdown,
        row.seen.map { "\($0.answer.shown(upTo: 160).markdown) (\($0.place.markdown))" }
          ?? ResilienceRow.unseen.markdown, row.agentSees.markdown, row.logSays.markdown,
      ]
    }
    return "## When something goes wrong\n\n"
      + table(
        ["fault", "endpoint", "the CRM answered", "the agent sees", "the log should say"], rows)
  }
}
