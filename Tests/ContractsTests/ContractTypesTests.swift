// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

private let search = """
  endpoint: contact-search
  types:
    Contacts: GET /contacts?phone={{UrlEncode .Phone}}
    Leads:
      request: GET /leads?phone={{UrlEncode .Phone}}
      only-if: and .base_url (ne .Phone "anonymous")
      search: GET /leads?q={{UrlEncode .SearchValue}}
      mapping: { Company: data.#.org, BusinessNumber: data.#.tel }
      read: { request: "GET /leads/{{UrlEncode .RecordId}}", id: data.id }
      response: { status: [200, 404], no-match: 404 }
    Accounts: POST /accounts
  mapping:
    ContactsId: data.#.id
    FirstName: data.#.name
    BusinessNumber: data.#.phone
  response: { within: 800 ms, fields: { success: true } }

  """

@Test func `several types are searched in the order of the contract`() throws {
  let types = try #require(try Fixture.read(search: search).contactSearch).types
  #expect(types.map(\.name.value) == ["Contacts", "Leads", "Accounts"])
  #expect(types.map(\.request.method.value) == ["GET", "GET", "POST"])
  #expect(types[0].mapping.map(\.field) == [.contactsID, .firstName, .businessNumber])
  #expect(
    types[1].mapping.map { $0.paths.map(\.source.text) } == [
      ["data.#.id"], ["data.#.name"], ["data.#.tel"], ["data.#.org"],
    ])
  #expect(types[0].typedSearch == nil && types[0].read == nil && types[0].onlyIf == nil)
  #expect(types[1].typedSearch?.url.source.text == "/leads?q={{UrlEncode .SearchValue}}")
  #expect(types[1].read?.request.url.source.text == "/leads/{{UrlEncode .RecordId}}")
  #expect(types[1].read?.id.source.text == "data.id")
}

@Test func `a condition prints something if it is true, and nothing if not`() throws {
  let type = try #require(try Fixture.read(search: search).contactSearch?.types[1])
  let condition = try #require(type.onlyIf)
  #expect(try condition.render(with: ["base_url": "x", "Phone": "+1"]) == "true")
  #expect(try condition.render(with: ["base_url": "x", "Phone": "anonymous"]) == "")
}

extension ComplaintCase {
  private static let line = "Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}"
  private static let request = "request: GET /contacts?phone={{UrlEncode .Phone}}"

  private static func type(_ more: String) -> String {
    "Contacts:\n    \(request)\n    \(more)"
  }

  static let contactTypes: [ComplaintCase] = [
    ComplaintCase(
      .search, line, type("search: GET /contacts?q={{UrlEncode ▸.Phone◂}}"), "template-variable",
      "{{.Phone}} does not exist in a typed search",
      "known here: .SearchValue, .base_url, .api_key",
      "write .SearchValue; Phone belongs to contact searches, typed searches and pop-ups"),
    ComplaintCase(
      .search, "UrlEncode .Phone", "UrlEncode ▸.RecordId◂", "template-own-variable",
      "{{.RecordId}} exists in `read` only; no PBX knows it",
      "known here: .Phone, .base_url, .api_key", "take it out of what the PBX sends"),
    ComplaintCase(
      .search, line, type("read: { request: \"GET /contacts/{{▸.ContactsId◂}}\", id: data.id }"),
      "template-variable", "{{.ContactsId}} does not exist in a read of a record",
      "known here: .RecordId, .base_url, .api_key", "ContactsId belongs to pop-ups"),
    ComplaintCase(
      .search, line, type("read: { request: \"▸DELETE◂ /contacts/{{.RecordId}}\", id: data.id }"),
      "contract-bad-value", "a read does not DELETE", "expected a request that changes nothing",
      "write GET, or POST if the CRM asks for it"),
    ComplaintCase(
      .search, line, type("▸read◂: { id: data.id }"), "contract-missing-key",
      "a read needs 'request'", "expected a request",
      "write `request: GET /contacts/{{UrlEncode .RecordId}}`"),
    ComplaintCase(
      .search, line, type("only-if: ne ▸.Phon◂ \"anonymous\""), "template-variable",
      "{{.Phon}} does not exist in a contact search", "known here: .Phone, .base_url, .api_key",
      "write .Phone"),
    ComplaintCase(
      .search, line, type("only-if: \"ne .Phone (▸nee◂ .Phone)\""), "template-syntax",
      "the PBX cannot read this template: function \"nee\" not defined",
      "no function of this name",
      "a variable begins with a dot: .nee; the PBX has \(PBXTemplate.functionNames.sorted().joined(separator: ", ")) and Go's own functions"
    ),
    ComplaintCase(
      .search, line, type("only-if: ▸\"{{if .Phone}}\"◂"), "template-syntax",
      "a condition is written without braces", "it stands inside of {{if …}} already",
      "write `only-if: .Phone`"),
    ComplaintCase(
      .search, line, type("only-if: ▸.Phone}}x{{end}}{{if .Phone◂"), "template-syntax",
      "a condition is written without braces", "it stands inside of {{if …}} already",
      "write `only-if: .Phone`"),
  ]
}

@Test(arguments: ComplaintCase.contactTypes)
func `a fault of a contact type is told where it stands`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test func `each type needs its own mapping`() throws {
  let text = """
    endpoint: contact-search
    types:
      Contacts: { request: GET /c, mapping: { FirstName: a } }
      ▸Leads◂: GET /l
      Clients:
        request: GET /k
        then: { more: { request: GET /m, mapping: { FirstName: a } } }
    mapping: { ContactsId: a, BusinessNumber: b }
    """
  let marked = MarkedText(text)
  let complaints = Fixture.complaints(search: marked.text)
  #expect(complaints.map(\.message.text) == ["the mapping of 'Leads' lacks FirstName"])
  #expect(complaints.first?.code == "mapping-required")
  #expect(complaints.first?.span?.range == marked.range)
}

@Test func `what every type lacks is told once`() throws {
  let complaints = Fixture.complaints(
    search: """
      endpoint: contact-search
      types: { A: GET /a, B: GET /b }
      mapping: { FirstName: a, BusinessNumber: b }
      """)
  #expect(complaints.map(\.message.text) == ["the mapping lacks ContactsId"])
}

@Test func `the id of a record comes from the search itself`() throws {
  let complaints = Fixture.complaints(
    search: """
      endpoint: contact-search
      types: { A: { request: GET /a, then: { b: { request: GET /b, mapping: { ContactsId: x } } } } }
      mapping: { FirstName: a, BusinessNumber: b }
      """)
  #expect(complaints.map(\.message.text) == ["the mapping lacks ContactsId"])
}

@Test func `ten types may be searched, eleven not`() {
  func codes(_ count: Int) -> [String] {
    let types = (1...count).map { "  T\($0): GET /t\($0)\n" }.joined()
    let text = Fixture.search.replacing(
      "  Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}\n", with: types)
    return Fixture.complaints(search: text).map(\.message.text)
  }
  #expect(codes(10) == [])
  #expect(codes(11) == ["more than 10 contact types; a contract has at most 10"])
}
