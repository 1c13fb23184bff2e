// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// The matrix of formats: stored numbers down, dialled spellings across.
enum FormatSection {
  /// Numbers that are shown; the results file has the others.
  private static let rowsShown = 60
  /// Columns above which the table is wider than the page's text.
  private static let columnsInText = 5

  static func html(of result: RunResult) -> HTMLText {
    guard let formats = result.formats, !formats.rows.isEmpty, !formats.columns.isEmpty else {
      return ""
    }
    let columns = formats.shownColumns
    let isWide = columns.count > columnsInText
    let box: RedactedText = isWide ? "scroll wide" : "scroll"
    let rows = formats.rows.prefix(rowsShown).map { row($0, columns) }
    return """
      <section aria-labelledby="formats"><h2 id="formats">Phone formats</h2>
      <p>How each number is stored in the CRM, and whether a call finds it when its number is \
      spelled as above the column.</p>
      \(legend(formats))
      \(ScrollHint.html(ofWide: isWide))
      <div class="\(box)" tabindex="0" role="region" aria-labelledby="formats">
      <table class="formats"><thead><tr><th scope="col">Stored</th>\
      \(columns.map(head))</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(LeftOut.html(formats.rows.count - rows.count, of: "number"))
      </section>
      """
  }

  private static func legend(_ formats: FormatMatrix) -> HTMLText {
    let items = formats.judgements.map { judgement in
      """
      <li class="\(authored: judgement.rawValue)"><b>\(judgement.symbol)</b> \
      \(judgement.meaning)</li>
      """ as HTMLText
    }
    return "<ul class=\"legend\">\(items)</ul>"
  }

  private static func head(_ column: FormatMatrix.Column) -> HTMLText {
    let required: HTMLText = column.isRequired ? "<b>★ calls arrive so</b>" : ""
    return "<th scope=\"col\">\(column.spelling.shownText)\(required)</th>"
  }

  private static func row(
    _ row: FormatMatrix.Row, _ columns: [FormatMatrix.Column]
  ) -> HTMLText {
    let behaviour: HTMLText =
      row.behaviour.map { "<span class=\"soft\">\($0.shown(upTo: 80))</span>" } ?? ""
    let cells = row.judged(below: columns).map { judged in
      judged.map { cell($0.cell, $0.judgement) } ?? "<td class=\"soft\">does not apply</td>"
    }
    return """
      <tr><th scope="row"><code>\(row.stored.shown(upTo: 80))</code>\(behaviour)</th>\(cells)</tr>

      """
  }

  private static func cell(
    _ cell: FormatMatrix.Cell, _ judgement: FormatJudgement
  ) -> HTMLText {
    let admitted: RedactedText = judgement == .gap ? ", admitted" : ""
    return """
      <td class="\(authored: judgement.rawValue)" \
      title="dialled \(cell.dialled.shown(upTo: 80)): \(judgement.meaning)">\
      <b>\(judgement.symbol) \(cell.outcome.title)\(admitted)</b>\
      <code>\(cell.dialled.shown(upTo: 80))</code></td>
      """
  }
}

/// Says that a table goes on beyond its box; seen only where the window is too narrow for it.
enum ScrollHint {
  static func html(ofWide isWide: Bool) -> HTMLText {
    let style: RedactedText = isWide ? "hint wide-hint" : "hint"
    return "<p class=\"\(style)\">Scroll the table sideways for its other columns →</p>"
  }
}

/// What a long list leaves to the results file.
enum LeftOut {
  static func html(_ count: Int, of noun: String) -> HTMLText {
    count > 0
      ? "<p class=\"soft\">\(count.of("more " + noun)) in results.json.</p>" : ""
  }
}
