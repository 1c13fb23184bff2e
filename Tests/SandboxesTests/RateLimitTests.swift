// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct RateLimitTests {
  @Test(arguments: [
    ("", 429, ["Retry-After: 8"], #""code":"rate_limited""#),
    (":retry-after", 429, ["Retry-After: 8"], ""),
    (":retry-date", 429, ["Retry-After: Fri, 20 Nov 2026 08:00:10 GMT"], ""),
    (
      ":reset", 429,
      ["X-RateLimit-Limit: 2", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 8"], ""
    ),
    (
      ":ietf", 429, [#"RateLimit-Policy: "default";q=2;w=10"#, #"RateLimit: "default";r=0;t=8"#],
      ""
    ),
    (":body", 429, [], #""retry_after":8}"#), (":none", 429, [], ""),
    (":403", 403, [], #"[{"errorCode":"REQUEST_LIMIT_EXCEEDED""#),
    (":too-short", 429, ["Retry-After: 1"], ""), (":500", 500, [], "internal_error"),
  ])
  func `one request too many is refused in a form, until the time is over`(
    form: String, status: Int, headers: [String], piece: String
  ) async throws {
    try await withSandbox(faults: "rate-limit=2:10\(form)") { (client) throws in
      #expect(try client.get("/calls").status == 200)
      client.sandbox.advanceClock(by: .seconds(2))
      #expect(try client.post("calls", WrittenBodies.call()).status == 201)
      let answer = try client.get("/contacts/abc123")
      #expect(answer.status == status)
      #expect(answer.body.contains(piece), "\(answer.body)")
      for header in headers { #expect(answer.headers.contains(header), "\(answer.headers)") }
      #expect((answer.header("Retry-After") != nil) == (headers.first?.hasPrefix("Retry") == true))
      #expect(try client.get("/_sandbox/statistics").status == 200)
      client.sandbox.advanceClock(by: .seconds(7))
      #expect(try client.get("/calls").status == status)
      client.sandbox.advanceClock(by: .seconds(1))
      // The first of the two is over, the second is not.
      #expect(try client.get("/calls").status == 200)
      #expect(try client.get("/calls").status == status)
    }
  }

  @Test func `what is left is told by every answer of two forms`() async throws {
    try await withSandbox(faults: "rate-limit=2:10:reset") { (client) throws in
      #expect(try client.get("/calls").header("X-RateLimit-Remaining") == "1")
      #expect(try client.get("/calls").header("X-RateLimit-Remaining") == "0")
    }
    try await withSandbox(faults: "rate-limit=2:10:ietf") { (client) throws in
      #expect(try client.get("/calls").header("RateLimit") == #""default";r=1;t=10"#)
    }
  }
}

/// Trouble that befalls one list only.
struct ListTroubleTests {
  @Test(arguments: ["contacts", "leads", "accounts", "calls", "tickets", "users"])
  func `one list answers a status, or a log-in page, and others work`(_ list: String) async throws {
    let targets = [
      "contacts": "/contacts/abc123", "leads": "/leads/l1", "accounts": "/v1/accounts/a1",
      "calls": "/calls", "tickets": "/v1/tickets", "users": "/users",
    ]
    try await withSandbox(faults: "status=503:\(list)", "retry-after=9") { (client) throws in
      for (name, target) in targets {
        let answer = try client.get(target)
        #expect(answer.status == (name == list ? 503 : 200), "\(name)")
        #expect(answer.header("Retry-After") == (name == list ? "9" : nil))
      }
      #expect(try client.get("/contacts/search?phone=1").status == (list == "contacts" ? 503 : 200))
    }
    try await withSandbox(faults: "html=\(list)") { (client) throws in
      for (name, target) in targets {
        #expect(try client.get(target).body.hasPrefix("<!DOCTYPE html>") == (name == list))
      }
    }
  }

  @Test func `nothing is stored in a list that answers a status`() async throws {
    try await withSandbox(faults: "status=500:calls") { (client) throws in
      let answer = try client.post("calls", WrittenBodies.call())
      #expect(answer.status == 500)
      #expect(try answer.errorCode() == "list_failed")
      #expect(client.sandbox.statistics.calls == 0)
      var stranger = client
      stranger.key = nil
      #expect(try stranger.get("/calls").status == 401)
    }
  }

  @Test func `one list answers later`() async throws {
    try await withSandbox(faults: "delay=80ms:calls", "delay=1ms") { (client) throws in
      let clock = ContinuousClock()
      #expect(try clock.measure { _ = try client.get("/v1/calls") } >= .milliseconds(81))
      let quick = try (0..<5).map { _ in try clock.measure { _ = try client.get("/tickets") } }
      #expect(quick.min() ?? .seconds(1) < .milliseconds(80))
    }
  }
}
