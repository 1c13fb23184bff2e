// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct NorthgateCallsTests {
  @Test func `a call is stored with everything that was sent, read, listed and deleted`()
    async throws
  {
    try await withSandbox { (client) throws in
      let created = try client.post("v1/calls", WrittenBodies.call(["unknown": "[1]"]))
      #expect(created.status == 201)
      #expect(created.header("Location") == "/v1/calls/k1")
      let stored =
        #"{"data":{"id":"k1","subject":"Call with Aisha","notes":"All is well","#
        + #""contact_id":"abc123","phone":"+971 50 000 0000","direction":"inbound","#
        + #""status":"answered","agent":"u17","started_at":"2026-11-20T08:00:00Z","#
        + #""duration_seconds":125,"recording_url":"https://pbx.example/r/1.wav","#
        + #""ended_at":"2026-11-20T08:02:05Z","ticket_id":null,"external_id":"x1","#
        + #""account_id":"a1","created_at":"2026-11-20T08:00:00Z","#
        + #""updated_at":"2026-11-20T08:00:00Z"}}"#
      #expect(created.body == stored)
      #expect(try client.get("/calls/k1").body == stored)
      #expect(try client.get("/calls?subject=with").ids() == ["k1"])
      #expect(try client.send("DELETE", "/calls/k1").status == 204)
      #expect(try client.get("/calls/k1").status == 404)
      #expect(try client.get("/calls").ids() == [])
      #expect(try client.send("DELETE", "/calls/k1").status == 404)
      #expect(try client.get("/_sandbox/statistics").json()["writes"]?.int == 2)
    }
  }

  @Test(
    arguments: [
      ("direction", nil, 422), ("direction", #""""#, 422), ("direction", #""sideways""#, 422),
      ("direction", #""OUTBOUND""#, 201), ("direction", "1", 422), ("status", nil, 422),
      ("status", #""DROPPED""#, 422), ("started_at", nil, 422),
      ("started_at", #""2026-11-20T12:00:00""#, 422), ("started_at", #""yesterday""#, 422),
      ("started_at", #""2026-11-20 12:00:00Z""#, 422), ("duration_seconds", #""125""#, 422),
      ("duration_seconds", "-1", 422), ("duration_seconds", "1.5", 422),
      ("duration_seconds", nil, 422), ("duration_seconds", "0", 201),
      ("ended_at", #""soon""#, 422), ("contact_id", #""nobody""#, 422), ("contact_id", "null", 201),
      ("contact_id", "7", 422), ("agent", #""u999""#, 422), ("agent", nil, 201),
      ("subject", #""\#(String(repeating: "ä", count: 256))""#, 422),
      ("subject", #""\#(String(repeating: "ä", count: 255))""#, 201),
      ("notes", #""\#(String(repeating: "ä", count: 32_769))""#, 422),
      ("notes", #""\#(String(repeating: "ä", count: 32_768))""#, 201),
      ("recording_url", #""/r/1.wav""#, 422), ("recording_url", #""ftp://pbx.example/1""#, 422),
      ("recording_url", #""http://""#, 422), ("recording_url", #""""#, 201),
      ("ticket_id", #""t1""#, 422), ("ticket_id", #""""#, 201),
    ] as [(String, String?, Int)])
  func `what a call must not say is refused by name, and nothing is stored`(
    field: String, value: String?, status: Int
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.post("calls", WrittenBodies.call([field: value]))
      #expect(answer.status == status)
      let message = try answer.json()["error"]?["message"]?.string
      #expect(status == 201 ? message == nil : message?.hasPrefix(field + " ") == true)
      #expect(try client.get("/calls").ids().count == (status == 201 ? 1 : 0))
    }
  }

  @Test(arguments: [
    ("Inbound", "ANSWERED", "answered"), ("Inbound", "no answer", "missed"),
    ("Outbound", "NO ANSWER", "no-answer"), ("internal", "NO ANSWER", "no-answer"),
    ("Inbound", "Voicemail", "voicemail"), ("Outbound", "BUSY", "busy"),
    ("Outbound", "FAILED", "failed"),
  ])
  func `the status is stored in the words of the CRM`(
    direction: String, sent: String, stored: String
  ) async throws {
    try await withSandbox { (client) throws in
      let body = WrittenBodies.call(["direction": "\"\(direction)\"", "status": "\"\(sent)\""])
      let call = try client.post("calls", body).json()["data"]
      #expect(call?["status"]?.string == stored)
      #expect(call?["direction"]?.string == direction.lowercased())
    }
  }

  @Test func `what is empty becomes null or belongs to the default owner`() async throws {
    try await withSandbox { (client) throws in
      let ended = #""2026-11-20T09:00:00+01:00""#
      let empty = #""""#
      let body = WrittenBodies.call([
        "contact_id": empty, "agent": empty, "recording_url": empty, "external_id": nil,
        "ended_at": ended,
      ])
      let call = try client.post("calls", body).json()["data"]
      for key in ["contact_id", "recording_url", "external_id", "account_id"] {
        #expect(call?[key]?.isNull == true, "\(key)")
      }
      let owner = try client.get("/account").json()["data"]?["default_owner"]?["id"]?.string
      #expect(call?["agent"]?.string == owner)
      #expect(call?["ended_at"]?.string == "2026-11-20T08:00:00Z")
    }
  }

  @Test func `calls are found by a piece of the subject, by contact and by external id`()
    async throws
  {
    try await withSandbox { (client) throws in
      for (subject, contact) in [("One & two", "c2"), ("one", "c3"), ("Two", "c2")] {
        let changes = [
          "subject": "\"\(subject)\"", "contact_id": "\"\(contact)\"",
          "external_id": "\"x\(subject)\"",
        ]
        #expect(try client.post("calls", WrittenBodies.call(changes)).status == 201)
      }
      #expect(try client.get("/calls?subject=One+%26").ids() == ["k1"])
      #expect(try client.get("/calls?subject=One").ids() == ["k1"])
      #expect(try client.get("/calls?subject=").ids() == [])
      #expect(try client.get("/calls?contact_id=c2").ids() == ["k1", "k3"])
      #expect(try client.get("/calls?contact_id=c2&subject=Two").ids() == ["k3"])
      #expect(try client.get("/calls?external_id=xone").ids() == ["k2"])
      let page = try client.get("/calls?limit=1&offset=1")
      #expect(try page.ids() == ["k2"])
      #expect(try page.json()["paging"]?.raw == #"{"has_more":true,"total":3}"#)
      #expect(try client.get("/calls?limit=0").status == 422)
    }
  }

  @Test func `the same call twice is stored twice`() async throws {
    try await withSandbox { (client) throws in
      for _ in 0..<2 { #expect(try client.post("calls", WrittenBodies.call()).status == 201) }
      #expect(try client.get("/calls").ids() == ["k1", "k2"])
    }
  }

  @Test(arguments: [
    ("PUT", "/calls", 405, "GET, HEAD, POST"), ("DELETE", "/tickets", 405, "GET, HEAD, POST"),
    ("POST", "/calls/k1", 405, "GET, HEAD, DELETE"),
    ("PATCH", "/calls/k1", 405, "GET, HEAD, DELETE"),
    ("PUT", "/tickets/t1", 405, "GET, HEAD, PATCH, DELETE"), ("GET", "/calls/k1/notes", 404, nil),
    ("GET", "/calls/k1", 404, nil), ("PATCH", "/tickets/t1", 404, nil),
  ])
  func `wrong methods and addresses are refused`(
    method: String, target: String, status: Int, allow: String?
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.send(method, target, body: "{}")
      #expect(answer.status == status)
      #expect(answer.header("Allow") == allow)
    }
  }

  @Test(arguments: ["calls", "tickets"])
  func `calls and tickets need scopes of their own`(list: String) async throws {
    try await withSession { (session) throws in
      let body = list == "calls" ? WrittenBodies.call() : WrittenBodies.ticket()
      let limited = "X-Api-Key: \(session.credentials.apiKeys[.limited] ?? "")"
      let refused = try session.client.send("POST", "/\(list)", headers: [limited], body: body)
      #expect(refused.status == 403)
      let narrow = try session.post(
        "token",
        [
          "grant_type": "refresh_token", "scope": "contacts.read contacts.write",
          "refresh_token": session.credentials.refreshTokens[.integration] ?? "",
        ])
      let token = "Authorization: Bearer \(try OAuthSession.text("access_token", narrow))"
      let lacking = try session.client.send("POST", "/\(list)", headers: [token], body: body)
      #expect(lacking.status == 403)
      #expect(lacking.header("WWW-Authenticate")?.contains("scope=\"\(list).write\"") == true)
      let wide = "Authorization: Bearer \(try session.accessToken())"
      let stored = try session.client.send("POST", "/\(list)", headers: [wide], body: body)
      #expect(stored.status == 201)
      #expect(session.client.sandbox.statistics.writes == 1)
    }
  }

  @Test func `a thousand calls are stored in a second`() async throws {
    let api = NorthgateAPIForCalls()
    let start = ContinuousClock.now
    for _ in 0..<1_000 { api.post(WrittenBodies.call()) }
    #expect(api.count == 1_000)
    // A debug build on a busy machine: an order of magnitude of patience.
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
