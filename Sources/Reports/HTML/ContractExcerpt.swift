// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// The line of the contract that a finding is about, with what is meant marked in it.
///
/// The mark is in the line itself, not below it as a terminal has it, so that the line may wrap in
/// a narrow window.
enum ContractExcerpt {
  /// Characters of the line that are shown on either side of the mark, and in it.
  private static let shown = (beside: 80, marked: 200)

  static func html(of place: ReportedPlace, label: RedactedText) -> HTMLText {
    guard place.span != nil else { return "" }
    let line = place.text.text.unicodeScalars
    let before = line.prefix(max(0, min(place.column, 1 << 30) - 1))
    let marked = line.dropFirst(before.count).prefix(max(0, place.width))
    let after = line.dropFirst(before.count + marked.count)
    let note: HTMLText = label.isEmpty ? "" : "<p class=\"soft\">\(label.shown(upTo: 200))</p>"
    return """
      <figure><figcaption>\(place.description.shownText)</figcaption>\
      <pre tabindex="0"><span class="soft">\(place.line) │</span> \(end(of: before))\
      <mark>\(beginning(of: marked, upTo: shown.marked))</mark>\
      \(beginning(of: after, upTo: shown.beside))</pre>\(note)</figure>
      """
  }

  /// The last characters.
  private static func end(of text: Substring.UnicodeScalarView) -> RedactedText {
    let rest = String(Substring(text.suffix(shown.beside)))
    let cut: RedactedText = text.count > shown.beside ? "…" : ""
    return cut + RedactedText(restored: rest)
  }

  private static func beginning(
    of text: Substring.UnicodeScalarView, upTo limit: Int
  ) -> RedactedText {
    let rest = RedactedText(restored: String(Substring(text.prefix(limit))))
    let cut: RedactedText = text.count > limit ? "…" : ""
    return rest + cut
  }
}
