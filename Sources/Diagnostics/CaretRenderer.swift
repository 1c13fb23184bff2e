// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// Shows notices the way compilers do: the line of the file, and carets below what is wrong.
///
/// The line passes through the redactor, so it may be shorter or longer than in the file; the
/// carets still stand below what they mean.
public struct CaretRenderer: Sendable {
  private let redactor: Redactor
  private let usesColor: Bool
  private let width: Int

  /// A renderer.
  ///
  /// - Parameters:
  ///   - redactor: what every line of a file passes through.
  ///   - usesColor: whether to write ANSI colours, for terminals.
  ///   - width: columns of a line of the file that are shown at most; of longer lines a window
  ///     around the place.
  public init(redactor: Redactor, usesColor: Bool = false, width: Int = 120) {
    self.redactor = redactor
    self.usesColor = usesColor
    self.width = max(20, width)
  }

  /// Shows a complaint as an error.
  public func render(_ complaint: Complaint) -> RedactedText { render(Notice(complaint)) }

  /// Shows a notice; the text ends with a line break.
  public func render(_ notice: Notice) -> RedactedText {
    let color: RedactedText = ["minor", "warning"].contains(notice.headword) ? "33" : "31"
    let head: RedactedText = "\(authored: notice.headword)[\(authored: notice.code)]"
    var lines = [painted(head, "1;" + color) + painted(": \(notice.message.onOneLine())", "1")]
    let number = (notice.span?.start.line).map(String.init) ?? ""
    let gutter = max(2, number.utf8.count)
    if let span = notice.span {
      let edge = blanks(gutter)
      let excerpt = Excerpt(of: span, hiding: notice.hidden, redactor: redactor, width: width)
      let label = notice.label.isEmpty ? "" : " " + notice.label.onOneLine()
      let line: RedactedText = excerpt.line.isEmpty ? "" : " " + excerpt.line
      let aligned = blanks(gutter - number.utf8.count) + "\(authored: number) |"
      lines += [
        edge + painted("-->", "34") + " " + RedactedText(authored: span.description).onOneLine(),
        edge + painted(" |", "34"),
        painted(aligned, "34") + line,
        edge + painted(" |", "34") + blanks(excerpt.indent + 1)
          + painted(carets(excerpt.carets) + label, color),
      ]
    }
    let help = Notice.Note("help", notice.help)
    for note in notice.notes + [help] where !note.text.isEmpty {
      lines += rendered(note, indent: gutter + 1)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func rendered(_ note: Notice.Note, indent: Int) -> [RedactedText] {
    let lines = note.text.shownLines()
    let first = blanks(indent) + painted("=", "34") + " \(authored: note.name): "
    return lines.enumerated().map { index, line in
      (index == 0 ? first : blanks(indent + note.name.count + 4)) + line
    }
  }

  private func blanks(_ count: Int) -> RedactedText {
    RedactedText(authored: String(repeating: " ", count: count))
  }

  private func carets(_ count: Int) -> RedactedText {
    RedactedText(authored: String(repeating: "^", count: count))
  }

  private func painted(_ text: RedactedText, _ color: RedactedText) -> RedactedText {
    usesColor && !text.isEmpty ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }
}
