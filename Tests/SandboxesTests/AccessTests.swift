// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct AccessTests {
  /// What each role gets: contact, somebody else's contact, new contact, users, invoices, keys.
  @Test(arguments: [
    (SandboxRole.integration, [200, 200, 422, 200, 403, 403]),
    (.agent, [200, 200, 422, 200, 403, 403]), (.limited, [200, 403, 403, 403, 403, 403]),
    (.administrator, [200, 200, 422, 200, 200, 200]),
  ])
  func `each role may do its own things, by key and by token`(
    role: SandboxRole, statuses: [Int]
  ) async throws {
    try await withSession { (session) throws in
      let key = "X-Api-Key: \(session.credentials.apiKeys[role] ?? "")"
      let token = "Authorization: Bearer \(try session.accessToken(of: role))"
      for header in [key, token] {
        let answers = try [
          ("GET", "/v1/contacts/c19"), ("GET", "/v1/contacts/abc123"), ("POST", "/v1/contacts"),
          ("GET", "/v1/users"), ("GET", "/v1/invoices"), ("GET", "/v1/api-keys"),
        ].map { try session.client.send($0, $1, headers: [header], body: "{}") }
        #expect(answers.map(\.status) == statuses)
        for answer in answers where answer.status == 403 {
          let isSight = answer.body.contains("somebody else")
          let code = header == key || isSight ? "forbidden" : "insufficient_scope"
          #expect(try answer.errorCode() == code)
        }
        let me = try session.client.send("GET", "/v1/me", headers: [header]).json()["data"]
        #expect(me?["role"]?.string == role.rawValue)
      }
      let state = try session.client.get("/_sandbox/state").json()
      #expect(state["contacts"]?.int == 25)
      #expect(state["writes"]?.int == 0)
    }
  }

  @Test func `a missing scope is named`() async throws {
    try await withSession { (session) throws in
      let answer = try session.get("/v1/invoices", token: try session.accessToken())
      let challenge =
        #"Bearer realm="northgate", error="insufficient_scope", scope="invoices.read""#
      #expect(answer.header("WWW-Authenticate") == challenge)
    }
  }

  @Test func `a limited agent finds only what is the agent's own`() async throws {
    try await withSandbox { (client) throws in
      var client = client
      client.key = "X-Api-Key: \(client.sandbox.credentials.apiKeys[.limited] ?? "")"
      #expect(try client.search("+971500000013").ids() == ["c19"])
      let others = try client.search("+971500000000")
      #expect(others.status == 200)
      #expect(try others.json()["paging"]?["total"]?.int == 0)
      #expect(try client.get("/contacts/abc123/numbers").status == 403)
      #expect(try client.get("/contacts/nobody").status == 404)
    }
  }

  @Test(arguments: [
    (nil, "invalid_api_key", false), ("Authorization: token TOKEN", "invalid_api_key", false),
    ("Authorization: Bearer", "invalid_api_key", false),
    ("Authorization: Bearer TOKEN more", "invalid_api_key", false),
    ("Authorization: Bearer nga_1", "invalid_token", true),
    ("Authorization: Bearer REFRESH", "invalid_token", true),
    ("Authorization: Bearer EXPIRED", "invalid_token", true),
    ("X-Api-Key: TOKEN", "invalid", false),
  ])
  func `a wrong credential is refused as RFC 6750 says`(
    header: String?, code: String, hasError: Bool
  ) async throws {
    try await withSession { (session) throws in
      let header = header?.replacing("TOKEN", with: try session.accessToken())
        .replacing("REFRESH", with: session.credentials.refreshTokens[.integration] ?? "")
        .replacing("EXPIRED", with: session.credentials.expiredToken)
      let answer = try session.client.send(
        "GET", "/v1/contacts/abc123", headers: header.map { [$0] } ?? [])
      #expect(answer.status == 401)
      #expect(try answer.errorCode()?.hasPrefix(code) == true)
      let challenge = answer.header("WWW-Authenticate")
      #expect(challenge?.hasPrefix("Bearer realm=\"northgate\"") == true)
      #expect(challenge?.contains("error=\"invalid_token\"") == hasError)
    }
  }

  @Test func `the refusal of nothing names both credentials`() async throws {
    try await withSession { (session) throws in
      let body = try session.client.get("/v1/me").body
      #expect(body.contains("invalid_api_key") && body.contains("invalid_token"))
    }
  }

  @Test func `the account names the owner of what nobody owns`() async throws {
    try await withSandbox { (client) throws in
      let expected =
        #"{"data":{"id":"northgate","name":"Northgate","default_owner":{"id":"u1","active":true}}}"#
      #expect(try client.get("/v1/account").body == expected)
      let contact = try client.send("POST", "/contacts", body: #"{"full_name":"A"}"#).json()
      #expect(contact["data"]?["owner_id"]?.string == "u1")
    }
  }

  @Test func `keys themselves are never shown`() async throws {
    try await withSandbox { (client) throws in
      var client = client
      let keys = client.sandbox.credentials.apiKeys
      client.key = "X-Api-Key: \(keys[.administrator] ?? "")"
      let body = try client.get("/api-keys").body
      #expect(try client.get("/api-keys").ids().count == 4)
      for key in keys.values { #expect(!body.contains(key)) }
      #expect(try client.get("/invoices").ids() == ["i1", "i2"])
    }
  }
}
