// SPDX-License-Identifier: Apache-2.0

import Redaction

/// A line of a file without its secrets, that still knows where the bytes of the file have gone.
struct CleanLine {
  /// The line as it may be shown.
  let scalars: [Unicode.Scalar]
  private let source: SourceText
  private let bytes: Range<Int>
  /// What the redactor changed, in scalars of the line before and after.
  private let old: Range<Int>
  private let new: Range<Int>

  init(_ number: Int, of source: SourceText, redactor: Redactor) {
    let text = source.line(number)
    let before = Array(text.unicodeScalars)
    let after = Array(redactor.redact(text).text.unicodeScalars)
    let same = zip(before, after).prefix { $0 == $1 }.count
    let rest = min(before.count, after.count) - same
    let tail = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0 == $1 }.count
    scalars = after
    old = same..<before.count - tail
    new = same..<after.count - tail
    self.source = source
    bytes = source.lineRange(number)
  }

  /// Where a range of bytes of the file is shown; the part in other lines is left away.
  func place(of range: Range<Int>) -> Range<Int> {
    let low = index(of: range.lowerBound)
    let high = index(of: range.upperBound)
    let start = low <= old.lowerBound ? low : low >= old.upperBound ? moved(low) : new.lowerBound
    let end = high <= old.lowerBound ? high : high >= old.upperBound ? moved(high) : new.upperBound
    return start..<max(start, end)
  }

  /// Where the part of a range that lies in this line is shown, if there is one.
  func overlap(_ range: Range<Int>) -> Range<Int>? {
    let place = place(of: range)
    return place.isEmpty ? nil : place
  }

  private func moved(_ index: Int) -> Int { index - old.upperBound + new.upperBound }

  private func index(of offset: Int) -> Int {
    let end = min(max(offset, bytes.lowerBound), bytes.upperBound)
    return String(decoding: source.utf8[bytes.lowerBound..<end], as: UTF8.self).unicodeScalars.count
  }
}
