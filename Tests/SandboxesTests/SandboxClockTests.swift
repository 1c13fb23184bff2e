// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

@testable import Sandboxes

struct SandboxClockTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("2000-02-29T23:59:59Z", 951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
    ("2024-03-01T00:00:00Z", 1_709_251_200, "Fri, 01 Mar 2024 00:00:00 GMT"),
    ("2026-11-20T08:00:00Z", 1_795_161_600, "Fri, 20 Nov 2026 08:00:00 GMT"),
    ("2100-12-31T12:00:00Z", 4_133_937_600, "Fri, 31 Dec 2100 12:00:00 GMT"),
    ("9999-12-31T23:59:59Z", 253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
  ])
  func `an instant is read and written`(text: String, seconds: Int, date: String) {
    let instant = SandboxInstant(text)
    #expect(instant?.seconds == seconds)
    #expect(instant?.description == text)
    #expect(instant?.httpDate == date)
  }

  @Test func `an instant keeps its offset and its fraction of a second`() {
    let instant = SandboxInstant("2026-11-20T12:00:00.25+04:00")
    #expect(instant?.sinceEpoch == .milliseconds(1_795_161_600_250))
    #expect(instant?.description == "2026-11-20T08:00:00Z")
  }

  @Test(arguments: ["", "now", "1969-12-31T23:59:59Z", "2026-11-20", "2026-13-01T00:00:00Z"])
  func `what is no instant is refused`(_ text: String) {
    #expect(SandboxInstant(text) == nil)
  }

  @Test func `a clock that stands goes on only when it is moved`() {
    let clock = SandboxClock(standingAt: SandboxInstant("2026-11-20T08:00:00Z"))
    #expect(clock.advance(by: .milliseconds(1_500)))
    #expect(clock.advance(by: .milliseconds(500)))
    #expect(clock.now.description == "2026-11-20T08:00:02Z")
    #expect(!clock.advance(by: .seconds(-1)))
    #expect(!clock.advance(by: .seconds(Int64.max)))
    #expect(clock.now.description == "2026-11-20T08:00:02Z")
  }

  @Test func `without an instant it shows real time`() {
    let clock = SandboxClock(standingAt: nil)
    let start = clock.now
    #expect(start > SandboxInstant("2025-01-01T00:00:00Z") ?? .distantFuture)
    clock.advance(by: .seconds(3_600))
    #expect(clock.now.seconds - start.seconds >= 3_600)
  }

  @Test func `the clock is shown and moved by requests without a credential`() async throws {
    try await withSession { (session) throws in
      let shown = #"{"now":"2026-11-20T08:00:00Z","seconds":1795161600}"#
      #expect(try session.client.get("/_sandbox/clock").body == shown)
      let moved = try session.client.send(
        "POST", "/_sandbox/clock", body: #"{"advance_seconds": 3600}"#)
      #expect(moved.status == 200)
      #expect(moved.body == #"{"now":"2026-11-20T09:00:00Z","seconds":1795165200}"#)
      #expect(session.client.sandbox.now.description == "2026-11-20T09:00:00Z")
      #expect(try session.client.send("DELETE", "/_sandbox/clock").status == 405)
    }
  }

  @Test(arguments: [
    ("", 400), ("[]", 400), ("{}", 422), (#"{"advance_seconds": -1}"#, 422),
    (#"{"advance_seconds": "60"}"#, 422), (#"{"advance_seconds": 1.5}"#, 422),
    (#"{"advance_seconds": 999999999999}"#, 422),
  ])
  func `the clock is not moved by what cannot be read`(body: String, status: Int) async throws {
    try await withSession { (session) throws in
      #expect(try session.client.send("POST", "/_sandbox/clock", body: body).status == status)
      #expect(session.client.sandbox.now.seconds == 1_795_161_600)
    }
  }

  @Test func `every answer has the date of the sandbox, and records have its time`() async throws {
    try await withSandbox { (client) throws in
      client.sandbox.advanceClock(by: .seconds(90))
      let answer = try client.send("POST", "/contacts", body: #"{"full_name": "A"}"#)
      #expect(try answer.json()["data"]?["created_at"]?.string == "2026-11-20T08:01:30Z")
      #expect(answer.header("Date") == "Fri, 20 Nov 2026 08:01:30 GMT")
    }
  }
}
