// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import Testing

@testable import Contracts

private let contract = Fixture.contract.replacing(
  "authentication:",
  with: """
      production:
        data: own
        budget: { requests: 60 }
        variables: { base_url: https://crm.northgate.example/v1 }
        secrets: { api_key: { from: env NORTHGATE_LIVE_KEY } }
    authentication:
    """)

private let search = """
  endpoint: contact-search
  types:
    Contact:
      request: GET /contacts?phone={{UrlEncode .Phone}}
      search: GET /contacts?q={{UrlEncode .SearchValue}}
    Lead: GET /leads?phone={{UrlEncode .Phone}}
  mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
  when-several: newest by data.#.updated_at
  scenarios:
    known:
      call: "+971500000000"
      in: Contact
      finds: { ContactsId: { one-of: [c1, "{{.base_url}}"] }, FirstName: { present: true } }
    shared: { call: "+97144000000", finds: [Contact/c7, Lead/l3, c9, "{{.base_url}}/x"] }
    typed: { search: Aisha Rah, finds: { ContactsId: c1 }, opens: "{{.SearchValue}}" }
    nobody: { call: "+971509999999", finds: nothing, only: [sandbox, production] }

  """

@Test func `calls, typed texts, types and environments of scenarios are read`() throws {
  let contract = try Fixture.read(contract, search: search)
  let scenarios = try #require(contract.contactSearch).scenarios
  #expect(scenarios.map(\.type?.value) == ["Contact", nil, nil, nil])
  #expect(scenarios.map { $0.only.map(\.value) } == [[], [], [], ["sandbox", "production"]])
  guard case .search(let text) = scenarios[2].ask, case .call = scenarios[0].ask else {
    return #expect(Bool(false), "expected a call and a typed text")
  }
  #expect(text.value == "Aisha Rah")
  #expect(contract.environments.map(\.data) == [.shared, .own])
  #expect(contract.environments.map(\.budget.requests) == [1000, 60])
  #expect(contract.environments.map(\.budget.writes) == [200, 200])
  #expect(contract.environments[0].budget.span == nil)
  #expect(contract.environments[1].budget.span != nil)
}

@Test func `records of a shared number may name their type`() throws {
  let scenarios = try #require(try Fixture.read(contract, search: search).contactSearch).scenarios
  guard case .records(let records, _) = scenarios[1].finds else {
    return #expect(Bool(false), "expected records")
  }
  #expect(records.map(\.type) == ["Contact", "Lead", nil, nil])
  #expect(records.map(\.id.source.text) == ["c7", "l3", "c9", "{{.base_url}}/x"])
}

private func check(
  _ old: String, _ new: String, _ code: String, _ message: String, _ label: String,
  _ remedy: String
) throws {
  try #require(search.contains(old))
  let marked = MarkedText(search.replacing(old, with: new))
  let complaints = Fixture.complaints(contract, search: marked.text)
  #expect(complaints.map(\.code) == [code])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == message)
  #expect(complaint.label.text == label)
  #expect(complaint.remedy.text == remedy)
  #expect(complaint.span?.range == marked.range)
}

@Test(
  arguments: [
    (
      "in: Contact", "in: ▸Contcat◂", "contract-unknown-name",
      "there is no contact type 'Contcat'", "expected one of Contact, Lead",
      "did you mean 'Contact'?"
    ),
    (
      "Lead/l3", "▸Account◂/l3", "contract-unknown-name", "there is no contact type 'Account'",
      "expected one of Contact, Lead", "write Contact"
    ),
    (
      "Lead/l3", "▸Contact/◂", "contract-empty-value", "the record has no id", "expected TYPE/ID",
      "write Contact/c7"
    ),
    (
      "Lead/l3", "▸c7◂", "contract-bad-value", "'c7' stands twice in 'finds'", "the second time",
      "take one of them out"
    ),
    (
      "search: Aisha Rah,", "search: ▸Aisha Rah◂, in: Lead,", "contract-missing-key",
      "'Lead' has no search for typed texts", "nothing is sent for it",
      "write `search: GET /contacts?q={{UrlEncode .SearchValue}}` beside its request"
    ),
    (
      "\"+97144000000\"", "\"▸{{◂.base_url}}\"", "contract-bad-value",
      "a template stands where the PBX has a number", "not filled in here",
      "write the text itself, one line for each environment with `only`"
    ),
    (
      "\"{{.SearchValue}}\"", "\"{{▸.Phone◂}}\"", "template-variable",
      "{{.Phone}} does not exist in an expected value",
      "known here: .SearchValue, .ContactType, .CustomerNumber, .base_url, .api_key, .ContactsId, .FirstName, .BusinessNumber",
      "write .SearchValue; Phone belongs to contact searches, typed searches and pop-ups"
    ),
    (
      "one-of: [c1, \"{{.base_url}}\"]", "one-of: [c1, \"{{▸.api_key◂}}\"]",
      "secret-in-expectation",
      "{{.api_key}} is a secret and would stand in the report", "an expected value is shown",
      "expect something else"
    ),
    (
      "c9,", "\"{{▸.api_key◂}}\",", "secret-in-expectation",
      "{{.api_key}} is a secret and would stand in the report", "an expected value is shown",
      "expect something else"
    ),
    (
      "c9,", "\"{{▸.Phone◂}}\",", "template-variable",
      "{{.Phone}} does not exist in the id of a record", "known here: .base_url, .api_key",
      "Phone belongs to contact searches, typed searches and pop-ups"
    ),
  ] as [(String, String, String, String, String, String)])
func `a fault of a scenario is told where it stands`(
  _ old: String, _ new: String, _ code: String, _ message: String, _ label: String,
  _ remedy: String
) throws {
  try check(old, new, code, message, label, remedy)
}

@Test func `a typed text needs a type that is searched for it`() throws {
  let text = search.replacing("    search: GET /contacts?q={{UrlEncode .SearchValue}}\n", with: "")
  let complaints = Fixture.complaints(contract, search: text)
  #expect(complaints.map(\.message.text) == ["no contact type has a search for typed texts"])
  #expect(complaints.first?.span?.bytes.map { $0 } == Array("Aisha Rah".utf8))
}

@Test func `an environment that does not exist is told`() throws {
  let marked = MarkedText(
    search.replacing("[sandbox, production]", with: "[production, ▸prodction◂]"))
  let complaints = Fixture.complaints(contract, search: marked.text)
  #expect(complaints.map(\.code) == ["contract-unknown-name"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == "there is no environment 'prodction'")
  #expect(complaint.label.text == "expected one of sandbox, production")
  #expect(complaint.remedy.text == "did you mean 'production'?")
  #expect(complaint.span?.range == marked.range)
}

@Test func `records of other types than the one of the scenario are told`() {
  let text = search.replacing("call: \"+97144000000\"", with: "call: \"+97144000000\", in: Contact")
  #expect(
    Fixture.complaints(contract, search: text).map(\.message.text)
      == ["'Lead' is not the type of `in`"])
}

@Test func `a field that is switched off cannot be expected`() throws {
  let marked = MarkedText(
    Fixture.search.replacing("mapping:", with: "disabled: [Email]\nmapping:\n  Email: data.#.mail")
      .replacing("FirstName: Aisha", with: "▸Email◂: Aisha"))
  let complaints = Fixture.complaints(search: marked.text)
  #expect(complaints.map(\.code) == ["field-disabled"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == "Email is disabled")
  #expect(complaint.label.text == "the PBX does not read it")
  #expect(complaint.remedy.text == "take Email out here, or out of `disabled`")
  #expect(complaint.span?.range == marked.range)
}
