// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Redaction
import Testing
import Transports

@testable import Commands

@Suite struct RenderEndpointTests {
  private static let common = """
    callready: 1
    name: Sample
    base: "{{.base_url}}"
    environments:
      test:
        variables: { base_url: https://crm.example/v1 }
        secrets: { user: { from: env SAMPLE_USER }, word: { from: env SAMPLE_WORD } }
    authentication:
      method: basic
      credential: "{{.user}}:{{.word}}"
      fields: { base_url: { title: Address }, user: { title: User }, word: { title: Password } }
      headers: { Accept: application/json, X-Unit: "{{.base_url}}" }

    """

  private static let search = """
    endpoint: contact-search
    types:
      Contacts:
        request: |
          POST /search
          x-unit: own

          {"phone": "{{.Phone}}"}
        search: GET /search?q={{UrlEncode .SearchValue}}
        read: { request: "GET /contacts/{{.RecordId}}", id: data.id }
        then:
          details:
            request: GET /details/{{.ContactsId}}/{{.ContactId}}
            mapping: { Company: company.name, owner_id: owner.id }
          owner:
            only-if: eq .Company "North"
            request: GET https://other.example/{{.owner_id}}
      Leads: GET /leads?p={{urlquery .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.name
      BusinessNumber: data.#.phone
    popup: https://app.example/{{.ContactId}}?from={{UrlEncode .Phone}}
    scenarios:
      nobody: { call: "+1", finds: nothing }
      known: { call: "+2", finds: { ContactsId: c1, FirstName: Aisha } }
      typed: { search: Ai, finds: { ContactsId: c1 } }

    """

  private func contract(_ search: String = Self.search) throws -> Contract {
    try ContractReader.read(
      files: [
        "contract.yaml": Array(Self.common.utf8), "contact-search.yaml": Array(search.utf8),
      ], folder: "sample")
  }

  private func pbx(_ contract: Contract) throws -> PBX {
    let environment = contract.environments[0]
    return try PBX(
      contract: contract,
      values: VariableValues(
        plain: ["base_url": "https://crm.example/v1"], standingInFor: environment.secrets))
  }

  private func rendering(
    _ given: [String: String] = [:], of search: String = Self.search
  ) throws -> EndpointRendering {
    let contract = try contract(search)
    let search = try #require(contract.contactSearch)
    return EndpointRendering(
      of: search, pbx: try pbx(contract),
      values: RunTimeValues(search, environment: "test", given: given))
  }

  private func text(_ given: [String: String] = [:], asCurl: Bool = false) throws -> String {
    try rendering(given).blocks(asCurl: asCurl).map(\.text).joined(separator: "\n")
  }

  @Test(arguments: [SearchAsk.call("+2"), .typed("Ai")])
  func `what is shown is what a lookup sends`(_ ask: SearchAsk) throws {
    let contract = try contract()
    var lookup = Lookup(ask, by: try pbx(contract))
    let redactor = Redactor(secrets: [])
    let shown = try text()
    var count = 0
    while let (_, request) = lookup.next() {
      #expect(shown.contains(redactor.redact(request).httpText.text + "\n"))
      count += 1
    }
    #expect(count == (ask == .typed("Ai") ? 1 : 2))
  }

  @Test func `every request is shown once, in the order of a lookup`() throws {
    let titles = try text().split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("# ") && !$0.hasPrefix("#  ") }
    #expect(
      titles == [
        "# 1 Contacts: search", "# 2 Contacts: typed search",
        "# 3 Contacts: then 'details', for each record",
        "# 4 Contacts: then 'owner', for each record",
        "# 5 Contacts: read a record (asked by CallReady; no PBX does)", "# 6 Leads: search",
        "# the pop-up opens https://app.example/RUNTIME-ContactId?from=%2B2",
        "# with Phone +2 of 'known', SearchValue Ai of 'typed'",
      ])
  }

  @Test func `what only an answer brings is stood in for, marked, and can be given`() throws {
    let shown = try text()
    #expect(
      shown.contains("GET https://crm.example/v1/details/RUNTIME-ContactsId/RUNTIME-ContactId"))
    #expect(shown.contains("#   RUNTIME-ContactsId stands for what is known at run time only"))
    #expect(shown.contains("#   not sent with these values: only-if yields nothing"))
    let given = try text(["ContactsId": "c9", "Company": "North", "owner_id": "7"])
    #expect(given.contains("/details/c9/c9\n"))
    #expect(given.contains("/contacts/c9\n"))
    #expect(given.contains("GET https://other.example/7\n"))
    #expect(!given.contains("RUNTIME"))
    #expect(!given.contains("not sent"))
  }

  @Test func `secrets are shown by name, in Base64 too`() throws {
    let credential = "REDACTED-1-user:REDACTED-2-word"
    #expect(try text().contains("Basic " + Base64.encoded(Array(credential.utf8))))
  }

  @Test func `as curl each request is a command and everything else a comment`() throws {
    let lines = try text(asCurl: true).split(separator: "\n")
    let starts = lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("  ") }
    #expect(starts.count == 6)
    #expect(starts.allSatisfy { $0.hasPrefix("curl ") })
  }

  @Test func `without a known caller the number is stood in for`() throws {
    let search = try #require(Self.search.split(separator: "scenarios:").first)
    let shown = try rendering(of: search + "scenarios: {}\n").blocks(asCurl: false).map(\.text)
    #expect(shown.contains { $0.contains("\"RUNTIME-Phone\"") })
    #expect(shown.last?.hasPrefix("# the pop-up opens") == true)
  }

  @Test func `a request that cannot be rendered is complained about, the others are shown`() throws
  {
    let broken = Self.search.replacing("{{urlquery .Phone}}", with: "{{slice .Phone 9}}")
    let rendering = try rendering(of: broken)
    #expect(rendering.blocks(asCurl: false).count { $0.text.contains("https://") } == 6)
    #expect(rendering.complaints.map(\.code) == ["template-rendering"])
    #expect(rendering.complaints.first?.span?.source.name == "sample/contact-search.yaml")
  }
}
