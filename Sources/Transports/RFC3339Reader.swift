// SPDX-License-Identifier: Apache-2.0

/// Reads `2026-11-21T10:15:30.25+04:00` character by character.
struct RFC3339Reader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) {
    rest = Array(text.utf8)[...]
  }

  mutating func microseconds() -> Int64? {
    guard let year = number(4), take("-"), let month = number(2), take("-"),
      let day = number(2), (1...12).contains(month),
      (1...CivilDate.length(ofMonth: month, year: year)).contains(day),
      take("T") || take("t") || take(" "),
      let hour = number(2), take(":"), let minute = number(2), take(":"),
      let second = number(2), hour < 24, minute < 60, second <= 60
    else { return nil }
    guard let fraction = fraction(), let offset = offset(), rest.isEmpty else { return nil }
    let days = CivilDate.days(year: year, month: month, day: day)
    let minutes = days * 86400 + hour * 3600 + minute * 60 - offset
    guard second < 60 || Self.mayHaveLeapSecond(minutes) else { return nil }
    return (minutes + second) * 1_000_000 + fraction
  }

  /// Leap seconds are put in at the end of a day in UTC only.
  private static func mayHaveLeapSecond(_ seconds: Int64) -> Bool {
    (seconds % 86400 + 86400) % 86400 == 86340
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func number(_ digits: Int) -> Int64? {
    guard rest.count >= digits else { return nil }
    var value: Int64 = 0
    for byte in rest.prefix(digits) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    rest = rest.dropFirst(digits)
    return value
  }

  /// Microseconds of the part behind the point; finer digits are cut off.
  private mutating func fraction() -> Int64? {
    guard take(".") else { return 0 }
    var digits = 0
    var value: Int64 = 0
    while let digit = number(1) {
      digits += 1
      if digits <= 6 { value = value * 10 + digit }
    }
    guard (1...9).contains(digits) else { return nil }
    for _ in min(digits, 6)..<6 { value *= 10 }
    return value
  }

  private mutating func offset() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let sign: Int64
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
