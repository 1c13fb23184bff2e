// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

/// Environments a and b share their data; c keeps its own.
private let contract = """
  callready: 1
  name: x
  base: https://x.example
  environments:
    a: {}
    b: {}
    c: { data: own }
  """

private func search(_ scenarios: String) -> String {
  """
  endpoint: contact-search
  types: { Contacts: { request: GET /c, search: GET /s } }
  mapping: { ContactsId: a, FirstName: b, BusinessNumber: c }
  scenarios:
    there: { call: "0", finds: nothing, only: [c] }
  \(scenarios)
  """
}

@Test(arguments: [
  "  x: { call: \"1\", finds: nothing }\n  z: { call: ▸\"1\"◂, finds: nothing }",
  "  x: { call: \"1\", finds: nothing }\n  z: { call: ▸\"1\"◂, finds: nothing, only: [b] }",
  "  x: { call: \"1\", finds: nothing, only: [c, a] }\n  z: { call: ▸\"1\"◂, finds: { ContactsId: c1 }, only: [b, a] }",
  "  x: { search: ab, finds: nothing }\n  z: { search: ▸ab◂, finds: nothing }",
])
func `a scenario that another one stands before is told`(_ scenarios: String) throws {
  let marked = MarkedText(search(scenarios))
  let complaints = Fixture.complaints(contract, search: marked.text)
  #expect(complaints.map(\.code) == ["scenario-unreachable"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text.hasPrefix("'x' asks for '"))
  #expect(complaint.message.text.hasSuffix("' already"))
  #expect(complaint.label.text == "asked once in each environment")
  #expect(complaint.remedy.text == "put both into one scenario, or let `only` keep them apart")
  #expect(complaint.span?.range == marked.range)
}

@Test(arguments: [
  "  x: { call: \"1\", finds: nothing, only: [a] }\n  z: { call: \"1\", finds: nothing, only: [b] }",
  "  x: { call: \"1\", finds: nothing }\n  z: { call: \"1\", finds: nothing, only: [c] }",
  "  x: { call: \"1\", finds: nothing }\n  z: { search: \"1\", finds: nothing }",
  "  x: { call: \"1\", finds: nothing }\n  z: { call: \"+1\", finds: nothing }",
])
func `equal callers in different environments are two promises`(_ scenarios: String) {
  #expect(Fixture.complaints(contract, search: search(scenarios)).map(\.code) == [])
}

@Test func `a scenario that runs nowhere is told`() throws {
  let own = contract.replacing("{}", with: "{ data: own }")
  let marked = MarkedText(search("  ▸x◂: { call: \"1\", finds: nothing }"))
  let complaints = Fixture.complaints(own, search: marked.text)
  let complaint = try #require(complaints.first { $0.code == "scenario-unreachable" })
  #expect(complaint.message.text == "'x' runs in no environment")
  #expect(complaint.label.text == "every environment has `data: own`")
  #expect(complaint.remedy.text == "write `only: [a]`")
  #expect(complaint.span?.range == marked.range)
}

@Test func `an environment with data of its own needs a line that names it`() throws {
  let marked = MarkedText(contract.replacing("c: {", with: "▸c◂: {"))
  let complaints = Fixture.complaints(
    marked.text, search: search("").replacing(", only: [c]", with: ""))
  #expect(complaints.map(\.code) == ["environment-without-scenario"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == "nothing runs in the environment 'c'")
  #expect(complaint.label.text == "`data: own`: only lines whose `only` names it")
  #expect(complaint.remedy.text == "write `only: [c]` at a scenario, or take `data: own` out")
  #expect(complaint.span?.range == marked.range)
}

@Test func `a stored number that names the environment is enough`() {
  let text = search("").replacing(", only: [c]", with: "")
  let formats = "formats: { \"+971500000000\": { finds: c1, only: [c] } }\n"
  #expect(Fixture.complaints(contract, search: text + formats).map(\.code) == [])
}
