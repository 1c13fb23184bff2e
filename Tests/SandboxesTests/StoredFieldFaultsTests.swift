// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

/// What is stored of a call, a ticket or a contact under a fault.
struct StoredFieldFaultsTests {
  private static let text = #""A \"b\" & <c>\n\#("\u{1F600}") d""#

  @Test(
    arguments: [
      ("null-owner", "agent", "null"), ("null-owner=tickets", "agent", #""u17""#),
      ("wrong-zone", "started_at", #""2026-11-20T08:00:00Z""#),
      ("minutes", "duration_seconds", "2"), ("minutes", "ended_at", #""2026-11-20T08:02:05Z""#),
      ("cut-text=4", "subject", #""Call""#),
      ("cut-text=4:tickets", "subject", #""Call with Aisha""#),
      ("cut-text=4", "notes", #""All ""#), ("swallow=notes", "notes", "null"),
      ("swallow=notes", "subject", #""Call with Aisha""#),
      ("swallow=contact_id", "contact_id", "null"),
      ("enum=status:busy", "status", #""busy""#),
      ("enum=direction:in:calls", "direction", #""in""#),
      ("wrong-contact", "contact_id", #""c2""#), ("unattached", "contact_id", "null"),
      ("unattached", "account_id", "null"), ("unattached=tickets", "contact_id", #""abc123""#),
    ])
  func `a call is stored otherwise than it was sent`(
    fault: String, field: String, raw: String
  ) async throws {
    let options = SandboxOptions(faults: try SandboxFault.read([fault]))
    try await withSandbox(options) { (client) throws in
      #expect(try client.post("calls", WrittenBodies.call()).status == 201)
      #expect(try client.record("/calls/k1")?[field]?.raw == raw)
      #expect(try client.get("/calls").json()["data"]?[0]?[field]?.raw == raw)
    }
  }

  @Test(arguments: [
    ("2026-11-20T08:00:00Z", "2026-11-20T04:00:00Z", "2026-11-20T04:02:05Z"),
    ("2026-11-20T09:00:00+01:00", "2026-11-20T05:00:00Z", "2026-11-20T05:02:05Z"),
    ("2026-11-20T12:00:00+04:00", "2026-11-20T08:00:00Z", "2026-11-20T08:02:05Z"),
  ])
  func `the time of day is read as if it were that of Dubai`(
    sent: String, start: String, end: String
  ) async throws {
    try await withSandbox(faults: "wrong-zone") { (client) throws in
      let call = try client.post("calls", WrittenBodies.call(["started_at": "\"\(sent)\""]))
      #expect(try call.json()["data"]?["started_at"]?.string == start)
      #expect(try call.json()["data"]?["ended_at"]?.string == end)
    }
  }

  @Test(
    arguments: [
      ("escape-text", "A &quot;b&quot; &amp; &lt;c&gt;\n\u{1F600} d"),
      ("no-emoji", "A \"b\" & <c>\n? d"), ("one-line", "A \"b\" & <c> \u{1F600} d"),
      ("cut-text=6", "A \"b\" "), ("escape-text=contacts", "A \"b\" & <c>\n\u{1F600} d"),
    ])
  func `texts come back changed`(fault: String, stored: String) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      let call = WrittenBodies.call(["subject": Self.text, "notes": Self.text])
      let created = try client.post("calls", call).json()["data"]
      #expect(created?["notes"]?.string == stored)
      #expect(try client.record("/calls/k1")?["subject"]?.string == stored)
      let ticket = WrittenBodies.ticket(["subject": Self.text, "description": Self.text])
      #expect(try client.post("tickets", ticket).status == 201)
      #expect(try client.record("/tickets/t1")?["description"]?.string == stored)
    }
  }

  @Test func `escaped texts are still found as they were sent, and seeded ones are not escaped`()
    async throws
  {
    try await withSandbox(faults: "escape-text") { (client) throws in
      _ = try client.post("calls", WrittenBodies.call(["subject": Self.text]))
      #expect(try client.get("/calls?subject=%26+%3Cc").ids() == ["k1"])
      _ = try client.post("contacts", WrittenBodies.contact(["full_name": #""Q & \"R\"""#]))
      #expect(try client.record("/contacts/n1")?["full_name"]?.string == "Q &amp; &quot;R&quot;")
      #expect(try client.get("/contacts/search?name=q+%26").ids() == ["n1"])
      #expect(try client.record("/contacts/c10")?["full_name"]?.string == #"Sean O'Brien "Bob""#)
    }
  }

  @Test(
    arguments: [
      ("null-owner", "owner_id", "null"), ("null-owner", "owner", "null"),
      ("swallow=full_name", "full_name", "null"), ("swallow=phone", "phone", "null"),
      ("enum=custom.desk:london", "custom", #"{"desk":"london"}"#),
      ("enum=status:archived:contacts", "active", "false"), ("cut-text=3", "full_name", #""Nor""#),
      ("null-owner=calls", "owner_id", #""u17""#),
    ])
  func `a contact is stored otherwise than it was sent`(
    fault: String, field: String, raw: String
  ) async throws {
    let options = SandboxOptions(faults: try SandboxFault.read([fault]))
    try await withSandbox(options) { (client) throws in
      #expect(try client.post("contacts", WrittenBodies.contact()).status == 201)
      #expect(try client.record("/contacts/n1")?[field]?.raw == raw)
      #expect(try client.record("/contacts/abc123")?["owner_id"]?.string == "u1")
      #expect(try client.record("/contacts/abc123")?["active"]?.bool == true)
    }
  }

  @Test(arguments: [
    ("null-owner", "assignee_id", "null"), ("wrong-contact", "requester_id", #""abc123""#),
    ("unattached=tickets", "requester_id", "null"), ("enum=status:open", "status", #""open""#),
  ])
  func `a ticket is stored otherwise than it was sent`(
    fault: String, field: String, raw: String
  ) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      #expect(try client.post("tickets", WrittenBodies.ticket()).status == 201)
      #expect(try client.record("/tickets/t1")?[field]?.raw == raw)
    }
  }

  @Test func `the account follows from the contact that the call was put to`() async throws {
    try await withSandbox(faults: "wrong-contact") { (client) throws in
      _ = try client.post("calls", WrittenBodies.call(["contact_id": #""c3""#]))
      let call = try client.record("/calls/k1")
      #expect(call?["contact_id"]?.string == "abc123")
      #expect(call?["account_id"]?.string == "a1")
    }
  }

  @Test func `a change of a ticket is distorted too, and only what was changed`() async throws {
    try await withSandbox(faults: "cut-text=6", "enum=status:open") { (client) throws in
      _ = try client.post("tickets", WrittenBodies.ticket())
      _ = try client.send("PATCH", "/tickets/t1", body: #"{"subject":"Called back"}"#)
      let ticket = try client.record("/tickets/t1")
      #expect(ticket?["subject"]?.string == "Called")
      #expect(ticket?["description"]?.string == "Please")
      #expect(ticket?["status"]?.string == "open")
    }
  }
}
