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
    let rest: RedactedText =
      unseen.isEmpty ? "" : "not seen: \(authored: unseen.map(\.short).joined(separator: ", "))\n"
    return lines.joined() + rest
  }
}

extension ResilienceRow.Fault {
  /// The fault in a word: all of them fit a line.
  fileprivate var short: String {
    switch self {
    case .limitWithWait: "limit+wait"
    case .limitWithoutWait: "limit"
    case .timeout: "timeout"
    case .cutOff: "cut-off"
    case .serverError: "5xx"
    case .webPage: "HTML"
    case .wrongType: "type"
    case .redirect: "redirect"
    case .malformed: "4xx"
    }
  }
}

extension MarkdownMeasurements {
  /// The table of what goes wrong.
  static func resilience(of result: RunResult) -> String {
    guard !result.resilience.isEmpty else { return "" }
    let rows = result.resilience.compactMap { row in
      row.seen.map {
        [
          row.fault.title.markdown, row.endpoint.markdown,
          "\($0.answer.shown(upTo: 160).markdown) (\($0.place.markdown))",
          row.agentSees.markdown, row.logSays.markdown,
        ]
      }
    }
    let head = ["fault", "endpoint", "the CRM answered", "the agent sees", "the log should say"]
    return "## When something goes wrong\n\n" + (rows.isEmpty ? "" : table(head, rows) + "\n")
      + unseen(in: result)
  }

  /// What was not met, a line for each fault.
  private static func unseen(in result: RunResult) -> String {
    ResilienceRow.Fault.allCases.compactMap { fault in
      let endpoints = result.resilience.filter { $0.fault == fault && $0.seen == nil }
        .map(\.endpoint.markdown)
      return endpoints.isEmpty
        ? nil
        : "- \(ResilienceRow.unseen.markdown): \(fault.title.markdown), at "
          + endpoints.joined(separator: ", ") + "\n"
    }.joined()
  }
}
