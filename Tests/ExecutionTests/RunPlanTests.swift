// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import Execution
import PBXEmulation
import Redaction
import Testing
import Transports

struct RunPlanTests {
  @Test func `two scenarios with one caller are one request`() throws {
    let plan = try Make([
      Make.known, Make.nobody,
      "known again: { call: \"+971500000000\", finds: { FirstName: Aisha } }",
    ]).plan
    #expect(plan.steps.map(\.scenarios) == [[0, 2], [1]])
    #expect(plan.requests == 2)
    #expect(plan.writes == 0)
  }

  @Test func `another spelling of a number is another request`() throws {
    let plan = try Make([Make.nobody, "spelled: { call: \"00971509999999\", finds: nothing }"]).plan
    #expect(plan.steps.count == 2)
  }

  @Test func `requests stand in the order of the scenarios, numbered from 1`() throws {
    let plan = try Make([Make.nobody, Make.known, "reception: { call: \"101\", finds: nothing }"])
      .plan
    #expect(plan.steps.map(\.number) == [1, 2, 3])
    #expect(
      plan.steps.map(\.request.url) == [
        "https://crm.example/contacts?phone=%2B971509999999",
        "https://crm.example/contacts?phone=%2B971500000000",
        "https://crm.example/contacts?phone=101",
      ])
    #expect(plan.steps.allSatisfy { $0.request.header("X-Api-Key") == ["make-key-0123456789"] })
  }

  @Test func `every probe that a check wants is in the plan`() throws {
    let plan = try Make().plan
    let wanted = CheckCatalogue.lookup.flatMap { $0.probes(in: plan.contract) }
    #expect(Set(wanted) == Set(plan.steps.map(\.probe)))
  }

  @Test func `a contract without a search asks nothing`() throws {
    let plan = try Make.plan(nil)
    #expect(plan.steps.isEmpty)
    #expect(plan.requests == 0)
  }

  @Test func `what cannot be rendered is said once, with its place and without the value`() throws {
    let error = #expect(throws: PlanError.self) {
      try Make(request: "GET /contacts?at={{ToMillis .api_key}}&phone={{.Phone}}")
    }
    let complaint = try #require(error?.complaints.first)
    #expect(error?.complaints.count == 1)
    #expect(complaint.code == "template-rendering")
    #expect(complaint.span?.start.line == 3)
    let texts = [complaint.message, complaint.label, complaint.remedy].map(\.text)
    #expect(texts[0].hasSuffix("a function cannot use the value it is given"))
    #expect(!texts.contains { $0.contains("make-key") })
  }

  @Test func `a path that cannot be rendered is refused before anything is sent`() {
    #expect(throws: PlanError.self) {
      try Make(
        mapping: """
          { ContactsId: "data.{{index .Phone 99}}", FirstName: name, BusinessNumber: phone }
          """)
    }
  }
}
