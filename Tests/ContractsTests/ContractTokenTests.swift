// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Glibc
import PBXLanguage
import Testing

/// A contract with a token, and its parts as tests change them.
private enum TokenFixture {
  static let contract = """
    callready: 1
    name: Harbour Desk
    base: https://{{.api_host}}/v1
    environments:
      test:
        writes: allowed
        variables: { client_id: callready }
        secrets:
          client_secret: { from: env SECRET }
          refresh_token: { from: env REFRESH }
          agent_refresh_token: { from: env AGENT }
    authentication:
      method: oauth2
      fields: { client_id: { title: Id }, client_secret: { title: Secret, type: password } }
      headers: { X-Token: "{{.AccessToken}}" }
      refused: { status: [401, 403], says: invalid_token }
      forbidden:
        read invoices: GET /invoices
        read payslips: { request: GET /payslips, refused: { status: 404 } }
      write-scope: { request: POST /contacts, unchanged: GET /contacts/count }
      administrator: { request: GET /me, fields: { role: administrator } }
      identities: { agent: { refresh_token: agent_refresh_token } }

    """

  static let token = """
    endpoint: token
    authorize: https://crm.example/authorize?client_id={{.client_id}}
    scope: [contacts.read, contacts.write]
    query: prompt=consent
    scheme: Zoho-oauthtoken
    request: POST https://crm.example/token
    refresh:
      every: 50 min
      at-once: kills
      request: |
        POST https://crm.example/token
        Content-Type: application/x-www-form-urlencoded

        grant_type=refresh_token&refresh_token={{.RefreshToken}}
    mapping: { api_host: api_domain }
    response: { fields: { token_type: Bearer } }
    lifetime: 1 h
    states-lifetime: milliseconds expires_in_ms
    refresh-lifetime: 90 d
    rotates: true
    old-token: dies
    bad-grant: { status: 401, says: bad_token }
    login: { grant: client-credentials, pkce: false, port: 8765, client-in: basic }
    expired-token: "{{.refresh_token}}"
    revoke: { request: "POST https://crm.example/revoke?t={{.AccessToken}}", kills: family, only: [test] }

    """

  static func complaints(
    _ contract: (String, String) = ("", ""), _ token: (String, String) = ("", "")
  ) -> [Complaint] {
    func changed(_ text: String, _ change: (String, String)) -> String {
      change.0.isEmpty ? text : text.replacing(change.0, with: change.1)
    }
    return Fixture.complaints(
      changed(Self.contract, contract), more: ["token.yaml": changed(Self.token, token)])
  }
}

@Test func `a token file reads as it is written`() throws {
  let contract = try Fixture.read(
    TokenFixture.contract, more: ["token.yaml": TokenFixture.token])
  let token = try #require(contract.token)
  #expect(token.scopes.map(\.value) == ["contacts.read", "contacts.write"])
  #expect(token.scheme.value == "Zoho-oauthtoken")
  #expect(token.refresh.every.value == .every(.seconds(3000)))
  #expect(token.refresh.atOnce?.value == .kills)
  #expect(token.mapping.map(\.name.value) == ["api_host"])
  #expect(token.response.within.value == .seconds(5))
  #expect(token.lifetime.value == .lasting(.seconds(3600)))
  guard case .milliseconds(let path) = token.statesLifetime.value else {
    Issue.record("no milliseconds")
    return
  }
  #expect(path.source.text == "expires_in_ms")
  #expect(token.rotates.value && token.oldToken.value == .dies)
  #expect(token.badGrant.statuses.value == [401] && token.badGrant.says?.value == "bad_token")
  #expect(token.login.grant == .clientCredentials && token.login.clientIn == .basic)
  #expect(token.revoke?.kills == .family && token.revoke?.only.map(\.value) == ["test"])
}

@Test func `what is left out of a token file has the PBX's defaults`() throws {
  let contract = try Fixture.read(
    TokenFixture.contract.replacing("{{.api_host}}", with: "crm.example"),
    more: ["token.yaml": "endpoint: token\nrequest: POST https://crm.example/token\n"])
  let token = try #require(contract.token)
  #expect(token.refresh.every.value == .every(.seconds(1500)) && token.refresh.every.span == nil)
  #expect(token.scheme.value == "Bearer" && token.lifetime.value == .asStated)
  #expect(!token.rotates.value && token.oldToken.value == .lives)
  #expect(token.badGrant.statuses.value == [400] && token.badGrant.says?.value == "invalid_grant")
  #expect(token.login == TokenEndpoint.Login())
}

