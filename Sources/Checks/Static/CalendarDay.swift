// SPDX-License-Identifier: Apache-2.0

public import Transports

/// A day, such as the one until which a secret must be renewed.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970.
  public let daysSince1970: Int64

  /// The day of an instant, in UTC.
  public init(_ instant: Timestamp) {
    let (days, rest) = instant.microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
    daysSince1970 = rest < 0 ? days - 1 : days
  }

  /// A day as contracts write it, `YYYY-MM-DD`; nil if there is none such.
  public init?(_ text: String) {
    guard text.utf8.count == 10, let instant = Timestamp(rfc3339: text + "T00:00:00Z") else {
      return nil
    }
    self.init(instant)
  }

  /// Earlier days first.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  /// How many days lie between; negative if the other one is later.
  func days(since other: CalendarDay) -> Int64 { daysSince1970 &- other.daysSince1970 }
}
