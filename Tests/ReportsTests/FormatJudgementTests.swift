// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Reports
import Testing

/// What a cell of the matrix says, by what was promised and whom the spelling found.
struct FormatJudgementTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let promise: FormatMatrix.Promise
    let isRequired: Bool
    let outcome: FormatMatrix.Outcome
    /// The cell's class on the page, its words there, and its mark on a terminal.
    let style: String
    let words: String
    let mark: String

    var testDescription: String {
      "\(promise), \(isRequired ? "required" : "optional"), \(outcome)"
    }

    init(
      _ promise: FormatMatrix.Promise, required: Bool, _ outcome: FormatMatrix.Outcome,
      _ cell: (style: String, words: String, mark: String)
    ) {
      self.promise = promise
      isRequired = required
      self.outcome = outcome
      (style, words, mark) = cell
    }
  }

  static let rows: [Row] = [
    // Promised, whatever the column.
    Row(.matches, required: false, .found, ("kept", "✓ found", "ok")),
    Row(.matches, required: false, .nobody, ("broken", "✗ nobody", "NO")),
    Row(.matches, required: false, .others, ("broken", "✗ somebody else", "NO")),
    Row(.matches, required: true, .several, ("broken", "✗ it and others", "NO")),
    // Not promised, but calls arrive like this.
    Row(.none, required: true, .found, ("kept", "✓ found", "ok")),
    Row(.none, required: true, .nobody, ("broken", "✗ nobody", "NO")),
    // For information.
    Row(.none, required: false, .found, ("extra", "○ found", "+")),
    Row(.none, required: false, .nobody, ("absent", "– nobody", "-")),
    Row(.none, required: false, .several, ("absent", "– it and others", "-")),
    // An admitted gap, also where calls arrive like this.
    Row(.misses, required: true, .nobody, ("gap", "△ nobody, admitted", "gap")),
    Row(.misses, required: false, .others, ("gap", "△ somebody else, admitted", "gap")),
    Row(.misses, required: true, .found, ("extra", "○ found", "+")),
    // Not judged.
    Row(.matches, required: true, .unanswered, ("open", "? no answer", "?")),
    Row(.misses, required: false, .notAsked, ("open", "? not asked", "?")),
  ]

  @Test(arguments: rows)
  func `a cell says in symbol and words what it means`(_ row: Row) throws {
    var result = SampleResults.start(.sandbox)
    result.formats = FormatMatrix(
      columns: [.init(spelling: "e164", isRequired: row.isRequired)],
      rows: [
        .init(
          stored: "050",
          cells: [
            .init(
              spelling: "e164", dialled: "+9715", outcome: row.outcome, promise: row.promise)
          ])
      ])
    let page = HTMLReport.page(of: result)
    let cell = try #require(page.split(separator: "<td class=\"\(row.style)\"", maxSplits: 1).last)
    #expect(cell.prefix { $0 != "\n" }.contains("<b>\(row.words)</b><code>+9715</code></td>"))
    #expect(page.contains("★ calls arrive so") == row.isRequired)
    let lines = TerminalReport.text(of: result).text.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("050 ") })
    #expect(line.split(separator: " ") == ["050", Substring(row.mark)])
  }

  /// A row of three spellings, the first two of the same text: promises, whether calls arrive in
  /// the first, and the marks.
  static let twins: [([FormatMatrix.Promise], Bool, RedactedText, String)] = [
    ([.matches, .none, .none], false, "+9715", "ok ok +"),
    ([.none, .matches, .none], true, "+9715", "ok ok +"),
    ([.none, .none, .none], true, "+9715", "ok ok +"),
    ([.none, .none, .none], false, "+9715", "+ + +"),
    ([.misses, .none, .none], false, "+9715", "+ + +"),
    // What is written below a spelling itself counts.
    ([.misses, .matches, .none], false, "+9715", "+ ok +"),
    // Masks look alike, and are not the same number.
    ([.matches, .none, .none], false, "‹hidden, 13 characters›", "ok + +"),
    ([.matches, .none, .none], false, "", "ok + +"),
  ]

  @Test(arguments: twins)
  func `the same dialled text has the same mark in each spelling`(
    _ promises: [FormatMatrix.Promise], _ isRequired: Bool, _ dialled: RedactedText, _ marks: String
  ) throws {
    var result = SampleResults.start(.sandbox)
    let names = ["e164", "as-stored", "digits"]
    let cells = zip(names, promises).map { name, promise in
      FormatMatrix.Cell(
        spelling: name, dialled: name == "digits" ? "9715" : dialled, outcome: .found,
        promise: promise)
    }
    result.formats = FormatMatrix(
      columns: names.map { .init(spelling: $0, isRequired: isRequired && $0 == "e164") },
      rows: [.init(stored: "050", cells: cells)])
    let lines = TerminalReport.text(of: result).text.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("050 ") })
    #expect(line.split(separator: " ").dropFirst().joined(separator: " ") == marks)
  }

  @Test func `columns that calls arrive in stand first in every view`() throws {
    let result = SampleResults.notReady
    let heads = try MarkupReader(HTMLReport.page(of: result)).elements
    #expect(heads.count { $0.attributes["class"] == "formats" } == 1)
    let page = HTMLReport.page(of: result)
    let order = ["e164", "national", "digits", "double-zero", "lost-plus"].map {
      page.split(separator: "<th scope=\"col\">\($0)<", maxSplits: 1).first?.count ?? 0
    }
    #expect(order == order.sorted())
    #expect(
      MarkdownReport.text(of: result)
        .contains("| stored | e164 ★ | national ★ | digits | double-zero | lost-plus |"))
    #expect(TerminalReport.text(of: result).text.contains("e164* nat* digit 00  lost\n"))
  }

  @Test func `many numbers are cut in every view, and said to be`() {
    var result = SampleResults.start(.sandbox)
    var formats = SampleMeasurements.goodFormats
    formats.rows = (0..<500).map {
      .init(stored: "+9715000\($0)", cells: formats.rows[0].cells)
    }
    result.formats = formats
    #expect(HTMLReport.page(of: result).contains("440 more numbers in results.json"))
    #expect(MarkdownReport.text(of: result).contains("… and 480 more in results.json"))
    #expect(TerminalReport.text(of: result).text.contains("… and 493 more numbers in the report"))
  }
}
