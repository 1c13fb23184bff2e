// SPDX-License-Identifier: Apache-2.0

import Transports

extension Timestamp {
  /// As RFC 3339 in UTC with microseconds: `2026-11-21T10:15:30.250000Z`.
  ///
  /// Reading it again gives the same instant. What lies outside the years 0000 to 9999, which
  /// RFC 3339 cannot say, becomes the nearest end of them.
  var exact: String {
    let limited = min(max(microseconds, Self.firstMicrosecond), Self.lastMicrosecond)
    let ofMillisecond = (limited % 1000 + 1000) % 1000
    let digits = String(ofMillisecond)
    let padding = String(repeating: "0", count: 3 - digits.count)
    return Timestamp(microseconds: limited).rfc3339.dropLast() + padding + digits + "Z"
  }

  /// 0000-01-01T00:00:00Z.
  private static var firstMicrosecond: Int64 { -62_167_219_200_000_000 }
  /// 9999-12-31T23:59:59.999999Z.
  private static var lastMicrosecond: Int64 { 253_402_300_799_999_999 }
}
