// SPDX-License-Identifier: Apache-2.0

/// An instant of RFC 3339, to be compared.
struct CalendarInstant: Sendable, Hashable, Comparable {
  static let distantPast = CalendarInstant(seconds: .min, fraction: [])

  /// Seconds since the year 0.
  private let seconds: Int
  /// The digits behind the point, without zeros at the end.
  private let fraction: [UInt8]

  private init(seconds: Int, fraction: [UInt8]) {
    self.seconds = seconds
    self.fraction = fraction
  }

  /// Reads such as `2026-01-15T08:00:00Z` or `2026-01-15T12:00:00.5+04:00`; nil for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (20...40).contains(bytes.count), Self.hasPattern(bytes) else { return nil }
    let month = Self.number(bytes[5..<7])
    let year = Self.number(bytes[0..<4])
    let day = Self.number(bytes[8..<10])
    let time = [11, 14, 17].map { Self.number(bytes[$0..<($0 + 2)]) }
    guard (1...12).contains(month), (1...Self.days(of: month, in: year)).contains(day),
      time[0] < 24, time[1] < 60, time[2] < 60
    else { return nil }
    var rest = bytes[19...]
    var fraction: [UInt8] = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: Self.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count + 1)
      while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    }
    guard let offset = Self.offset(Array(rest)) else { return nil }
    let days = Self.daysBefore(year: year, month: month) + day
    seconds = ((days * 24 + time[0]) * 60 + time[1]) * 60 + time[2] - offset
    self.fraction = fraction
  }

  /// Whole seconds since the beginning of 1970, negative before it.
  var secondsSince1970: Int { seconds - Self.secondsBefore1970 }

  /// What goes beyond the whole second; digits behind the eighteenth are lost.
  var fractionOfSecond: Duration {
    let digits = fraction.prefix(18)
    let zeros = repeatElement(UInt8(ascii: "0"), count: 18 - digits.count)
    return Duration(
      secondsComponent: 0, attosecondsComponent: Int64(Self.number(digits + zeros)))
  }

  private static let secondsBefore1970 = (daysBefore(year: 1970, month: 1) + 1) * 86_400

  static func < (left: CalendarInstant, right: CalendarInstant) -> Bool {
    if left.seconds != right.seconds { return left.seconds < right.seconds }
    return left.fraction.lexicographicallyPrecedes(right.fraction)
  }

  /// `dddd-dd-ddTdd:dd:dd` at the beginning.
  private static func hasPattern(_ bytes: [UInt8]) -> Bool {
    zip(bytes, "0000-00-00T00:00:00".utf8).allSatisfy { byte, mark in
      mark == UInt8(ascii: "0") ? isDigit(byte) : byte == mark
    }
  }

  /// Seconds east of Greenwich.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      (bytes[1..<3] + bytes[4..<6]).allSatisfy(isDigit)
    else { return nil }
    let hours = number(bytes[1..<3])
    let minutes = number(bytes[4..<6])
    guard hours < 24, minutes < 60 else { return nil }
    let seconds = (hours * 60 + minutes) * 60
    return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysBefore(year: Int, month: Int) -> Int {
    // The year 0 is a leap year; every year behind it adds its own days.
    let leaps = year == 0 ? 0 : (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1
    return year * 365 + leaps + (1..<month).reduce(0) { $0 + days(of: $1, in: year) }
  }
}
