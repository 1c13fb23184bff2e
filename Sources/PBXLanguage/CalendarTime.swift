// SPDX-License-Identifier: Apache-2.0

/// A moment as a clock and a Gregorian calendar show it.
struct CalendarTime: Equatable {
  let year: Int64
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int

  /// The moment so many seconds after 1970 began; after a thousand million years time stands still.
  init(_ secondsSince1970: Int64) {
    let seconds = min(max(secondsSince1970, -1 << 55), 1 << 55)
    let days = Self.floor(seconds, 86_400)
    let rest = Int(seconds - days * 86_400)
    hour = rest / 3600
    minute = rest % 3600 / 60
    second = rest % 60
    // Howard Hinnant's algorithm: years begin in March, eras last 400 years.
    let shifted = days + 719_468
    let era = Self.floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01 to a date.
  static func days(year: Int64, month: Int, day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floor(shifted, 400)
    let yearOfEra = shifted - era * 400
    let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
