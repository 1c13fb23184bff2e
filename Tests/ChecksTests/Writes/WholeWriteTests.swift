// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Testing

@testable import Checks

/// Contacts, tickets and journals together, and the call that goes through all three.
struct WholeWriteTests {
  @Test func `a CRM that does as promised gives no finding`() throws {
    let ruling = try WriteBench.whole().ruling()
    #expect(ruling.findings.map(\.message) == [] && ruling.failures.isEmpty)
    let open = ruling.promises.filter { $0.outcome != .kept }
    #expect(open.map(\.code) == [])
    #expect(ruling.outcomes(of: "trace-whole-call") == [.kept])
    #expect(ruling.promises.contains { $0.scenario == "three-hours" })
  }

  @Test func `one field that every call shows wrong is one finding`() throws {
    let ruling = try WriteBench.whole(.shows("agent", #""u99""#)).ruling()
    #expect(
      ruling.findings.map(\.kind.code).sorted() == ["journal-read-back", "ticket-read-back"])
    let finding = try #require(ruling.finding("journal-read-back"))
    #expect(finding.scenarios.count == 14 && finding.label.isEmpty)
    #expect(finding.subject.name == "data.agent")
    #expect(
      ruling.outcomes(of: "trace-whole-call")
        == [.notProven(because: .code("ticket-read-back"))])
  }

  @Test func `a field that single calls show wrong names them`() throws {
    let ruling = try WriteBench.whole(.shows("duration", "83")).ruling()
    let finding = try #require(ruling.finding("journal-read-back"))
    #expect(!finding.scenarios.contains("inbound-answered"))
    #expect(finding.label.text.hasPrefix("in inbound-missed, outbound-answered"))
  }

  @Test func `a contact that is not found is one finding, and the call is open because of it`()
    throws
  {
    let ruling = try WriteBench.whole(.hides).ruling()
    #expect(ruling.findings.map(\.kind.code) == ["create-found"])
    #expect(
      ruling.outcomes(of: "trace-whole-call") == [.notProven(because: .code("create-found"))])
  }

  @Test func `a new contact whose pop-up opens nothing breaks the whole call`() throws {
    var bench = WriteBench.whole()
    bench.writing.files["contact-search"] = ExampleContract.contactSearch.replacing(
      "popup: https://crm.example/contacts/{{.ContactId}}", with: "popup: { field: data.#.url }")
    let ruling = try bench.ruling()
    #expect(ruling.findings.map(\.kind.code) == ["trace-whole-call"])
    #expect(ruling.findings.first?.message.text.contains("the pop-up of the new contact") == true)
  }

  @Test func `an extension without a user breaks the whole call`() throws {
    var bench = WriteBench.whole()
    bench.writing.users = nil
    let ruling = try bench.ruling()
    #expect(ruling.findings.map(\.kind.code) == ["trace-whole-call"])
    #expect(ruling.findings.first?.message.text.contains("extension 1000 has no CRM user") == true)
  }

  @Test func `a run that ends early leaves open what it did not ask`() throws {
    for limit in [0, 1, 2, 5, 20, 60] {
      var bench = WriteBench.whole()
      bench.writing.limit = limit
      bench.writing.cleansUp = false
      let ruling = try bench.ruling()
      #expect(ruling.findings.map(\.message) == [], "after \(limit) questions")
      #expect(
        ruling.outcomes(of: "journal-read-back").contains(
          .notProven(because: .code(LimitBudget.kind.code))))
    }
  }

  @Test func `what may not be written is open for the reason given`() throws {
    let run = try WriteBench.whole().writing.run()
    let ruling = WritesJudge.judge(
      WritesRun(
        by: run.pbx, in: "test", written: nil, policy: "writes are forbidden here",
        redactor: run.redactor))
    #expect(ruling.findings.isEmpty && ruling.promises.count > 40)
    #expect(
      ruling.promises.allSatisfy {
        $0.outcome == .notProven(because: .policy("writes are forbidden here"))
      })
  }
}
