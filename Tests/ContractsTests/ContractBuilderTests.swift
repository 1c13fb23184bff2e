// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Redaction
import Testing

private let full = """
  callready: 1
  name: Palm Desk
  kind: helpdesk
  key: palm
  version: 2.1.0
  remark: ""
  logo: palm.png
  concurrency: 12
  base: https://{{.host}}/api
  pbx:
    edition: cloud
    firmware: 84.21.0.66
    plan: ultimate
    region: AE
    time-zone: Asia/Dubai
    assume: { plus: kept, unset: empty, utc-flag: local }
  environments:
    test:
      variables: { host: test.palm.example, username: pbx, zone: AE }
      secrets:
        password: { from: file ~/palm, owner: crm-administrator, renew-by: "2027-03-31" }
    live:
      variables: { host: palm.example, username: pbx, zone: AE }
      secrets: { password: { from: command pass show palm } }
  authentication:
    method: basic
    fields:
      host: { title: Host }
      zone: { type: dropdown, options: [AE, DE] }
    credential: "{{.username}}:{{.password}}"
  owners: { api-developer: Lina Khoury }
  response: { status: [200, 206], within: 1500 ms, content-type: text/json }

  """

private let search = """
  endpoint: contact-search
  types:
    Users:
      request: GET /users?phone={{UrlEncode .Phone}}
      mapping: { Company: data.#.org, MobileNumber: [data.#.mobile, data.#.cell] }
  mapping:
    ContactsId: "#.id"
    FirstName: data.#.name
    Company: data.#.company
    CustomValue: data.#.kind
  disabled: [CustomValue]
  popup: { field: data.#.url }
  optional: [Company, MobileNumber]
  response: { within: 2 min, no-match: 404 }
  scenarios:
    one:
      call: "+971500000000"
      finds: { ContactsId: 17, FirstName: true, Company: "0107", MobileNumber: "{{.Phone}}" }
      opens: https://{{.host}}/{{.CustomerNumber}}
    two: { call: anonymous, finds: nothing }

  """

private func contract() throws -> Contract { try Fixture.read(full, search: search) }

@Test func `every key of contract dot yaml reaches the contract`() throws {
  let contract = try contract()
  #expect(contract.kind == .helpdesk && contract.key == "palm" && contract.logo == "palm.png")
  #expect(contract.version == "2.1.0" && contract.remark == "" && contract.concurrency == 12)
  #expect(contract.pbx.edition == .cloud && contract.pbx.plan == .ultimate)
  #expect(contract.pbx.firmware == "84.21.0.66" && contract.pbx.region == "AE")
  #expect(
    contract.pbx.assumptions
      == PBXAssumptions(plus: .kept, unset: .empty, utcFlag: .local, timeZone: "Asia/Dubai"))
  #expect(contract.environments.map(\.name.value) == ["test", "live"])
  let secrets = contract.environments.flatMap(\.secrets)
  #expect(secrets.map(\.source) == [.file("~/palm"), .command(["pass", "show", "palm"])])
  #expect(secrets.map(\.owner) == [.crmAdministrator, nil])
  #expect(secrets.map(\.renewBy) == ["2027-03-31", nil])
  #expect(contract.authentication.method == .basic)
  #expect(contract.authentication.credential?.source.text == "{{.username}}:{{.password}}")
  #expect(contract.authentication.fields.map(\.title) == ["Host", "zone"])
  #expect(contract.authentication.fields[1].options == ["AE", "DE"])
  #expect(contract.owners == [.apiDeveloper: "Lina Khoury"])
}

@Test func `the mapping of a type goes over the one of the endpoint, key by key`() throws {
  let search = try #require(try contract().contactSearch)
  let mapping = try #require(search.types.first).mapping
  #expect(
    mapping.map(\.field) == [.contactsID, .firstName, .company, .customValue, .mobileNumber])
  #expect(
    mapping.map { $0.paths.map(\.source.text) } == [
      ["#.id"], ["data.#.name"], ["data.#.org"], ["data.#.kind"],
      ["data.#.mobile", "data.#.cell"],
    ])
  #expect(search.disabled == [.customValue])
  #expect(search.optional == [.company, .mobileNumber])
  guard case .field(let path) = search.popup else {
    return #expect(Bool(false), "expected a path to the URL")
  }
  #expect(path.source.text == "data.#.url")
}

@Test func `the response of an endpoint goes over the one of the contract, key by key`() throws {
  let response = try #require(try contract().contactSearch).response
  #expect(response.statuses.value == [200, 206])
  #expect(response.statuses.span?.source.name == "Contracts/northgate/contract.yaml")
  #expect(response.within.value == .seconds(120))
  #expect(response.within.span?.source.name == "Contracts/northgate/contact-search.yaml")
  #expect(response.contentType.value == "text/json")
  #expect(response.noMatchStatuses?.value == [404])
}

