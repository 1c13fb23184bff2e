// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct OAuthTokenTests {
  @Test func `a refresh gives a new access token and the same refresh token, any number of times`()
    async throws
  {
    try await withSession { (session) throws in
      let refresh = session.credentials.refreshTokens[.integration]
      var tokens: [String] = []
      for _ in 0..<3 {
        let answer = try session.refresh()
        #expect(answer.status == 200)
        #expect(try answer.json()["refresh_token"]?.string == refresh)
        tokens.append(try OAuthSession.text("access_token", answer))
      }
      #expect(Set(tokens).count == 3)
      for token in tokens { #expect(try session.get("/v1/me", token: token).status == 200) }
    }
  }

  @Test func `a refresh may narrow the scope, but not widen it`() async throws {
    try await withSession { (session) throws in
      let refresh = [
        "grant_type": "refresh_token",
        "refresh_token": session.credentials.refreshTokens[.integration] ?? "",
      ]
      let narrow = try session.post("token", refresh.merging(["scope": "users.read"]) { $1 })
      #expect(try narrow.json()["scope"]?.string == "users.read")
      let token = try OAuthSession.text("access_token", narrow)
      #expect(try session.get("/v1/contacts/abc123", token: token).status == 403)
      let wide = try session.post("token", refresh.merging(["scope": "invoices.read"]) { $1 })
      #expect(try wide.json()["error"]?.string == "invalid_scope")
      #expect(
        try session.refresh().json()["scope"]?.string == SandboxClient.ordinaryScope)
    }
  }

  @Test func `a program acts for itself without a refresh token`() async throws {
    try await withSession { (session) throws in
      let answer = try session.post("token", ["grant_type": "client_credentials"])
      #expect(answer.status == 200)
      #expect(try answer.json()["refresh_token"] == nil)
      let token = try OAuthSession.text("access_token", answer)
      #expect(try session.get("/v1/me", token: token).json()["data"]?["id"]?.string == "u90")
    }
  }

  @Test func `a token expires by the sandbox's clock`() async throws {
    try await withSession { (session) throws in
      let token = try session.accessToken()
      session.client.sandbox.advanceClock(by: .seconds(3_599))
      #expect(try session.get("/v1/me", token: token).status == 200)
      session.client.sandbox.advanceClock(by: .seconds(1))
      let answer = try session.get("/v1/me", token: token)
      #expect(answer.status == 401)
      #expect(try answer.errorCode() == "invalid_token")
      let challenge = """
        Bearer realm="northgate", error="invalid_token", \
        error_description="The access token has expired"
        """
      #expect(answer.header("WWW-Authenticate") == challenge)
      #expect(try session.refresh().status == 200)
    }
  }

  @Test func `parameters may be a form, JSON or the query, and the client may use Basic`()
    async throws
  {
    try await withSession { (session) throws in
      let form = ["grant_type": "client_credentials"]
      // pbx:northgate-pbx-secret
      let basic = "Authorization: Basic cGJ4Om5vcnRoZ2F0ZS1wYngtc2VjcmV0"
      #expect(try session.form("token", form, headers: [basic]).status == 200)
      let json = ##"{"grant_type":"client_credentials","client_id":"pbx","client_secret":"S"}"##
        .replacing("S", with: session.secret)
      let type = "Content-Type: application/json; charset=utf-8"
      let sent = try session.client.send("POST", "/oauth/token", headers: [type], body: json)
      #expect(sent.status == 200)
      let query = "grant_type=client_credentials&client_id=pbx&client_secret=\(session.secret)"
      #expect(try session.client.send("POST", "/oauth/token?\(query)").status == 200)
    }
  }

  @Test(arguments: [
    ("Basic cGJ4Ondyb25n", [:], "invalid_client"), ("Basic %%%", [:], "invalid_client"),
    ("Basic cGJ4", [:], "invalid_client"), ("Bearer x", [:], "invalid_client"),
    (
      "Basic cGJ4Om5vcnRoZ2F0ZS1wYngtc2VjcmV0", ["client_id": "desk"], "invalid_client"
    ),
    (
      "Basic cGJ4Om5vcnRoZ2F0ZS1wYngtc2VjcmV0", ["client_secret": "x"], "invalid_request"
    ),
  ])
  func `a client that says wrongly who it is gets nothing`(
    header: String, parameters: [String: String], error: String
  ) async throws {
    try await withSession { (session) throws in
      let form = ["grant_type": "client_credentials"].merging(parameters) { $1 }
      let answer = try session.form("token", form, headers: ["Authorization: \(header)"])
      #expect(try answer.json()["error"]?.string == error)
      let challenge = answer.header("WWW-Authenticate")
      #expect(challenge == (answer.status == 401 ? "Basic realm=\"northgate\"" : nil))
    }
  }

  @Test(arguments: [
    ("{", "application/json"), ("[]", "application/json"),
    ("grant_type=%", "application/x-www-form-urlencoded"),
    ("grant_type=a&grant_type=a", "application/x-www-form-urlencoded"),
  ])
  func `what cannot be read is said to be`(body: String, type: String) async throws {
    try await withSession { (session) throws in
      let answer = try session.client.send(
        "POST", "/oauth/token", headers: ["Content-Type: \(type)"], body: body)
      #expect(answer.status == 400)
      #expect(try answer.json()["error"]?.string == "invalid_request")
    }
  }

  @Test func `an access token is revoked alone, a refresh token with everything`() async throws {
    try await withSession { (session) throws in
      let tokens = [try session.accessToken(), try session.accessToken()]
      let revoked = try session.client.send(
        "POST", "/oauth/revoke", headers: ["Content-Type: application/x-www-form-urlencoded"],
        body: "token=\(tokens[0])")
      #expect(revoked.status == 200)
      #expect(try session.get("/v1/me", token: tokens[0]).status == 401)
      #expect(try session.get("/v1/me", token: tokens[1]).status == 200)
      let refresh = session.credentials.refreshTokens[.integration] ?? ""
      let foreign = ["token": refresh, "client_id": "desk", "client_secret": ""]
      #expect(try session.post("revoke", foreign).status == 200)
      #expect(try session.get("/v1/me", token: tokens[1]).status == 200)
      #expect(try session.post("revoke", ["token": refresh]).status == 200)
      #expect(try session.get("/v1/me", token: tokens[1]).status == 401)
      #expect(try session.refresh().json()["error"]?.string == "invalid_grant")
      #expect(try session.post("revoke", ["token": "nothing"]).status == 200)
      #expect(try session.post("revoke", [:]).status == 400)
    }
  }

  @Test func `a client with a secret learns what a token is good for`() async throws {
    try await withSession { (session) throws in
      let token = try session.accessToken(of: .agent)
      let found = try session.post("introspect", ["token": token]).json()
      #expect(found["active"]?.bool == true)
      #expect(found["sub"]?.string == "u17")
      #expect(found["client_id"]?.string == "pbx")
      #expect(found["scope"]?.string == SandboxClient.ordinaryScope)
      #expect(found["iat"]?.int == 1_795_161_600)
      #expect(found["exp"]?.int == 1_795_165_200)
      let refresh = session.credentials.refreshTokens[.agent] ?? ""
      let other = try session.post("introspect", ["token": refresh]).json()
      #expect(other["token_type"]?.string == "refresh_token")
      for dead in ["nothing", session.credentials.expiredToken] {
        #expect(try session.post("introspect", ["token": dead]).body == #"{"active":false}"#)
      }
      let stranger = ["token": token, "client_id": "desk", "client_secret": ""]
      #expect(try session.post("introspect", stranger).status == 401)
    }
  }

  @Test(arguments: ["token", "revoke", "introspect"])
  func `the endpoints take nothing but POST`(_ endpoint: String) async throws {
    try await withSession { (session) throws in
      let answer = try session.client.get("/oauth/\(endpoint)")
      #expect(answer.status == 405)
      #expect(answer.header("Allow") == "POST")
      #expect(try session.client.get("/oauth/nothing").status == 404)
    }
  }

  @Test func `the addresses can be found out`() async throws {
    try await withSession { (session) throws in
      let found = try session.client.get("/.well-known/oauth-authorization-server").json()
      let base = session.client.sandbox.baseURL
      #expect(found["issuer"]?.string == base)
      #expect(found["token_endpoint"]?.string == base + "/oauth/token")
      #expect(
        found["code_challenge_methods_supported"]?.elements.map(\.string) == ["S256", "plain"])
    }
  }

  @Test func `tokens follow from the random seed`() async throws {
    var tokens: [[String]] = []
    for seed: UInt64 in [1, 1, 2] {
      try await withSession {
        $0.randomSeed = seed
      } test: { (session) throws in
        let refresh = session.credentials.refreshTokens[.agent] ?? ""
        tokens.append([session.credentials.expiredToken, refresh, try session.accessToken()])
      }
    }
    #expect(tokens[0] == tokens[1])
    #expect(Set(tokens[0] + tokens[2]).count == 6)
    #expect(tokens.joined().allSatisfy { $0.utf8.count == 44 })
  }
}
