// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import PBXEmulation
import Readiness
import Redaction
import Testing

/// Every change of a healthy answer of the example contract breaks a promise, or is explained here.
struct MutationTests {
  static let known = """
    {"data": [{"id": "abc123", "full_name": "Aisha Rahman", "company": "North Gate Logistics", \
    "email": "aisha@northgate.example", "phone": "+971500000000", "mobile": "+971500000001", \
    "url": "https://sandbox.northgate.example/app/contacts/abc123", "vip": true}], "total": 1}
    """
  static let nobody = #"{"data": [], "total": 0}"#

  /// Changes that no promise of the contract is about, and why that is right.
  static let survivors: [String: Set<String>] = [
    "nothing maps these keys": [
      "data.0.vip null", "data.0.vip true", "data.0.vip a list", "data.0.vip an object",
      "key data.0.vip renamed",
    ],
    "the schema promises nothing about the total": totals,
    "optional fields may be empty": [
      "data.0.email null", "data.0.email empty", "data.0.mobile null", "data.0.mobile empty",
    ],
    "the scenario expects no e-mail address and no mobile number, and numbers are texts": [
      "data.0.email another text", "data.0.email a number", "data.0.mobile another text",
      "data.0.mobile a number",
    ],
    "libphonenumber reads a number before a letter": ["data.0.phone another text"],
    "time is promised of 95 of 100 pop-ups, not of one": ["time 5 s"],
  ]

  static let totals: Set<String> = [
    "total null", "total true", "total a list", "total an object", "key total renamed",
  ]

  /// `empty` puts an empty list in the place of an empty list.
  static let survivorsOfNobody: [String: Set<String>] = [
    "the schema promises nothing about the total": totals, "this changes nothing": ["data empty"],
    "time is promised of known callers": ["time 5 s"],
  ]

  @Test func `every change of a known customer's answer shows, or is explained`() throws {
    try check("known customer", Self.known, Self.survivors)
  }

  @Test func `every change of nobody's answer shows, or is explained`() throws {
    try check("nobody", Self.nobody, Self.survivorsOfNobody)
  }

  private func check(_ scenario: String, _ body: String, _ explained: [String: Set<String>]) throws
  {
    let bench = try Northgate()
    let healthy = try bench.promises(scenario, Answer(body))
    #expect(healthy.allSatisfy { $0.outcome == .kept })
    let mutants = try Mutant.all(of: body)
    #expect(Set(mutants.map(\.name)).count == mutants.count)
    let alive = try mutants.filter { try bench.promises(scenario, $0.answer) == healthy }
    #expect(Set(alive.map(\.name)) == explained.values.reduce(into: []) { $0.formUnion($1) })
  }
}

/// The example contract as it stands in the repository.
private struct Northgate {
  let contract: Contract
  let pbx: PBX

  init() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    contract = try ContractReader.read(folder: root + "/Contracts/northgate")
    let environment = try #require(contract.environments.first)
    let variables = environment.variables.map { ($0.name.value, $0.value.value) }
    pbx = try PBX(
      contract: contract,
      values: VariableValues(
        plain: Dictionary(uniqueKeysWithValues: variables), secrets: ["api_key": Bench.secret]))
  }

  func promises(_ scenario: String, _ answer: Answer) throws -> PromiseList {
    let search = try #require(contract.contactSearch)
    let asked = try #require(search.scenarios.first { $0.name.value == scenario })
    var lookup = Lookup(asked.searchAsk, by: pbx)
    while let (step, request) = lookup.next() {
      let given = step.type == 0 ? answer : Answer(MutationTests.nobody)
      lookup.receive(given.exchange(answering: request), to: step)
    }
    return LookupJudge.judge(
      ScenarioCase(
        asked, of: search, answers: lookup.answers, askedBy: pbx,
        redactor: Redactor(secrets: [Bench.secret]))
    ).promises
  }
}
