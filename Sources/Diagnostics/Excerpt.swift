// SPDX-License-Identifier: Apache-2.0

import Redaction

/// The line of a file that a span begins in, made fit to be shown, and where the carets stand.
struct Excerpt {
  /// One character on the screen, or all of what is hidden at a place.
  private struct Cell {
    let text: String
    let width: Int
    /// Where it begins and ends in the line, in Unicode scalars.
    let scalars: Range<Int>
  }

  /// The line, or a window of it.
  let line: RedactedText
  /// Columns to the left of the carets.
  let indent: Int
  /// How many carets, at least one.
  let carets: Int

  init(of span: SourceSpan, hiding hidden: [SourceSpan], redactor: Redactor, width: Int) {
    let line = CleanLine(span.start.line, of: span.source, redactor: redactor)
    let secret = hidden.filter { $0.source == span.source }.compactMap { line.overlap($0.range) }
    let cells = Self.cells(of: line.scalars, hiding: secret)
    let place = line.place(of: span.range)
    let first = cells.firstIndex { $0.scalars.upperBound > place.lowerBound } ?? cells.count
    let last = cells.firstIndex { $0.scalars.lowerBound >= place.upperBound } ?? cells.count
    let marked = first..<max(first, last)
    let window = Self.window(of: cells, around: marked, width: width)
    let left = window.lowerBound > 0 ? "…" : ""
    let right = window.upperBound < cells.count ? "…" : ""
    // What is shown went through the redactor and lost what is hidden, so it is safe.
    self.line = RedactedText(authored: left + cells[window].map(\.text).joined() + right)
    indent = cells[window.lowerBound..<first].reduce(left.count) { $0 + $1.width }
    carets = max(1, cells[marked.clamped(to: window)].reduce(0) { $0 + $1.width })
  }

  /// What stands in the place of something hidden, whatever its length.
  private static let mask = "••••••••"

  private static func cells(of line: [Unicode.Scalar], hiding hidden: [Range<Int>]) -> [Cell] {
    var cells: [Cell] = []
    var position = 0
    for range in hidden.sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.upperBound > position {
      append(line, position..<max(position, range.lowerBound), to: &cells)
      cells.append(Cell(text: mask, width: mask.count, scalars: range))
      position = range.upperBound
    }
    append(line, position..<line.count, to: &cells)
    return cells
  }

  private static func append(_ line: [Unicode.Scalar], _ range: Range<Int>, to cells: inout [Cell])
  {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: line[range])
    var position = range.lowerBound
    for character in String(view) {
      let end = position + character.unicodeScalars.count
      if character == "\t" {
        cells.append(Cell(text: "  ", width: 2, scalars: position..<end))
      } else {
        // A control character would move the cursor; every scalar gets a mark of one column.
        let isControl = character.unicodeScalars.contains { $0.steersTerminal }
        let text = isControl ? String(repeating: "\u{FFFD}", count: end - position) : "\(character)"
        let width = isControl ? end - position : character.columns
        cells.append(Cell(text: text, width: width, scalars: position..<end))
      }
      position = end
    }
  }

  /// The cells that fit, with a third of the room before the place at least, if there is so much.
  private static func window(of cells: [Cell], around marked: Range<Int>, width: Int) -> Range<Int>
  {
    guard cells.reduce(0, { $0 + $1.width }) > width else { return 0..<cells.count }
    var room = width - 2
    var low = marked.lowerBound
    var high = low
    func widen(down: Bool, keeping reserve: Int) {
      while down ? low > 0 : high < cells.count {
        let next = cells[down ? low - 1 : high].width
        guard room - next >= reserve else { return }
        room -= next
        if down { low -= 1 } else { high += 1 }
      }
    }
    widen(down: true, keeping: room * 2 / 3)
    widen(down: false, keeping: 0)
    widen(down: true, keeping: 0)
    return low..<high
  }
}
