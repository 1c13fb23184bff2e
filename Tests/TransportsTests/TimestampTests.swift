// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@Suite struct TimestampTests {
  static let second: Int64 = 1_000_000
  static let day: Int64 = 86_400 * second

  /// Instants as `date -u -d @SECONDS +%FT%T` shows them.
  static let shown: [(Int64, String)] = [
    (0, "1970-01-01T00:00:00.000Z"), (999, "1970-01-01T00:00:00.000Z"),
    (1000, "1970-01-01T00:00:00.001Z"), (day - 1, "1970-01-01T23:59:59.999Z"),
    (day, "1970-01-02T00:00:00.000Z"), (1_763_720_130 * second, "2025-11-21T10:15:30.000Z"),
    (951_782_400 * second, "2000-02-29T00:00:00.000Z"),
    (4_107_542_400 * second, "2100-03-01T00:00:00.000Z"),
    // Before 1970 the day still counts upwards.
    (-1, "1969-12-31T23:59:59.999Z"), (-day, "1969-12-31T00:00:00.000Z"),
    (-day - 1, "1969-12-30T23:59:59.999Z"), (-11_676_096_000 * second, "1600-01-01T00:00:00.000Z"),
    // The ends of the format, and what lies beyond.
    (-62_167_219_200 * second, "0000-01-01T00:00:00.000Z"),
    (-62_167_219_200 * second - 1, "-0001-12-31T23:59:59.999Z"),
    (253_402_300_800 * second - 1, "9999-12-31T23:59:59.999Z"),
    (253_402_300_800 * second, "10000-01-01T00:00:00.000Z"),
    (.max, "294247-01-10T04:00:54.775Z"), (.min, "-290308-12-21T19:59:05.224Z"),
  ]

  @Test(arguments: shown)
  func `an instant is shown in UTC with milliseconds`(_ microseconds: Int64, _ text: String) {
    #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
  }

  @Test func `what was shown is read as the same millisecond`() {
    var microseconds = -62_167_219_200 * Self.second
    while microseconds < 253_402_300_800 * Self.second {
      let instant = Timestamp(microseconds: microseconds)
      #expect(Timestamp(rfc3339: instant.rfc3339) == instant)
      microseconds += 321_987_654_321_000
    }
  }

  static let sums: [(Int64, Duration, Int64)] = [
    (5, .microseconds(7), 12), (5, .microseconds(-7), -2), (5, .nanoseconds(1999), 6),
    (5, .zero, 5), (-1_500_000, .seconds(1.5), 0), (.max - 1, .microseconds(1), .max),
    // The end of time is not passed.
    (.max, .microseconds(1), .max), (.max - 5, .seconds(1), .max), (0, .seconds(Int64.max), .max),
    (.min, .microseconds(-1), .min), (.min + 5, .seconds(-1), .min),
    (0, .seconds(Int64.min), .min),
    (.max, .seconds(-1), .max - 1_000_000), (.min, .seconds(1), .min + 1_000_000),
  ]

  @Test(arguments: sums)
  func `an instant moves by a duration and stops at the end of time`(
    _ start: Int64, _ duration: Duration, _ end: Int64
  ) {
    #expect(Timestamp(microseconds: start).advanced(by: duration).microseconds == end)
  }

  @Test func `the time between two instants has no limit`() {
    let first = Timestamp(microseconds: .min)
    let last = Timestamp(microseconds: .max)
    #expect(last.since(first) == .microseconds(Int64.max) - .microseconds(Int64.min))
    #expect(first.since(last) == .zero - last.since(first))
    #expect(Timestamp(microseconds: 7).since(Timestamp(microseconds: 5)) == .microseconds(2))
  }

  @Test func `earlier instants come first`() {
    let instants = [3, -1, 2].map { Timestamp(microseconds: $0) }
    #expect(instants.sorted().map(\.microseconds) == [-1, 2, 3])
  }
}
