// SPDX-License-Identifier: Apache-2.0

/// An instant on the clock of a sandbox.
public struct SandboxInstant: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The time since the beginning of 1970 in UTC, leap seconds not counted.
  public let sinceEpoch: Duration

  /// The last second that RFC 3339 can write.
  static let distantFuture = SandboxInstant(.seconds(253_402_300_799))

  /// The instant that much after the beginning of 1970.
  public init(_ sinceEpoch: Duration) {
    self.sinceEpoch = sinceEpoch
  }

  /// Reads RFC 3339, such as `2026-11-20T08:00:00Z`; nil for anything else, and before 1970.
  public init?(_ text: String) {
    guard let instant = CalendarInstant(text), instant.secondsSince1970 >= 0 else { return nil }
    self.init(.seconds(instant.secondsSince1970) + instant.fractionOfSecond)
  }

  /// The whole seconds since the beginning of 1970.
  public var seconds: Int { Int(sinceEpoch.components.seconds) }

  /// The instant in RFC 3339, to the second and in UTC.
  public var description: String {
    let day = day
    return "\(Self.padded(day.year, 4))-\(Self.padded(day.month, 2))-\(Self.padded(day.day, 2))"
      + "T\(timeOfDay)Z"
  }

  /// The instant as HTTP writes it: `Fri, 20 Nov 2026 08:00:00 GMT` (RFC 9110, 5.6.7).
  var httpDate: String {
    let day = day
    // The first of January 1970 was a Thursday.
    let weekday = Self.weekdays[(seconds / 86_400 + 4) % 7]
    let month = Self.months[day.month - 1]
    return "\(weekday), \(Self.padded(day.day, 2)) \(month) \(Self.padded(day.year, 4))"
      + " \(timeOfDay) GMT"
  }

  /// An earlier instant comes first.
  public static func < (left: SandboxInstant, right: SandboxInstant) -> Bool {
    left.sinceEpoch < right.sinceEpoch
  }

  static func + (instant: SandboxInstant, time: Duration) -> SandboxInstant {
    SandboxInstant(instant.sinceEpoch + time)
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var timeOfDay: String {
    let second = seconds % 86_400
    return [second / 3_600, second / 60 % 60, second % 60]
      .map { Self.padded($0, 2) }.joined(separator: ":")
  }

  /// The day in the Gregorian calendar, counted in years that begin in March.
  ///
  /// After Howard Hinnant's `civil_from_days`, for days from 1970 on.
  private var day: (year: Int, month: Int, day: Int) {
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let ofEra = days % 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let isAfterNewYear = month >= 10
    return (
      yearOfEra + era * 400 + (isAfterNewYear ? 1 : 0), isAfterNewYear ? month - 9 : month + 3, day
    )
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
