// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// The matrix of formats and the latency as lines of plain ASCII, few enough for one screen.
enum TerminalMeasurements {
  /// Stored numbers that are shown; the other views have more.
  private static let rowsShown = 7
  private static let storedWidth = 26

  static func text(of result: RunResult) -> RedactedText {
    let latency = result.latency.map { "\($0.sentence)\n" as RedactedText }.joined()
    let lines = latency + TerminalUsers.text(of: result) + TerminalResilience.text(of: result)
    return [
      result.formats.map(matrix) ?? "", lines, identities(result.identities),
      result.rotations.map { "\($0.headline)\n" }.joined(),
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func identities(_ rows: [IdentityRow]) -> RedactedText {
    rows.map { row in
      let cells = row.cells.map { "\($0.capability) \($0.access.rawValue)" }
      let text = cells.isEmpty ? "not tried" : cells.joined(separator: ", ")
      return "who may read what: \(authored: row.name): \(authored: text)\n" as RedactedText
    }.joined()
  }

  private static func matrix(_ formats: FormatMatrix) -> RedactedText {
    guard !formats.rows.isEmpty, !formats.columns.isEmpty else { return "" }
    let columns = formats.shownColumns
    let heads = columns.map { Self.short($0.spelling) + ($0.isRequired ? "*" : "") }
    let widths = heads.map { max($0.count, 3) + 1 }
    let head = ("phone formats".padded(to: storedWidth) + line(heads, widths)).trimmed
    let rows = formats.rows.prefix(rowsShown).map { row($0, columns, widths) }
    let rest = formats.rows.count - rows.count
    let more: RedactedText = rest > 0 ? "… and \(rest.of("more number")) in the report\n" : ""
    return "\(authored: head)\n\(rows.joined())\(more)\(legend(formats))"
  }

  private static func row(
    _ row: FormatMatrix.Row, _ columns: [FormatMatrix.Column], _ widths: [Int]
  ) -> RedactedText {
    let marks = row.judged(below: columns).map { $0?.judgement.mark ?? "" }
    let stored = row.stored.shown(upTo: storedWidth - 2).text.padded(to: storedWidth)
    let behaviour = row.behaviour?.shown(upTo: 24).text ?? ""
    let text = stored + line(marks, widths) + behaviour
    return "\(RedactedText(restored: text.trimmed))\n"
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).map { $0.padded(to: $1) }.joined()
  }

  private static func legend(_ formats: FormatMatrix) -> RedactedText {
    var parts = formats.judgements.map { "\(authored: $0.mark) \($0.meaning)" as RedactedText }
    if formats.columns.contains(where: \.isRequired) { parts.append("* how calls arrive") }
    var lines: [RedactedText] = [""]
    for part in parts {
      let last = lines[lines.count - 1]
      let isFull = last.text.count + part.text.count > 76
      if isFull {
        lines.append("  \(part)")
      } else {
        lines[lines.count - 1] = last.isEmpty ? "  \(part)" : "\(last), \(part)"
      }
    }
    return lines.map { "\($0)\n" }.joined()
  }

  /// A column's name in a few letters: nine columns and a number fit 80.
  private static func short(_ spelling: String) -> String {
    let known = [
      "digits": "digit", "double-zero": "00", "international": "intl", "national": "nat",
      "national-digits": "natd", "rfc3966": "3966", "as-stored": "same", "lost-plus": "lost",
      "extension": "ext",
    ]
    return known[spelling] ?? String(spelling.shown.prefix(6))
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmed: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
