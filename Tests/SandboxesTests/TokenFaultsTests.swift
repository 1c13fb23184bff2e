// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Testing

@testable import Sandboxes

struct TokenFaultsTests {
  /// What a false refresh token is told, and what a false access token is.
  @Test(arguments: [
    ("salesforce", 400, #"{"error":"invalid_grant""#, 401, #"[{"message":"Session expired"#),
    ("dynamics", 400, #"{"error":"invalid_grant","error_description":"AADSTS700082"#, 401, ""),
    ("hubspot", 400, #"{"status":"BAD_REFRESH_TOKEN","message""#, 401, #""expire time":["2026"#),
    ("hubspot-nested", 400, "BAD_REFRESH_TOKEN", 401, #""message":"{\"msg\":\"The OAuth"#),
    ("zoho", 200, #"{"error":"invalid_code"}"#, 401, #"{"code":"INVALID_TOKEN","details":{}"#),
    ("pipedrive", 400, #"{"success":false,"message""#, 401, #""errorCode":401"#),
    ("zendesk", 400, #"{"error":"invalid_grant""#, 401, #"{"error":"invalid_token""#),
    ("freshdesk", 400, #"{"error":"invalid_grant""#, 401, #"{"code":"invalid_credentials""#),
    ("bitrix24", 400, #"{"error":"invalid_grant""#, 401, #"{"error":"expired_token""#),
    ("espocrm", 400, "", 401, ""),
    ("django", 400, #"{"error":"invalid_grant"}"#, 401, #"{"detail":"#),
    ("glpi", 400, #"["invalid_grant","#, 401, #"["ERROR_SESSION_TOKEN_INVALID","#),
    ("corebos", 200, #"{"success":false,"#, 200, #"{"success":false,"#),
    ("redirect", 302, "", 302, ""),
  ])
  func `errors have the body of a real system`(
    form: String, status: Int, piece: String, apiStatus: Int, apiPiece: String
  ) async throws {
    try await withSession(faults: ["token-error=\(form)"]) { (session) throws in
      let refused = try session.refresh("ngr_1")
      #expect(refused.status == status)
      #expect(piece.isEmpty ? refused.body == "" : refused.body.contains(piece))
      let answer = try session.get("/v1/contacts/abc123", token: "nga_1")
      #expect(answer.status == apiStatus)
      #expect(apiPiece.isEmpty ? answer.body == "" : answer.body.contains(apiPiece))
      #expect(try session.get("/v1/me", token: try session.accessToken()).status == 200)
    }
  }

  @Test func `every form of errors has a row above`() {
    #expect(SandboxFault.TokenError.allCases.count == 14)
  }

  @Test(arguments: [
    ("text", #""expires_in":"3600","#), ("negative", #""expires_in":-1,"#),
    ("zero", #""expires_in":0,"#), ("wrong", #""expires_in":7200,"#), ("missing", ""),
  ])
  func `the stated lifetime is wrong, the kept one is right`(
    form: String, piece: String
  ) async throws {
    try await withSession(faults: ["expires-in=\(form)"]) { (session) throws in
      let answer = try session.refresh()
      #expect(piece.isEmpty ? !answer.body.contains("expires_in") : answer.body.contains(piece))
      let token = try OAuthSession.text("access_token", answer)
      session.client.sandbox.advanceClock(by: .seconds(3_599))
      #expect(try session.get("/v1/me", token: token).status == 200)
      session.client.sandbox.advanceClock(by: .seconds(1))
      #expect(try session.get("/v1/me", token: token).status == 401)
    }
  }

  @Test func `tokens live as long as they are told to`() async throws {
    try await withSession(faults: ["token-lifetime=60s"]) { (session) throws in
      let answer = try session.refresh()
      #expect(try answer.json()["expires_in"]?.int == 60)
      let token = try OAuthSession.text("access_token", answer)
      session.client.sandbox.advanceClock(by: .seconds(60))
      #expect(try session.get("/v1/me", token: token).status == 401)
    }
  }

  @Test(arguments: [
    ("token-answer=html", 200, "<!DOCTYPE html>"), ("token-answer=not-json", 200, "{\"access_t"),
    ("token-answer=empty", 200, ""), ("token-status=500", 500, "token_failed"),
    ("token-status=404", 404, "token_failed"),
  ])
  func `something else comes instead of tokens, and nothing is used up`(
    fault: String, status: Int, piece: String
  ) async throws {
    try await withSession(faults: [fault, "rotate=reuse-kills"]) { (session) throws in
      let answer = try session.refresh()
      #expect(answer.status == status)
      #expect(piece.isEmpty ? answer.body == "" : answer.body.contains(piece))
      #expect((try? answer.json()["access_token"]) == nil)
      let refresh = session.credentials.refreshTokens[.integration] ?? ""
      #expect(try session.post("introspect", ["token": refresh]).body.contains(#""active":true"#))
    }
  }

  @Test func `an answer of 100 MB, and one that is late`() throws {
    let faults = try SandboxFault.read(["token-answer=huge", "token-delay=5s", "delay=1s"])
    let api = NorthgateAPI(SandboxOptions(faults: faults))
    let answer = api.answer(ServerRequest(method: "POST", target: "/oauth/token"))
    #expect(answer.body.count > 100_000_000)
    #expect(answer.delay == .seconds(6))
    #expect(api.answer(ServerRequest(method: "GET", target: "/v1/me")).delay == .seconds(1))
  }

  @Test func `no answer has a refresh token`() async throws {
    try await withSession(faults: ["no-refresh-token"]) { (session) throws in
      for answer in [try session.redeem(try session.code()), try session.refresh()] {
        #expect(answer.status == 200)
        #expect(try answer.json()["refresh_token"] == nil)
      }
    }
  }

  @Test(arguments: [("rotate", 200), ("rotate=reuse-kills", 400)])
  func `a refresh token is replaced, and the old one refused`(
    fault: String, statusOfNew: Int
  ) async throws {
    try await withSession(faults: [fault]) { (session) throws in
      let first = try session.refresh()
      let old = session.credentials.refreshTokens[.integration]
      let new = try OAuthSession.text("refresh_token", first)
      #expect(new != old)
      #expect(try session.refresh().json()["error"]?.string == "invalid_grant")
      #expect(try session.refresh(new).status == statusOfNew)
      let token = try OAuthSession.text("access_token", first)
      #expect(try session.get("/v1/me", token: token).status == (statusOfNew == 200 ? 200 : 401))
      #expect(try session.refresh(.agent).status == 200)
    }
  }

  @Test func `the second refresh is refused`() async throws {
    try await withSession(faults: ["refresh-once"]) { (session) throws in
      #expect(try session.refresh().status == 200)
      #expect(try session.refresh().json()["error"]?.string == "invalid_grant")
      #expect(try session.refresh(.agent).status == 200)
    }
  }

  @Test(arguments: [("old-token=dies", 401), ("old-token=lives", 200)])
  func `the access token of before dies or lives`(fault: String, status: Int) async throws {
    try await withSession(faults: [fault]) { (session) throws in
      let old = try session.accessToken()
      let other = try session.accessToken(of: .agent)
      let new = try session.accessToken()
      #expect(try session.get("/v1/me", token: old).status == status)
      #expect(try session.get("/v1/me", token: other).status == 200)
      #expect(try session.get("/v1/me", token: new).status == 200)
    }
  }

  @Test func `no token is good for more than a scope`() async throws {
    try await withSession(faults: ["scope=contacts.read"]) { (session) throws in
      let answer = try session.redeem(try session.code())
      #expect(try answer.json()["scope"]?.string == "contacts.read")
      let token = try OAuthSession.text("access_token", answer)
      #expect(try session.get("/v1/contacts/abc123", token: token).status == 200)
      #expect(try session.get("/v1/users", token: token).status == 403)
      let header = "Authorization: Bearer \(token)"
      let write = try session.client.send("POST", "/contacts", headers: [header], body: "{}")
      #expect(write.status == 403)
    }
  }

  @Test func `the integration is an administrator, by key and by token`() async throws {
    try await withSession(faults: ["granted-admin"]) { (session) throws in
      let answer = try session.redeem(try session.code(["scope": "contacts.read"]))
      let token = "Authorization: Bearer \(try OAuthSession.text("access_token", answer))"
      for header in [token, "X-Api-Key: northgate-sandbox-key"] {
        for target in ["/v1/invoices", "/v1/api-keys"] {
          #expect(try session.client.send("GET", target, headers: [header]).status == 200)
        }
        let me = try session.client.send("GET", "/v1/me", headers: [header]).json()["data"]
        #expect(me?["role"]?.string == "administrator")
      }
      let agent = try session.get("/v1/invoices", token: try session.accessToken(of: .agent))
      #expect(agent.status == 403)
    }
  }

  @Test(arguments: [
    ("form", [200, 400, 400]), ("json", [400, 200, 400]), ("query", [400, 400, 200]),
  ])
  func `parameters are read from one place only`(place: String, statuses: [Int]) async throws {
    try await withSession(faults: ["token-parameters=\(place)"]) { (session) throws in
      let query = "grant_type=client_credentials&client_id=pbx&client_secret=\(session.secret)"
      let pairs = query.split(separator: "&").map { $0.replacing("=", with: #"":""#) }
      let json = "{\"" + pairs.joined(separator: "\",\"") + "\"}"
      let form = "Content-Type: application/x-www-form-urlencoded"
      let answers = [
        try session.client.send("POST", "/oauth/token", headers: [form], body: query),
        try session.client.send(
          "POST", "/oauth/token", headers: ["Content-Type: application/json"], body: json),
        try session.client.send("POST", "/oauth/token?\(query)"),
      ]
      #expect(answers.map(\.status) == statuses)
    }
  }

  @Test(arguments: [("basic", [200, 401]), ("body", [401, 200])])
  func `clients are recognised in one way only`(way: String, statuses: [Int]) async throws {
    try await withSession(faults: ["client-authentication=\(way)"]) { (session) throws in
      let grant = ["grant_type": "client_credentials"]
      let basic = "Authorization: Basic cGJ4Om5vcnRoZ2F0ZS1wYngtc2VjcmV0"
      let answers = [
        try session.form("token", grant, headers: [basic]), try session.post("token", grant),
      ]
      #expect(answers.map(\.status) == statuses)
    }
  }

  @Test func `nobody is asked for consent`() async throws {
    try await withSession(faults: ["consent"]) { (session) throws in
      let back = OAuthSession.parameters(of: try session.authorize())
      #expect(back["state"] == "a b&c")
      #expect(try session.redeem(back["code"] ?? "").status == 200)
    }
    try await withSession(faults: ["consent=denied"]) { (session) throws in
      let back = OAuthSession.parameters(of: try session.authorize())
      #expect(back == ["error": "access_denied", "state": "a b&c"])
    }
  }

  @Test(arguments: [
    ("wrong-code", "a b&c", 400), ("wrong-state", "northgate", 200), ("no-state", nil, 200),
  ])
  func `the browser takes something wrong back`(
    form: String, state: String?, status: Int
  ) async throws {
    try await withSession(faults: ["callback=\(form)"]) { (session) throws in
      let back = try session.decide("allow", on: try session.authorize())
      #expect(back["state"] == state)
      #expect(try session.redeem(back["code"] ?? "").status == status)
    }
  }
}
