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
  @Test func `a lookup answers the scenario that asks for it`() throws {
    let plan = try Make().plan
    #expect(plan.scenarioSteps.map(\.scenarios) == [[0], [1]])
    #expect(plan.steps.dropFirst(2).allSatisfy { $0.scenarios.isEmpty })
    #expect(plan.scenarioNames(of: plan.steps[0]) == ["known"])
    #expect(plan.writes == 0)
  }

  @Test func `another spelling of a number is another lookup`() throws {
    let plan = try Make([Make.nobody, "spelled: { call: \"00971509999999\", finds: nothing }"]).plan
    #expect(plan.scenarioSteps.count == 2)
  }

  @Test func `lookups stand in the order of the scenarios, numbered from 1`() throws {
    let plan = try Make([Make.nobody, Make.known, "reception: { call: \"101\", finds: nothing }"])
      .plan
    #expect(plan.steps.map(\.number) == Array(1...plan.steps.count))
    #expect(
      plan.scenarioSteps.map(\.request.url) == [
        "https://crm.example/contacts?phone=%2B971509999999",
        "https://crm.example/contacts?phone=%2B971500000000",
        "https://crm.example/contacts?phone=101",
      ])
    #expect(plan.steps.allSatisfy { $0.request.header("X-Api-Key") == ["make-key-0123456789"] })
  }

  @Test func `every probe that a check wants is in the plan, once`() throws {
    let plan = try Make(more: Self.formats).plan
    let scope = try #require(plan.scope)
    let wanted = scope.scenarioProbes + CheckCatalogue.series.flatMap { $0.probes(in: scope) }
    #expect(Set(wanted.map(\.key)) == Set(plan.steps.map(\.probe.key)))
    #expect(Set(plan.steps.map(\.probe.key)).count == plan.steps.count)
  }

  static let formats = "formats: { \"+971500000000\": { finds: abc123, matches: [e164] } }"

  @Test func `phases follow one another, and what two checks want is asked in the earlier one`()
    throws
  {
    let plan = try Make(more: Self.formats).plan
    let phases = plan.steps.map(\.probe.phase)
    #expect(phases == phases.sorted())
    #expect(Set(phases) == Set(Probe.Phase.allCases))
    // The stored number in E.164 is the known caller: a scenario, no format.
    let dialled = plan.steps.filter { $0.probe.phase == .formats }.map(\.probe.ask.text)
    #expect(!dialled.contains("+971500000000"))
    #expect(dialled.contains("00971500000000"))
    #expect(plan.steps.last?.probe.nth == .max)
  }

  @Test func `a known caller is timed thirty times, five of them on a new connection`() throws {
    let plan = try Make().plan
    let known = plan.steps.filter { $0.probe.ask == .call("+971500000000") }
    #expect(known.count == 31)
    #expect(known.count { $0.probe.isCold } == 5)
    #expect(known.filter { $0.probe.phase == .repeats }.map(\.probe.nth) == Array(1...29))
  }

  @Test func `only what names an environment runs where the data is its own`() throws {
    let scenarios = [
      Make.known, Make.nobody,
      "theirs: { call: \"+971501111111\", finds: { ContactsId: t1 }, only: [tenant] }",
      "ours: { call: \"+971502222222\", finds: nothing, only: [test] }",
    ]
    let formats = """
      formats:
        "+971501111111": { finds: t1, only: [tenant] }
        "+971500000000": { finds: abc123 }
      """
    let own = try Make(scenarios, more: formats, environment: "tenant").plan
    #expect(own.scenarioSteps.flatMap { own.scenarioNames(of: $0) } == ["theirs"])
    #expect(own.scope?.unrun.map(\.name.value) == ["known", "nobody"])
    #expect(own.scope?.formats.map(\.stored.value) == ["+971501111111"])
    let shared = try Make(scenarios, more: formats).plan
    #expect(
      shared.scenarioSteps.flatMap { shared.scenarioNames(of: $0) } == ["known", "nobody", "ours"])
    #expect(shared.scope?.unrun.isEmpty == true)
    #expect(shared.scope?.formats.map(\.stored.value) == ["+971500000000"])
  }

  @Test func `requests that follow records are counted at their most and at their least`() throws {
    let plan = try Make(search: RunTrafficTests.chained).plan
    let known = try #require(plan.steps.first { $0.probe.ask == .call("+971500000000") })
    #expect(known.probe.reads)
    #expect(known.leastRequests == 2)
    #expect(known.requests == 1 + 10 + 1 + 1)
    let nobody = try #require(plan.steps.first { $0.probe.ask == .call("+971509999999") })
    #expect(nobody.requests == 12)
    let typed = try #require(plan.steps.first { $0.probe.ask == .typed("Aisha") })
    #expect(typed.leastRequests == 1)
    let credential = plan.scripts.first { $0.stage == .lifecycle }
    #expect(credential?.requests == 4)
    #expect(plan.requests == plan.steps.reduce(4) { $0 + $1.requests })
  }

  @Test func `an odd caller whom a template cannot be rendered for is left out, and it is said`()
    throws
  {
    let plan = try Make(
      ["long ago: { call: \"1700000000\", finds: nothing }"],
      request: "GET /contacts?at={{ToMillis .Phone}}"
    ).plan
    #expect(plan.scenarioSteps.count == 1)
    let odd = plan.steps.filter { $0.probe.phase == .oddCallers }.map(\.probe.ask.text)
    #expect(odd.contains("1987"))
    #expect(!odd.contains("anonymous"))
    #expect(plan.unrenderable.contains(Probe(.call("anonymous"), in: .oddCallers).key))
    #expect(!plan.unrenderable.contains(Probe(.call("1987"), in: .oddCallers).key))
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

extension RunPlan {
  /// The lookups that scenarios ask for.
  fileprivate var scenarioSteps: [Step] { steps.filter { $0.probe.phase == .scenarios } }
}
