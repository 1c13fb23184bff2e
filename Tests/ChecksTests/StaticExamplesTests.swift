// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Readiness
import Redaction
import Testing

@Suite struct StaticExamplesTests {
  @Test(arguments: StaticCatalogue.codes)
  func `a failing example gives the finding and a passing one does not`(_ code: String) throws {
    let check = try #require(StaticCatalogue.all.first { $0.kind.code == code })
    let failing = try check.page.failing.findings().filter { $0.kind.code == code }
    #expect(!failing.isEmpty)
    #expect(failing.allSatisfy { $0.kind == check.kind && $0.place != nil && !$0.remedy.isEmpty })
    #expect(try check.page.passing.findings().filter { $0.kind.code == code } == [])
  }

  @Test(arguments: StaticCatalogue.codes)
  func `the page of a check shows both examples and the finding`(_ code: String) throws {
    let check = try #require(StaticCatalogue.all.first { $0.kind.code == code })
    let page = try #require(StaticCatalogue.page(of: code))
    #expect(page.hasPrefix("# \(code)\n"))
    #expect(page.contains("Promised: \(check.page.title).\n"))
    #expect(page.contains("\(check.kind.severity.rawValue)[\(code)]: "))
    #expect(page.contains(check.page.failing.text))
    #expect(page.contains(check.page.passing.text))
    #expect(!page.contains("  \n"))
  }

  @Test func `a code that is no static check's has no page`() {
    #expect(StaticCatalogue.page(of: "lookup-known") == nil)
    #expect(Set(StaticCatalogue.codes).count == StaticCatalogue.all.count)
  }

  @Test func `every check that concerns a contract is a promise of the run as a whole`() throws {
    let ruling = StaticJudge.ruling(
      on: try StaticFixture().request("GET /contacts?phone={{.Phone}}").read(),
      today: CalendarDay("2027-01-01"))
    #expect(
      ruling.promises.map { "\($0.code) \($0.outcome)" } == [
        "template-limit kept", "template-jsonpath kept", "template-raw-plus broken",
        "template-secret-in-url kept", "assumption-used broken", "secret-owner broken",
        "secret-renewal kept", "secret-renewal-unknown broken", "readiness-owner broken",
      ])
    #expect(ruling.promises.allSatisfy { $0.scenario.isEmpty && $0.endpoint == "contract" })
    #expect(ruling.failures.isEmpty)
    #expect(ruling.findings.allSatisfy { $0.subject.endpoint == "contract" })
  }

  @Test func `findings come worst first`() throws {
    let fixture = StaticFixture().request("GET /contacts?phone={{.Phone}}")
      .search("data.#.full_name", "$.data[*].full_name")
    let found = StaticJudge.findings(in: try fixture.read(), today: nil)
    #expect(found.map(\.kind.severity) == found.map(\.kind.severity).sorted())
    #expect(found.first?.kind.code == "template-jsonpath")
  }
}
