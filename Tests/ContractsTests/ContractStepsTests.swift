// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

private let search = """
  endpoint: contact-search
  types:
    Contacts:
      request: GET /contacts?phone={{UrlEncode .Phone}}
      then:
        details:
          request: GET /contacts/{{UrlEncode .ContactsId}}?name={{UrlEncode .FirstName}}
          mapping: { Email: data.email, account_id: data.account.id }
        account:
          request: GET /accounts/{{.account_id}}?for={{.ContactId}}&mail={{.Email}}&n={{.Phone}}
          only-if: .account_id
          mapping: { Company: "data.#(id==\\"{{.account_id}}\\").name" }
          response: { within: 5 s, fields: { ok: true } }
  mapping: { ContactsId: data.#.id, FirstName: data.#.name, BusinessNumber: data.#.phone }
  response:
    status: [200, 206]
    no-match: 404
    fields: { success: true }
    headers: { X-Version: { starts-with: "2." } }
    schema: { type: object }
  scenarios:
    known: { call: "+971500000000", finds: { ContactsId: c1, Company: North, Email: a@b.example } }

  """

@Test func `requests that follow see what was mapped before them`() throws {
  let type = try #require(try Fixture.read(search: search).contactSearch?.types.first)
  #expect(type.chained.map(\.name.value) == ["details", "account"])
  #expect(type.chained[0].mapping.map(\.field) == [.email])
  #expect(type.chained[0].variables.map(\.name.value) == ["account_id"])
  #expect(type.chained[0].variables.map(\.path.source.text) == ["data.account.id"])
  #expect(type.chained[1].mapping.map(\.field) == [.company])
  #expect(try type.chained[1].onlyIf?.render(with: ["account_id": ""]) == "")
  #expect(try type.chained[1].onlyIf?.render(with: ["account_id": "7"]) == "true")
}

@Test func `what the endpoint says of the search's answer is not said of a following one`() throws {
  let type = try #require(try Fixture.read(search: search).contactSearch?.types.first)
  let details = type.chained[0].response
  #expect(details.statuses.value == [200, 206])
  #expect(details.headers.map(\.name.value) == ["X-Version"])
  #expect(details.facts.isEmpty && details.schema == nil && details.noMatchStatuses == nil)
  #expect(type.chained[1].response.within.value == .seconds(5))
  #expect(type.chained[1].response.facts.map(\.path.source.text) == ["ok"])
  #expect(type.response.facts.map(\.path.source.text) == ["success"])
}

private func steps(_ old: String, _ new: String) -> (MarkedText, [Complaint]) {
  let marked = MarkedText(search.replacing(old, with: new))
  return (marked, Fixture.complaints(search: marked.text))
}

@Test(arguments: [
  (
    "{{UrlEncode .FirstName}}", "{{UrlEncode ▸.Email◂}}", "template-variable",
    "{{.Email}} does not exist in a step that follows a search",
    "known here: .Phone, .base_url, .api_key, .ContactsId, .FirstName, .BusinessNumber, .ContactId",
    "write `Email: PATH` under mapping"
  ),
  (
    "{{.account_id}}?", "{{▸.acount_id◂}}?", "template-variable",
    "{{.acount_id}} does not exist in a step that follows a search",
    "known here: .Phone, .base_url, .api_key, .ContactsId, .FirstName, .BusinessNumber, .ContactId, .Email, .account_id",
    "write .account_id"
  ),
  (
    "account_id: data.account.id", "▸base_url◂: data.account.id", "contract-bad-value",
    "'base_url' has a value in the environments already", "an answer cannot fill it",
    "choose another name"
  ),
  (
    "Email: data.email,", "▸Emial◂: data.email,", "contract-unknown-key",
    "unknown contact field 'Emial'",
    "expected one of 21 contact fields, or a variable in snake_case", "did you mean 'Email'?"
  ),
  (
    "account_id: data.account.id", "account_id: ▸[a, b]◂", "contract-wrong-type",
    "expected a path, found a list", "the value of 'account_id'",
    "write `account_id: data.#.account_id`"
  ),
  (
    "only-if: .account_id", "only-if: eq ▸.RecordId◂ \"x\"", "template-own-variable",
    "{{.RecordId}} exists in `read` only; no PBX knows it",
    "known here: .Phone, .base_url, .api_key, .ContactsId, .FirstName, .BusinessNumber, .ContactId, .Email, .account_id",
    "write .ContactsId"
  ),
])
func `a fault of a following request is told where it stands`(
  _ old: String, _ new: String, _ code: String, _ message: String, _ label: String,
  _ remedy: String
) throws {
  let (marked, complaints) = steps(old, new)
  let complaint = try #require(complaints.first { $0.message.text == message })
  #expect(complaint.code == code)
  #expect(complaint.label.text == label)
  #expect(complaint.remedy.text == remedy)
  #expect(complaint.span?.range == marked.range)
}

@Test func `a field that is switched off is not known to what follows`() {
  let (_, complaints) = steps("mapping: { ContactsId", "disabled: [Email]\nmapping: { ContactsId")
  #expect(complaints.map(\.code) == ["template-variable", "field-disabled"])
}
