// SPDX-License-Identifier: Apache-2.0

/// A point in time, in microseconds since 1970-01-01T00:00:00Z.
///
/// A run takes it from its ``Transport``: live it is the clock, in a replay the recorded instant.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds since 1970, without leap seconds.
  public let microseconds: Int64

  /// A point in time.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Earlier first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The point in time that much later, or earlier; stays at the end of time if it were beyond.
  public func advanced(by duration: Duration) -> Timestamp {
    let (seconds, attoseconds) = duration.components
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, isTooFar) = microseconds.addingReportingOverflow(whole)
    let (exact, isBeyond) = sum.addingReportingOverflow(attoseconds / 1_000_000_000_000)
    guard isTooLong || isTooFar || isBeyond else { return Timestamp(microseconds: exact) }
    return Timestamp(microseconds: duration < .zero ? .min : .max)
  }

  /// The time from an earlier point to this one.
  public func since(_ earlier: Timestamp) -> Duration {
    .microseconds(microseconds) - .microseconds(earlier.microseconds)
  }
}

extension Timestamp {
  /// As RFC 3339 in UTC with milliseconds: `2026-11-21T10:15:30.250Z`.
  ///
  /// Finer digits are cut off. The format ends with the year 9999; what lies beyond is shown with
  /// the digits it needs, and what lies before the year 0 with a sign.
  public var rfc3339: String {
    let (days, ofDay) = Self.days(of: microseconds)
    let second = ofDay / 1_000_000
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }
    let millisecond = (ofDay / 1000 % 1000).padded(to: 3)
    return "\(CivilDate(daysSince1970: days))T\(clock.joined(separator: ":")).\(millisecond)Z"
  }

  /// Reads RFC 3339 with any offset and up to nine digits of a second's fraction; nil if it is not.
  ///
  /// Digits finer than a microsecond are cut off. A leap second is the second after it.
  public init?(rfc3339 text: String) {
    var reader = RFC3339Reader(text)
    guard let microseconds = reader.microseconds() else { return nil }
    self.init(microseconds: microseconds)
  }

  /// Whole days since 1970, rounded down, and what is left over, which is never negative.
  private static func days(of microseconds: Int64) -> (days: Int64, rest: Int64) {
    let (days, rest) = microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
    return rest < 0 ? (days - 1, rest + 86_400_000_000) : (days, rest)
  }
}
