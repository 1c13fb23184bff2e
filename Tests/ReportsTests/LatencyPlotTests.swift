// SPDX-License-Identifier: Apache-2.0

import Readiness
import Reports
import Testing

/// The plot of the samples: everything has its place, whatever was measured.
struct LatencyPlotTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let samples: [Int]
    let limit: Int
    let hasLimit: Bool
    /// Labels of the first and the last tick.
    let ends: [String]
    let why: String

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row(
      samples: [120_000, 480_000], limit: 2_000_000, hasLimit: true, ends: ["0", "2000 ms"],
      why: "a limit within five times the slowest is drawn"),
    Row(
      samples: [9_000, 55_000], limit: 2_000_000, hasLimit: false, ends: ["0", "60 ms"],
      why: "a limit far beyond is named, so that samples can be told apart"),
    Row(
      samples: [3_100_000], limit: 2_000_000, hasLimit: true, ends: ["0", "4000 ms"],
      why: "samples beyond the limit"),
    Row(samples: [0, 12], limit: 5_000, hasLimit: true, ends: ["0", "5 ms"], why: "under 1 ms"),
    Row(
      samples: [.max, 0], limit: .max, hasLimit: true, ends: ["0", "10000000 ms"],
      why: "beyond every clock"),
    Row(samples: [1_000], limit: 0, hasLimit: true, ends: ["0", "1 ms"], why: "no limit at all"),
  ]

  @Test(arguments: rows)
  func `every dot, tick and line is within the picture`(_ row: Row) throws {
    var result = SampleResults.start(.live)
    result.latency = [
      LatencySummary(
        endpoint: "contact-search", limitMicroseconds: row.limit, concurrency: 1,
        groups: [.init(name: "warm", samples: row.samples)])
    ]
    let page = HTMLReport.page(of: result)
    let elements = try MarkupReader(page).elements
    #expect(elements.count { $0.name == "circle" } == row.samples.count)
    let places = elements.flatMap { element in
      ["cx", "x1", "x2"].compactMap { element.attributes[$0] }
    }
    #expect(places.count > row.samples.count)
    for place in places {
      let percent = try #require(Double(place.dropLast()))
      #expect(place.hasSuffix("%") && 1...99 ~= percent)
    }
    #expect(
      elements.contains { $0.name == "line" && $0.attributes["class"] == "limit" } == row.hasLimit)
    let labels = page.matches(of: /text-anchor="(?:start|middle|end)">([0-9][^<]*)</).map {
      String($0.output.1)
    }
    #expect([labels.first, labels.last] == row.ends)
  }

  @Test func `a plot is cut at 200 dots a strip, its numbers are of all`() throws {
    var result = SampleResults.start(.live)
    result.latency = [
      LatencySummary(
        endpoint: "users", limitMicroseconds: 9_000, concurrency: 1,
        groups: [
          .init(name: "cold", samples: Array(1...1_000)), .init(name: "warm", samples: []),
        ])
    ]
    let page = HTMLReport.page(of: result)
    let elements = try MarkupReader(page).elements
    #expect(elements.count { $0.name == "circle" } == 200)
    #expect(page.contains("Cold: new connection, n = 1000"))
    #expect(!page.contains("Warm"))
    #expect(page.contains("<p>p95 is 0.9 ms: <span class=\"tag ready\">✓ within 9 ms</span></p>"))
  }

  @Test func `what was not timed has no plot and says so`() throws {
    var result = SampleResults.start(.live)
    result.latency = [
      LatencySummary(
        endpoint: "contact-search", limitMicroseconds: 2_000_000, concurrency: 1, groups: [])
    ]
    let page = HTMLReport.page(of: result)
    #expect(page.contains("<p>Lookups: not timed (limit 2000 ms)</p>"))
    let elements = try MarkupReader(page).elements
    #expect(!elements.contains { $0.name == "svg" })
  }
}
