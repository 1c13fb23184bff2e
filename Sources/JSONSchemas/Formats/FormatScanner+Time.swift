// SPDX-License-Identifier: Apache-2.0

/// Dates and times of RFC 3339.
extension FormatScanner {
  mutating func takeDate() -> Bool {
    guard let year = takeNumber(digits: 4), take("-"), let month = takeNumber(digits: 2),
      take("-"), let day = takeNumber(digits: 2), 1...12 ~= month
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }

  mutating func takeTime() -> Bool {
    guard let hour = takeNumber(digits: 2), take(":"), let minute = takeNumber(digits: 2),
      take(":"), let second = takeNumber(digits: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    if take("."), takeAll(where: Self.isDigit) == 0 { return false }
    guard let offset = takeOffset() else { return false }
    // A leap second ends a day in UTC.
    let universal = (hour * 60 + minute - offset + 2 * 1_440) % 1_440
    return second < 60 || universal == 1_439
  }

  /// Minutes that the local time is ahead of UTC.
  private mutating func takeOffset() -> Int? {
    if take(where: { $0 | 0x20 == UInt8(ascii: "z") }) { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hour = takeNumber(digits: 2), take(":"),
      let minute = takeNumber(digits: 2), hour < 24, minute < 60
    else { return nil }
    return sign * (hour * 60 + minute)
  }

  /// A duration as in appendix A of RFC 3339: no unit may be left out between two others.
  mutating func takeDuration() -> Bool {
    guard take("P") else { return false }
    if rest.last == UInt8(ascii: "W") { return takeUnits("W") == 1 && isAtEnd }
    guard let date = takeUnits("YMD") else { return false }
    guard take("T") else { return date > 0 && isAtEnd }
    guard let time = takeUnits("HMS") else { return false }
    return time > 0 && isAtEnd
  }

  /// Takes numbers with units in order; `nil` if one is not the next of that before.
  private mutating func takeUnits(_ units: String) -> Int? {
    var units = Array(units.utf8)[...]
    var count = 0
    while let first = rest.first, Self.isDigit(first) {
      let digits = rest.prefix(while: Self.isDigit).count
      let unit = rest.dropFirst(digits).first
      guard let unit, let place = units.firstIndex(of: unit),
        count == 0 || place == units.startIndex
      else { return nil }
      rest.removeFirst(digits + 1)
      units = units[(place + 1)...]
      count += 1
    }
    return count
  }
}
