// SPDX-License-Identifier: Apache-2.0

import Checks
import Execution
import PBXEmulation
import Readiness
import Testing
import Transports

struct RunTrafficTests {
  typealias Answer = ScriptedTransport.Answer

  /// Two types, a request behind each record, a read, and a text that agents type.
  static let chained = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET /contacts?phone={{UrlEncode .Phone}}
        search: GET /contacts?q={{UrlEncode .SearchValue}}
        read: { request: "GET /contacts/{{.RecordId}}", id: id }
        then: { details: { request: "GET /details/{{.ContactsId}}", mapping: { Company: company } } }
      Leads: GET /leads?phone={{UrlEncode .Phone}}
    mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
    scenarios:
      known: { call: "+971500000000", finds: { ContactsId: abc123, Company: North Gate } }
      nobody: { call: "+971509999999", finds: nothing }
      typed: { search: Aisha, finds: { ContactsId: abc123 } }

    """

  /// What a healthy CRM answers; nil for a stranger.
  static func healthy(_ request: Request) -> Answer? {
    let url = request.url
    if url.hasSuffix("/contacts/abc123") { return Answer(body: #"{"id": "abc123"}"#) }
    if url.hasSuffix("/details/abc123") { return Answer(body: #"{"company": "North Gate"}"#) }
    let isKnown = url.contains("/contacts?") && (url.hasSuffix("0000") || url.hasSuffix("Aisha"))
    if isKnown { return .known }
    return url.hasSuffix("0000") || url.hasSuffix("Aisha") ? .nobody : nil
  }

  static func healthy(_ step: RunPlan.Step, _ request: Request) -> Answer? {
    healthy(request) ?? .nobody
  }

  @Test func `exchanges are numbered through, lookup by lookup`() throws {
    let make = try Make(search: Self.chained)
    var traffic = make.traffic(Self.healthy)
    #expect(traffic.firstNumbers.prefix(4) == [1, 5, 7, 10])
    #expect(traffic.exchanges.count == traffic.lookups.reduce(0) { $0 + ($1?.count ?? 0) })
    traffic.lookups[1] = nil
    #expect(traffic.firstNumbers.prefix(4) == [1, 5, 5, 8])
    traffic.lookups[0] = []
    #expect(traffic.firstNumbers.prefix(4) == [1, 1, 1, 4])
  }

  @Test func `a healthy run of two types, a chain and a read keeps every promise`() throws {
    let make = try Make(search: Self.chained)
    let result = make.result(of: make.traffic(Self.healthy))
    #expect(result.findings.isEmpty)
    #expect(result.unproven.isEmpty)
    #expect(result.promises.contains { $0.code == "lookup-id" && $0.outcome == .kept })
  }

  @Test func `of a run without one of its lookups no promise that needed it stays kept`() throws {
    let make = try Make(search: Self.chained)
    let whole = make.traffic(Self.healthy)
    let healthy = make.result(of: whole)
    for (index, step) in make.plan.steps.enumerated() {
      var traffic = whole
      traffic.lookups[index] = nil
      let result = make.result(of: traffic)
      #expect(result.findings.isEmpty)
      #expect(result.promises.map(\.name) == healthy.promises.map(\.name))
      let lost = zip(healthy.promises, result.promises).filter {
        $0.outcome == .kept && $1.outcome != .kept
      }
      #expect(lost.allSatisfy { $0.1.outcome == .notProven(because: .code("answer-missing")) })
      let needed = healthy.promises.filter { Self.needs($0, step, make.plan) }
      #expect(lost.map(\.0.name) == needed.map(\.name), "\(step.probe)")
    }
  }

  @Test func `of a run without its repeats neither sameness nor time is proved`() throws {
    let make = try Make(search: Self.chained)
    var traffic = make.traffic(Self.healthy)
    for (index, step) in make.plan.steps.enumerated() where step.probe.phase == .repeats {
      traffic.lookups[index] = nil
    }
    let lost = make.result(of: traffic).unproven["answer-missing"]
    #expect(lost == ["lookup-repeat", "answer-latency"])
  }

  /// Whether a promise cannot be proved without a lookup.
  ///
  /// Any three askings show that answers are the same, and any thirty how long they take: of these no
  /// single one is needed.
  private static func needs(_ promise: PromiseResult, _ step: RunPlan.Step, _ plan: RunPlan) -> Bool
  {
    switch step.probe.phase {
    case .scenarios:
      let isField = promise.code == "lookup-coverage" && promise.scenario == "BusinessNumber"
      return plan.scenarioNames(of: step).contains(promise.scenario)
        && promise.code != "lookup-repeat" || isField && step.number == 1
    case .formats, .repeats: return false
    case .oddCallers: return promise.name == "lookup-caller " + (odd[step.probe.ask.text] ?? "")
    case .last: return promise.name == "lookup-side-effect known"
    }
  }

  private static let odd = [
    "": "odd caller: empty", "anonymous": "odd caller: anonymous", "1987": "odd caller: extension",
    String(repeating: "1234567890", count: 4): "odd caller: 40 digits",
    "%": "odd caller: percent sign", "*": "odd caller: asterisk", "'": "odd caller: apostrophe",
    "\"": "odd caller: quotation mark", "' OR '1'='1": "odd caller: injection",
  ]
}

extension PromiseResult {
  /// The code and what it is about.
  fileprivate var name: String { "\(code) \(scenario)" }
}
