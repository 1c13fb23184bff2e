// SPDX-License-Identifier: Apache-2.0

import Readiness
import Reports
import Testing

/// The page shows in full what a scenario asked or a finding shows, and lists the rest.
struct ExchangeSectionTests {
  @Test func `repetitions and measurements are one folded list`() throws {
    let page = HTMLReport.page(of: SampleResults.notReady)
    let section = try #require(page.split(separator: "id=\"exchanges\"").last)
    #expect(section.split(separator: "<b class=\"label\">Sent</b>").count - 1 == 2)
    #expect(section.contains("<summary>3 other exchanges: 1 repeat, 2 timing</summary>"))
    #expect(section.contains("<li><span class=\"tag\">repeat</span> <code>3. GET"))
  }

  @Test func `evidence is shown in full, whatever it was asked for`() throws {
    var result = SampleResults.notReady
    result.exchanges = ReportedList(
      [Sample.repeated(1, as: "timing")] + result.exchanges.dropFirst())
    let page = HTMLReport.page(of: result)
    let section = try #require(page.split(separator: "id=\"exchanges\"").last)
    #expect(section.contains("<details><summary><code>1. GET"))
    #expect(section.contains("<p class=\"soft\">timing · "))
    #expect(section.contains("3 other exchanges: 1 repeat, 2 timing"))
  }

  @Test func `evidence comes before other exchanges where not all are shown in full`() throws {
    var result = SampleResults.notReady
    result.exchanges = ReportedList((2...80).map { Sample.found($0, "nobody") })
    result.exchanges.append(Sample.renamed(1, "known customer"))
    let page = HTMLReport.page(of: result)
    let section = try #require(page.split(separator: "id=\"exchanges\"").last)
    #expect(section.contains("<details><summary><code>1. GET"))
    #expect(section.contains("<summary>30 more exchanges, in full in results.json</summary>"))
  }
}
