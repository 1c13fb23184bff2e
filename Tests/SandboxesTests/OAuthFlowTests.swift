// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct OAuthFlowTests {
  @Test func `a person consents, and the code becomes tokens that open the API`() async throws {
    try await withSession { (session) throws in
      let page = try session.authorize(["scope": "contacts.read users.read"])
      #expect(page.status == 200)
      #expect(page.body.contains("Telephone system asks for: contacts.read users.read"))
      #expect(page.header("Cache-Control") == "no-store")
      let back = try session.decide("allow", on: page)
      #expect(back["state"] == "a b&c")
      let answer = try session.redeem(back["code"] ?? "")
      #expect(answer.status == 200)
      #expect(answer.header("Cache-Control") == "no-store")
      let tokens = try answer.json()
      #expect(
        tokens.members.map(\.key) == [
          "access_token", "token_type", "expires_in", "refresh_token", "scope", "api_base",
        ])
      #expect(tokens["token_type"]?.string == "Bearer")
      #expect(tokens["expires_in"]?.int == 3_600)
      #expect(tokens["scope"]?.string == "contacts.read users.read")
      #expect(tokens["api_base"]?.string == session.client.sandbox.baseURL + "/v1")
      let token = try OAuthSession.text("access_token", answer)
      let me = try session.get("/v1/me", token: token).json()["data"]
      #expect(me?["id"]?.string == "u90")
      #expect(me?["scopes"]?.elements.map(\.string) == ["contacts.read", "users.read"])
      #expect(try session.get("/v1/contacts/abc123", token: token).status == 200)
    }
  }

  @Test func `who says no sends an error back`() async throws {
    try await withSession { (session) throws in
      let back = try session.decide("deny", on: try session.authorize())
      #expect(back == ["error": "access_denied", "state": "a b&c"])
    }
  }

  @Test func `a consent page is answered once and within ten minutes`() async throws {
    try await withSession { (session) throws in
      let page = try session.authorize()
      #expect(try session.decide("allow", on: page)["code"] != nil)
      #expect(try session.decide("allow", on: page).isEmpty)
      let late = try session.authorize()
      session.client.sandbox.advanceClock(by: .seconds(600))
      #expect(try session.decide("allow", on: late).isEmpty)
    }
  }

  @Test(arguments: [
    (["client_id": "nobody"], "Unknown application"),
    (["redirect_uri": "https://evil.example/callback"], "Wrong address"),
    (["redirect_uri": ""], "Wrong address"),
  ])
  func `nothing is sent to an address that is not registered`(
    parameters: [String: String], words: String
  ) async throws {
    try await withSession { (session) throws in
      let answer = try session.authorize(parameters)
      #expect(answer.status == 400)
      #expect(answer.header("Location") == nil)
      #expect(answer.body.contains(words))
    }
  }

  @Test(arguments: [
    (["response_type": "token"], "unsupported_response_type"),
    (["scope": "everything"], "invalid_scope"),
    (["code_challenge_method": "S512"], "invalid_request"),
    (["code_challenge": "short"], "invalid_request"),
    (["client_id": "desk", "code_challenge": ""], "invalid_request"),
  ])
  func `a wrong request for consent is sent back with its error`(
    parameters: [String: String], error: String
  ) async throws {
    try await withSession { (session) throws in
      let back = OAuthSession.parameters(of: try session.authorize(parameters))
      #expect(back["error"] == error)
      #expect(back["state"] == "a b&c")
      #expect(back["code"] == nil)
    }
  }

  @Test(arguments: [
    (["code_verifier": OAuthSession.challenge], "invalid_grant"),
    (["code_verifier": ""], "invalid_grant"),
    (["redirect_uri": "http://127.0.0.1:8766/callback"], "invalid_grant"),
    (["code": "ngc_1"], "invalid_grant"), (["code": ""], "invalid_request"),
    (["grant_type": "password"], "unsupported_grant_type"), (["grant_type": ""], "invalid_request"),
    (["client_secret": "wrong"], "invalid_client"), (["client_secret": ""], "invalid_client"),
    (["client_id": "desk", "client_secret": ""], "invalid_grant"),
    (["scope": "everything"], "invalid_scope"),
  ])
  func `a code is exchanged only if everything fits`(
    parameters: [String: String], error: String
  ) async throws {
    try await withSession { (session) throws in
      let answer = try session.redeem(try session.code(), parameters)
      #expect(answer.status == (error == "invalid_client" ? 401 : 400))
      #expect(try answer.json()["error"]?.string == error)
      #expect(try answer.json()["error_description"]?.string?.isEmpty == false)
    }
  }

  @Test func `a code lives for sixty seconds`() async throws {
    try await withSession { (session) throws in
      let codes = [try session.code(), try session.code()]
      session.client.sandbox.advanceClock(by: .seconds(59))
      #expect(try session.redeem(codes[0]).status == 200)
      session.client.sandbox.advanceClock(by: .seconds(1))
      #expect(try session.redeem(codes[1]).status == 400)
    }
  }

  @Test func `a code that is used twice is refused, and its tokens are revoked`() async throws {
    try await withSession { (session) throws in
      let code = try session.code()
      let first = try session.redeem(code)
      let token = try OAuthSession.text("access_token", first)
      #expect(try session.get("/v1/me", token: token).status == 200)
      #expect(try session.redeem(code).json()["error"]?.string == "invalid_grant")
      let refused = try session.get("/v1/me", token: token)
      #expect(refused.status == 401)
      #expect(refused.header("WWW-Authenticate")?.contains("has been revoked") == true)
      let refresh = try OAuthSession.text("refresh_token", first)
      #expect(try session.refresh(refresh).json()["error"]?.string == "invalid_grant")
    }
  }

  @Test func `a program without a secret needs no secret, but the verifier`() async throws {
    try await withSession { (session) throws in
      let code = try session.code(
        ["client_id": "desk", "code_challenge": OAuthSession.verifier, "code_challenge_method": ""])
      let wrong = ["client_id": "desk", "client_secret": "guess"]
      #expect(try session.redeem(code, wrong).json()["error"]?.string == "invalid_client")
      let right = ["client_id": "desk", "client_secret": ""]
      let answer = try session.redeem(code, right)
      #expect(answer.status == 200)
      let refresh = ["grant_type": "refresh_token", "client_id": "desk", "client_secret": ""]
        .merging(["refresh_token": try OAuthSession.text("refresh_token", answer)]) { $1 }
      #expect(try session.post("token", refresh).status == 200)
      let own = ["grant_type": "client_credentials", "client_id": "desk", "client_secret": ""]
      #expect(try session.post("token", own).json()["error"]?.string == "unauthorized_client")
    }
  }

  @Test func `a user gets no more than the role allows`() async throws {
    try await withSession { (session) throws in
      let asked = ["scope": "contacts.read contacts.write invoices.read"]
      let answer = try session.redeem(try session.code(asked, user: "u2"))
      #expect(try answer.json()["scope"]?.string == "contacts.read")
      let none = try session.decide("allow", on: try session.authorize(["scope": "keys.read"]))
      #expect(none["error"] == "invalid_scope")
    }
  }
}
