// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@Suite struct TimingsTests {
  static let longest = Duration.microseconds(Int64.max)

  static let durations: [(Duration, Duration)] = [
    (.zero, .zero), (.microseconds(1), .microseconds(1)), (.microseconds(-1), .microseconds(-1)),
    (.microseconds(1_234_567), .microseconds(1_234_567)), (.seconds(-5), .seconds(-5)),
    // The longest that a recording can tell of.
    (.microseconds(100_000_000_000_000), .microseconds(100_000_000_000_000)),
    (longest, longest), (.zero - longest, .zero - longest),
    // Finer than a microsecond.
    (.nanoseconds(1_000_001_999), .microseconds(1_000_001)), (.nanoseconds(-999), .zero),
    // Longer than 292,000 years.
    (longest + .microseconds(1), longest), (.seconds(Int64.max), longest),
    (.zero - longest - .microseconds(1), .zero - longest),
    (.seconds(Int64.min), .zero - longest),
  ]

  @Test(arguments: durations)
  func `times are kept to the microsecond`(_ given: Duration, _ kept: Duration) {
    var timings = Timings(
      total: given, nameLookup: given, connect: given, tls: given, send: given, wait: given,
      receive: given, reusedConnection: true)
    for _ in 0..<2 {
      #expect(timings.total == kept && timings.send == kept)
      #expect(timings.wait == kept && timings.receive == kept)
      #expect(timings.nameLookup == kept && timings.connect == kept && timings.tls == kept)
      (timings.total, timings.send) = (given, given)
      (timings.wait, timings.receive) = (given, given)
      (timings.nameLookup, timings.connect, timings.tls) = (given, given, given)
    }
  }

  @Test func `a phase that did not happen is nil`() {
    var timings = Timings(total: .seconds(1), connect: .zero)
    #expect(timings.nameLookup == nil && timings.tls == nil && timings.connect == .zero)
    timings.connect = nil
    #expect(timings == Timings(total: .seconds(1)))
  }
}
