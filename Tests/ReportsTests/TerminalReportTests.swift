// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Reports
import Testing

/// The summary for a terminal is short, and plain where a terminal may be.
struct TerminalReportTests {
  @Test func `a good run fits one screen`() {
    var result = SampleResults.ready
    var formats = SampleMeasurements.goodFormats
    formats.columns = [
      "e164", "digits", "double-zero", "international", "national", "national-digits", "rfc3966",
      "lost-plus", "extension",
    ].map { .init(spelling: $0, isRequired: $0 == "e164") }
    formats.rows = (0..<40).map { number in
      .init(
        stored: "+44 20 7946 0\(100 + number) ext. 12",
        cells: formats.columns.map {
          .init(spelling: $0.spelling, dialled: "x", outcome: .found, promise: .matches)
        })
    }
    result.formats = formats
    let lines = TerminalReport.text(of: result).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    #expect(lines.dropFirst().allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    (2_000_000, "lookups: p50 24 ms, p95 41 ms, max 55 ms of 36 (limit 2000 ms)\n"),
    (30_000, "lookups: p50 24 ms, p95 41 ms, max 55 ms of 36 (limit 30 ms, p95 is over it)\n"),
    (41_000, "lookups: p50 24 ms, p95 41 ms, max 55 ms of 36 (limit 41 ms)\n"),
  ])
  func `latency is one line`(_ limit: Int, _ line: String) {
    var result = SampleResults.ready
    result.latency = [SampleMeasurements.latency(within: limit, slowest: 55_000)]
    #expect(TerminalReport.text(of: result).text.contains("\n\n" + line))
  }

  @Test func `samples without a sum are summed up`() {
    var result = SampleResults.ready
    result.latency[0].groups.removeLast()
    result.latency[0].endpoint = "users"
    #expect(
      TerminalReport.text(of: result).text
        .contains("users: p50 24 ms, p95 41 ms, max 55 ms of 36 (limit 2000 ms)\n"))
  }

  @Test func `the matrix needs no character beyond ASCII`() throws {
    let text = TerminalReport.text(of: SampleResults.notReady).text
    let matrix = try #require(text.split(separator: "phone formats").last)
    #expect(matrix.split(separator: "\n\n")[0].allSatisfy { $0.isASCII })
  }
}
