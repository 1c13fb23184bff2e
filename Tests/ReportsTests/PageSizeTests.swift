// SPDX-License-Identifier: Apache-2.0

import Readiness
import Reports
import Testing

/// A page of a great run stays one that a browser opens at once and a person can read.
struct PageSizeTests {
  static let kinds: [PromiseResult.Outcome] = [
    .kept, .broken, .notProven(because: .code("path-selects-nothing")),
  ]

  @Test(arguments: kinds)
  func `500 scenarios of 18 promises each make no huge page`(_ outcome: PromiseResult.Outcome) {
    var result = SampleResults.notReady
    let scenarios = (0..<500).map { "known customer \($0)" }
    result.promises = PromiseList(
      scenarios.flatMap { scenario in
        (0..<3).flatMap { _ in
          SampleResults.codes.map { Sample.promise($0, scenario, outcome) }
        }
      })
    result.exchanges = ReportedList(
      scenarios.enumerated().map { Sample.found($0 + 1, $1) }
        + (501...1_500).map { Sample.repeated($0, as: "repeat") })
    let page = HTMLReport.page(of: result)
    #expect(page.utf8.count < 300_000)
    #expect(page.contains("300 more scenarios in results.json"))
    #expect(page.contains("800 more exchanges in results.json"))
  }
}
