// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct AccessFaultsTests {
  /// What an expired, a revoked and a false token get.
  @Test(arguments: [
    ("delay=0ms", [401, 401, 401]), ("accepts-expired", [200, 401, 401]),
    ("accepts-revoked", [401, 200, 401]), ("accepts-garbage", [401, 401, 200]),
  ])
  func `tokens are accepted that should not be`(fault: String, statuses: [Int]) async throws {
    try await withSession(faults: [fault]) { (session) throws in
      let revoked = try session.accessToken()
      #expect(try session.post("revoke", ["token": revoked]).status == 200)
      let tokens = [session.credentials.expiredToken, revoked, "garbage"]
      #expect(try tokens.map { try session.get("/v1/me", token: $0).status } == statuses)
      #expect(try session.client.get("/v1/me").status == 401)
    }
  }

  @Test(arguments: [("anonymous", 1, 8), ("anonymous=empty", 0, 0)])
  func `somebody without a credential is let in`(
    fault: String, found: Int, users: Int
  ) async throws {
    try await withSession(faults: [fault]) { (session) throws in
      #expect(try session.client.search("+971500000000").ids().count == found)
      let list = try session.client.get("/v1/users")
      #expect(list.status == 200)
      #expect(try list.ids().count == users)
      let me = try session.client.get("/v1/me").json()["data"]
      #expect(me?["id"]?.isNull == true)
      #expect(me?["display_name"]?.string == "Anonymous user")
      let write = try session.client.send("POST", "/contacts", body: #"{"full_name":"A"}"#)
      #expect(write.status == 403)
      #expect(try session.get("/v1/me", token: "garbage").status == 401)
    }
  }

  @Test(arguments: [
    (["login-page"], 200, "<!DOCTYPE html>"), (["refusal=403"], 403, "invalid_token"),
    (["refusal=200"], 200, "invalid_token"), (["refusal-text"], 401, "Access denied\n"),
    (["refusal-text=html"], 401, "<!DOCTYPE html>"), (["refusal-text=empty"], 401, ""),
    (["refusal=400", "refusal-text=empty"], 400, ""),
    (["refusal=500", "token-error=zoho"], 500, "INVALID_TOKEN"),
    (["refusal=500", "login-page"], 200, "<!DOCTYPE html>"),
  ])
  func `a refusal is another one, and what is allowed works`(
    faults: [String], status: Int, piece: String
  ) async throws {
    try await withSession(faults: faults) { (session) throws in
      let answer = try session.get("/v1/contacts/abc123", token: "garbage")
      #expect(answer.status == status)
      #expect(piece.isEmpty ? answer.body == "" : answer.body.contains(piece))
      #expect(try session.get("/v1/me", token: try session.accessToken()).status == 200)
      let forbidden = try session.get("/v1/invoices", token: try session.accessToken())
      #expect(try forbidden.errorCode() == "insufficient_scope")
    }
  }

  @Test func `too many refusals lock everybody out until a minute after the last one`()
    async throws
  {
    try await withSession(faults: ["lock-out=3"]) { (session) throws in
      let sandbox = session.client.sandbox
      let token = try session.accessToken()
      #expect(try session.get("/v1/me", token: "garbage").status == 401)
      #expect(try session.refresh("garbage").status == 400)
      #expect(try session.get("/v1/me", token: token).status == 200)
      sandbox.advanceClock(by: .seconds(59))
      #expect(try session.client.get("/v1/me").status == 401)
      for answer in [try session.get("/v1/me", token: token), try session.refresh()] {
        #expect(answer.status == 403)
        #expect(answer.body == "")
      }
      #expect(try session.client.get("/_sandbox/clock").status == 200)
      sandbox.advanceClock(by: .seconds(60))
      #expect(try session.get("/v1/me", token: token).status == 200)
    }
  }

  @Test func `refusals that are far apart lock nobody out`() async throws {
    try await withSession(faults: ["lock-out=2"]) { (session) throws in
      for _ in 0..<4 {
        #expect(try session.client.get("/v1/me").status == 401)
        session.client.sandbox.advanceClock(by: .seconds(60))
      }
    }
  }

  @Test func `the API's clock runs ahead`() async throws {
    try await withSession(faults: ["clock-skew=5min"]) { (session) throws in
      let token = try session.accessToken()
      session.client.sandbox.advanceClock(by: .seconds(3_299))
      let answer = try session.get("/v1/me", token: token)
      #expect(answer.status == 200)
      #expect(answer.header("Date") == "Fri, 20 Nov 2026 08:59:59 GMT")
      session.client.sandbox.advanceClock(by: .seconds(1))
      #expect(try session.get("/v1/me", token: token).status == 401)
      #expect(try session.post("introspect", ["token": token]).body.contains(#""active":true"#))
      #expect(
        try session.client.get("/_sandbox/clock").json()["now"]?.string == "2026-11-20T08:55:00Z")
    }
  }

  @Test func `agents see no record, others do`() async throws {
    try await withSession(faults: ["agent-blind"]) { (session) throws in
      for (role, status) in [
        (SandboxRole.agent, 403), (.limited, 403), (.integration, 200), (.administrator, 200),
      ] {
        let token = try session.accessToken(of: role)
        #expect(try session.get("/v1/contacts/c19", token: token).status == status)
        let found = try session.get(
          "/v1/contacts/search?phone=%2B971500000013", token: token)
        #expect(try found.ids() == (status == 200 ? ["c19"] : []))
      }
    }
  }

  @Test func `the word before a token is another one`() async throws {
    try await withSession(faults: ["scheme-token"]) { (session) throws in
      let token = try session.accessToken()
      #expect(try session.get("/v1/me", token: token).status == 401)
      #expect(try session.get("/v1/me", token: token, scheme: "token").status == 200)
      let key = "X-Api-Key: northgate-sandbox-key"
      #expect(try session.client.send("GET", "/v1/me", headers: [key]).status == 200)
    }
  }

  @Test func `changes need a header that reads do not`() async throws {
    try await withSandbox(faults: "write-header") { (client) throws in
      #expect(try client.get("/contacts/abc123").status == 200)
      let body = #"{"full_name":"A"}"#
      let refused = try client.send("POST", "/contacts", body: body)
      #expect(refused.status == 400)
      #expect(try refused.errorCode() == "missing_header")
      let headers = ["X-Requested-With: XMLHttpRequest"]
      #expect(try client.send("POST", "/contacts", headers: headers, body: body).status == 201)
    }
  }
}