@Test func `expected values know how they were written`() throws {
  let search = try #require(try contract().contactSearch)
  guard case .record(let fields) = search.scenarios[0].finds else {
    return #expect(Bool(false), "expected a record")
  }
  let scalars = fields.compactMap(\.scalar)
  #expect(scalars.map(\.literal) == [.number, .boolean, .text, .text])
  #expect(scalars.map(\.template.source.text) == ["17", "true", "0107", "{{.Phone}}"])
  #expect(search.scenarios[0].opens?.source.text == "https://{{.host}}/{{.CustomerNumber}}")
  #expect(search.scenarios.map(\.ask.text.value) == ["+971500000000", "anonymous"])
}

@Test func `a contract without a contact search is one`() throws {
  #expect(try Fixture.read(search: nil).contactSearch == nil)
}

@Test func `the key of a template is its name in snake case`() throws {
  let text = Fixture.contract.replacing("Northgate CRM", with: "Göteborg – CRM 2")
  #expect(try Fixture.read(text).key == "g_teborg_crm_2")
}

extension ComplaintCase {
  static let parts: [ComplaintCase] = [
    ComplaintCase(
      .contract, "authentication:", "authentication:\n  credential: ▸\"{{.api_key}}\"◂",
      "contract-bad-value", "a credential is sent with basic authentication only",
      "the method is none", "write `method: basic`, or take the credential out"),
    ComplaintCase(
      .contract, "fields: { base_url: { title: API address }",
      "fields: { ▸base_url◂: { type: dropdown }", "contract-missing-key",
      "a dropdown needs 'options'", "expected its choices", "write `options: [one, two]`"),
    ComplaintCase(
      .contract, "fields: { base_url: { title: API address }",
      "fields: { base_url: { options: ▸[a]◂ }", "contract-bad-value",
      "only a dropdown has options", "", "write `type: dropdown`, or take the options out"),
    ComplaintCase(
      .contract, "secrets: { api_key: ", "secrets: { ▸base_url◂: { from: env X }, api_key: ",
      "contract-bad-value", "'base_url' is a variable and a secret", "", "keep one of the two"),
    ComplaintCase(
      .contract, "base: \"{{.base_url}}\"", "base: ▸northgate.example◂", "contract-bad-value",
      "'base' is not an absolute URL", "expected https://… or {{…}}",
      "write https://northgate.example"),
    ComplaintCase(
      .search, "popup:", "optional: [▸Email◂]\npopup:", "field-not-mapped", "nothing maps Email",
      "mapped are ContactsId, FirstName, BusinessNumber",
      "write `Email: PATH` under mapping, or take it out here"),
    ComplaintCase(
      .search, "FirstName: Aisha", "▸LastName◂: Aisha", "field-not-mapped",
      "nothing maps LastName", "mapped are ContactsId, FirstName, BusinessNumber",
      "write `LastName: PATH` under mapping, or take it out here"),
    ComplaintCase(
      .search, "mapping:", "disabled: [BusinessNumber]\n▸mapping◂:", "mapping-required",
      "the mapping lacks a telephone number",
      "the PBX needs ContactsId, FirstName and one telephone number, none of them disabled",
      "write `BusinessNumber: data.#.phone`"),
  ]
}

@Test(arguments: ComplaintCase.parts)
func `one part says what another needs`(_ row: ComplaintCase) throws {
  try row.check()
}

@Test func `every required field that is missing is named at once`() throws {
  let search = """
    endpoint: contact-search
    types: { Contacts: GET /x }
    mapping: { LastName: a }
    """
  let complaint = try #require(Fixture.complaints(search: search).first)
  #expect(complaint.code == "mapping-required")
  #expect(
    complaint.message.text == "the mapping lacks ContactsId, FirstName and a telephone number")
  #expect(complaint.remedy.text == "write `ContactsId: data.#.id`")
  #expect(complaint.span?.start == SourcePosition(line: 3, column: 1))
}

@Test func `basic authentication without its variables is a complaint`() throws {
  let text = Fixture.contract.replacing(
    "authentication:", with: "authentication:\n  method: basic")
  let complaints = Fixture.complaints(text)
  #expect(
    complaints.map(\.message.text) == [
      "basic authentication needs 'password'", "basic authentication needs 'username'",
    ])
  #expect(complaints.allSatisfy { $0.code == "variable-without-value" })
}
