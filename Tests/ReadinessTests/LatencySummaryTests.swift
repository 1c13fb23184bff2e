// SPDX-License-Identifier: Apache-2.0

import Readiness
import Testing

/// Percentiles by nearest rank: always a sample that was measured.
struct LatencySummaryTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let samples: [Int]
    let p50: Int
    let p95: Int
    let max: Int
    let why: String

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row(samples: [], p50: 0, p95: 0, max: 0, why: "no sample"),
    Row(samples: [7], p50: 7, p95: 7, max: 7, why: "one sample is every percentile"),
    Row(samples: [9, 3], p50: 3, p95: 9, max: 9, why: "the median of two is the lower one"),
    Row(samples: [5, 1, 3], p50: 3, p95: 5, max: 5, why: "order does not matter"),
    Row(samples: Array(1...20), p50: 10, p95: 19, max: 20, why: "19 of 20 are 95 %"),
    Row(samples: Array(1...21), p50: 11, p95: 20, max: 21, why: "ranks are rounded up"),
    Row(samples: Array(1...100), p50: 50, p95: 95, max: 100, why: "a hundred"),
    Row(samples: Array(1...130), p50: 65, p95: 124, max: 130, why: "more than a hundred"),
    Row(
      samples: [.max, 1, .max], p50: .max, p95: .max, max: .max, why: "no sum, so no overflow"),
  ]

  @Test(arguments: rows)
  func `a percentile is the sample at its rank`(_ row: Row) {
    let group = LatencySummary.Group(name: "all", samples: row.samples)
    #expect(group.count == row.samples.count)
    #expect([group.p50, group.p95, group.max] == [row.p50, row.p95, row.max])
  }
}