@Test func `rights read as they are written`() throws {
  let contract = try Fixture.read(
    TokenFixture.contract, more: ["token.yaml": TokenFixture.token])
  let rights = contract.authentication
  #expect(rights.refused.statuses.value == [401, 403] && rights.declaresRefusal)
  #expect(rights.forbidden.map(\.refused.statuses.value) == [[401, 403, 404], [404]])
  #expect(rights.administrator?.facts.count == 1)
  #expect(rights.identities.map(\.name.value) == ["agent"])
  guard case .invalidBody(_, let refused, let unchanged) = rights.writeScope else {
    Issue.record("no invalid body")
    return
  }
  #expect(refused.statuses.value == [400, 422] && unchanged != nil)
  #expect(contract.environments[0].writes == .allowed)
}

@Test func `a system brings what it must forbid, behind what the contract declares`() throws {
  let contract = try Fixture.read(
    TokenFixture.contract
      .replacing("name: Harbour Desk\n", with: "name: Harbour Desk\nsystem: hubspot\n")
      .replacing("read payslips:", with: "read deals:"),
    more: ["token.yaml": TokenFixture.token])
  #expect(contract.system == .hubspot)
  let forbidden = contract.authentication.forbidden
  #expect(
    forbidden.map(\.name.value) == ["read invoices", "read deals", "read the account's users"])
  #expect(forbidden.map { $0.usual == nil } == [true, true, false])
  #expect(forbidden[2].request.url.source.text == "/settings/v3/users?limit=1")
  #expect(forbidden[2].refused.statuses.value == [403])
  let misspelt = TokenFixture.complaints(
    ("name: Harbour Desk\n", "name: Harbour Desk\nsystem: hubspott\n"))
  #expect(misspelt.map(\.code) == ["contract-bad-value"])
  #expect(forbidden[2].span == forbidden[2].request.span)
}

@Test(arguments: KnownSystem.allCases)
func `what a system must forbid does no harm where it is allowed`(_ system: KnownSystem) {
  let prohibitions = system.prohibitions
  #expect((1...3).contains(prohibitions.count))
  #expect(Set(prohibitions.map(\.name)).count == prohibitions.count)
  for prohibition in prohibitions {
    #expect(prohibition.path.hasPrefix("/") && !prohibition.path.contains("{{"))
    #expect(!prohibition.refusals.isEmpty)
    #expect(prohibition.refusals.allSatisfy { $0.status >= 300 })
    // A removal names an id that nobody can have: zeros, one digit, or nine nines.
    let isHarmless = prohibition.path.contains(#/(000000000|/0|=1$|999999999)/#)
    #expect(prohibition.method == "GET" || prohibition.method == "DELETE" && isHarmless)
  }
}

@Test(arguments: [
  ("refresh_token={{.RefreshToken}}", "refresh_token={{.RefreshTokn}}", "template-variable"),
  ("query: prompt=consent", "query: t={{.AccessToken}}", "template-variable"),
  (
    "request: POST https://crm.example/token\n",
    "request: |\n  POST https://a.example/t\n\n  a=b\n",
    "contract-bad-value"
  ),
  ("every: 50 min", "every: 50 minutes", "contract-bad-value"),
  ("lifetime: 1 h\n", "lifetime: forever\n", "contract-bad-value"),
  ("milliseconds expires_in_ms", "expires_in", "contract-bad-value"),
  ("only: [test]", "only: [prod]", "contract-unknown-name"),
  ("token_type: Bearer", "access_token: \"{{.AccessToken}}\"", "secret-in-expectation"),
  ("mapping: { api_host", "mapping: { client_id: a, api_host", "contract-bad-value"),
])
func `what is wrong in a token file is told`(_ row: (String, String, String)) {
  #expect(TokenFixture.complaints(("", ""), (row.0, row.1)).map(\.code) == [row.2])
}

@Test(arguments: [
  ("method: oauth2", "method: none", ["contract-bad-value", "template-variable"]),
  ("refresh_token: agent_refresh_token", "refresh_token: agent_token", ["contract-unknown-name"]),
  ("unchanged: GET /contacts/count", "unchanged: DELETE /contacts", ["contract-bad-value"]),
  (
    "request: POST /contacts, unchanged", "metadata: GET /describe, unchanged",
    ["contract-bad-value", "contract-missing-key"]
  ),
  ("status: [401, 403], says", "says", ["contract-missing-key"]),
])
func `what is wrong about rights is told`(_ row: (String, String, [String])) {
  let codes = TokenFixture.complaints((row.0, row.1)).map(\.code).sorted()
  #expect(codes == row.2.sorted(), "\(codes)")
}

@Test func `a method with a token needs a file that says where the token comes from`() {
  let contract = TokenFixture.contract.replacing("{{.api_host}}", with: "crm.example")
  #expect(Fixture.complaints(contract).map(\.code) == ["contract-missing-key"])
  let bearer = contract.replacing("method: oauth2", with: "method: bearer")
  #expect(Fixture.complaints(bearer).map(\.code) == ["contract-missing-key"])
  let fixed = bearer.replacing(
    "secrets:\n", with: "secrets:\n      access_token: { from: env T }\n")
  #expect(Fixture.complaints(fixed).isEmpty)
}
