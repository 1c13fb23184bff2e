// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXLanguage
import Testing

@Test func `the smallest contract reads`() throws {
  let contract = try Fixture.read()
  #expect(contract.name.value == "Northgate CRM")
  #expect(contract.key == "northgate_crm")
  #expect(contract.kind == .crm)
  #expect(contract.version == "1.0.0")
  #expect(contract.concurrency == 5)
  #expect(contract.base?.source.text == "{{.base_url}}")
  #expect(contract.folder == "Contracts/northgate")
  #expect(
    contract.files.map(\.name) == [
      "Contracts/northgate/contract.yaml", "Contracts/northgate/contact-search.yaml",
    ])
  let environment = try #require(contract.environment(named: "sandbox"))
  #expect(environment.variables.map(\.name.value) == ["base_url"])
  #expect(environment.secrets.map(\.source) == [.environment("NORTHGATE_KEY")])
  #expect(contract.authentication.method == .none)
  #expect(contract.authentication.fields.map(\.name.value) == ["base_url", "api_key"])
  #expect(contract.authentication.fields.map(\.type) == [.text, .password])
  #expect(contract.authentication.headers.map(\.name.value) == ["X-Api-Key"])
}

@Test func `its contact search has the defaults of a lookup`() throws {
  let search = try #require(try Fixture.read().contactSearch)
  let type = try #require(search.types.first)
  #expect(type.name.value == "Contacts")
  #expect(type.request.method.value == "GET")
  #expect(type.request.url.source.text == "/contacts/search?phone={{UrlEncode .Phone}}")
  #expect(type.request.headers.isEmpty && type.request.body == nil)
  #expect(type.mapping.map(\.field) == [.contactsID, .firstName, .businessNumber])
  #expect(search.response.statuses.value == [200] && search.response.statuses.span == nil)
  #expect(search.response.within.value == .seconds(2))
  #expect(search.response.contentType.value == "application/json")
  #expect(search.response.noMatchStatuses == nil && search.response.schema == nil)
  #expect(search.scenarios.map(\.name.value) == ["known customer", "nobody"])
  guard case .record(let fields) = search.scenarios[0].finds,
    case .nothing = search.scenarios[1].finds
  else { return #expect(Bool(false), "expected a record and nothing") }
  #expect(fields.map(\.field) == [.contactsID, .firstName])
  #expect(fields.compactMap(\.scalar?.template.source.text) == ["abc123", "Aisha Rahman"])
}
