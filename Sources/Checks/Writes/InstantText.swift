// SPDX-License-Identifier: Apache-2.0

import Transports

/// A point in time as CRMs write it: ISO 8601 with the liberties that are seen.
///
/// Read are `T` or a blank between day and time, times without seconds, `+0000`, `+00` and a blank
/// before the offset, `UTC` behind it, and texts without an offset, whose zone somebody has to know.
struct InstantText: Sendable, Hashable {
  /// What the text shows, taken for UTC.
  let shown: Timestamp
  /// Minutes east of UTC; nil if the text shows no offset.
  let offset: Int?
  /// Whether the text is a day without a time.
  let isDay: Bool

  init?(_ text: String) {
    var rest = Substring(text.trimmed)
    guard rest.utf8.count >= 10,
      let day = rest.index(rest.startIndex, offsetBy: 10, limitedBy: rest.endIndex)
    else { return nil }
    let date = rest[..<day]
    rest = rest[day...]
    guard let first = rest.first else {
      guard let shown = Timestamp(rfc3339: "\(date)T00:00:00Z") else { return nil }
      (self.shown, offset, isDay) = (shown, nil, true)
      return
    }
    guard "Tt ".contains(first) else { return nil }
    rest.removeFirst()
    guard let (clock, offset) = Self.parts(of: rest) else { return nil }
    let seconds = clock.utf8.count == 5 ? ":00" : ""
    let fraction = clock.replacing(",", with: ".")
    guard let shown = Timestamp(rfc3339: "\(date)T\(fraction)\(seconds)Z") else { return nil }
    (self.shown, self.offset, isDay) = (shown, offset, false)
  }

  /// The time of day, and the offset behind it.
  private static func parts(of text: Substring) -> (clock: String, offset: Int?)? {
    if let zero = ["Z", "z", "UTC", "GMT"].first(where: { text.hasSuffix($0) }) {
      return (String(text.dropLast(zero.count)).trimmed, 0)
    }
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else {
      return (String(text), nil)
    }
    let digits = text[text.index(after: sign)...].filter { $0 != ":" }
    guard [2, 4].contains(digits.count), digits.allSatisfy(\.isASCII),
      let hours = Int(digits.prefix(2)), let minutes = Int("0" + digits.dropFirst(2)),
      hours < 24, minutes < 60
    else { return nil }
    let size = hours * 60 + minutes
    return (String(text[..<sign]).trimmed, text[sign] == "-" ? -size : size)
  }

  /// The point in time, if the text shows its offset.
  var instant: Timestamp? { offset.map { shown.advanced(by: .seconds(-60 * $0)) } }
}

extension String {
  /// Without blanks at the ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
