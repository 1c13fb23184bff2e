// SPDX-License-Identifier: Apache-2.0

import Transports

/// Seconds as RFC 3339 has them, the calendar asked once for each.
///
/// The exchanges of a run follow each other within a second or a few.
struct InstantTexts {
  /// The second of the last instant, as far as the point: `2026-11-21T10:15:30.`.
  private(set) var second: [UInt8] = []
  private var seconds: Int64?

  /// Turns to the second of an instant and returns the microseconds beyond it.
  ///
  /// What lies outside the years 0000 to 9999, which RFC 3339 cannot say, becomes the nearest end
  /// of them.
  mutating func advance(to instant: Timestamp) -> Int64 {
    let limited = min(max(instant.microseconds, Self.first), Self.last)
    let rest = (limited % 1_000_000 + 1_000_000) % 1_000_000
    let whole = (limited - rest) / 1_000_000
    if whole != seconds {
      seconds = whole
      // Milliseconds and zone are left away.
      second = Array(Timestamp(microseconds: limited).rfc3339.utf8.dropLast(4))
    }
    return rest
  }

  /// 0000-01-01T00:00:00Z.
  private static var first: Int64 { -62_167_219_200_000_000 }
  /// 9999-12-31T23:59:59.999999Z.
  private static var last: Int64 { 253_402_300_799_999_999 }
}
