// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct NorthgateTicketsTests {
  @Test func `a ticket is stored, read, changed, found and deleted`() async throws {
    try await withSandbox { (client) throws in
      let created = try client.post("v1/tickets", WrittenBodies.ticket())
      #expect(created.status == 201)
      #expect(created.header("Location") == "/v1/tickets/t1")
      let stored =
        #"{"data":{"id":"t1","subject":"Missed call","description":"Please call back","#
        + #""requester_id":"c2","assignee_id":"u18","status":"new","channel":"phone","#
        + #""caller_number":"+971500000001","call_id":"1795161600.7","external_id":"x1","#
        + #""created_at":"2026-11-20T08:00:00Z","updated_at":"2026-11-20T08:00:00Z"}}"#
      #expect(created.body == stored)
      #expect(try client.get("/tickets/t1").body == stored)
      client.sandbox.advanceClock(by: .seconds(60))
      let change = #"{"status":"closed","assignee_id":"","channel":"mail"}"#
      let changed = try client.send("PATCH", "/tickets/t1", body: change)
      #expect(changed.status == 200)
      let ticket = try client.record("/tickets/t1")
      #expect(try changed.json()["data"]?.raw == ticket?.raw)
      #expect(ticket?["status"]?.string == "closed")
      #expect(ticket?["assignee_id"]?.isNull == true)
      #expect(ticket?["channel"]?.string == "phone")
      #expect(ticket?["updated_at"]?.string == "2026-11-20T08:01:00Z")
      #expect(ticket?["created_at"]?.string == "2026-11-20T08:00:00Z")
      let call = try client.post("calls", WrittenBodies.call(["ticket_id": #""t1""#]))
      #expect(try call.json()["data"]?["ticket_id"]?.string == "t1")
      #expect(try client.get("/tickets?subject=Missed").ids() == ["t1"])
      #expect(try client.get("/tickets?subject=missed").ids() == [])
      #expect(try client.get("/tickets?requester_id=c2").ids() == ["t1"])
      #expect(try client.send("DELETE", "/tickets/t1").status == 204)
      #expect(try client.get("/tickets/t1").status == 404)
    }
  }

  @Test(
    arguments: [
      ("subject", nil, 422), ("subject", #"" ""#, 422),
      ("subject", #""\#(String(repeating: "x", count: 256))""#, 422),
      ("requester_id", #""nobody""#, 422), ("requester_id", #""""#, 201),
      ("assignee_id", #""u999""#, 422), ("assignee_id", #""""#, 201),
      ("status", #""lost""#, 422), ("status", #""pending""#, 201), ("status", nil, 201),
      ("description", "1", 422), ("call_id", nil, 201),
    ] as [(String, String?, Int)])
  func `what a ticket must not say is refused by name`(
    field: String, value: String?, status: Int
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.post("tickets", WrittenBodies.ticket([field: value]))
      #expect(answer.status == status)
      let message = try answer.json()["error"]?["message"]?.string
      #expect(status == 201 ? message == nil : message?.hasPrefix(field + " ") == true)
      #expect(client.sandbox.statistics.tickets == (status == 201 ? 1 : 0))
    }
  }

  @Test(arguments: [
    ("[]", 400, ""), (#"{"status":"lost"}"#, 422, "status"), (#"{"subject":""}"#, 422, "subject"),
    (#"{"assignee_id":"u999"}"#, 422, "assignee_id"), ("{}", 200, ""),
  ])
  func `a change that cannot be made changes nothing`(
    body: String, status: Int, field: String
  ) async throws {
    try await withSandbox { (client) throws in
      let before = try client.post("tickets", WrittenBodies.ticket()).body
      let answer = try client.send("PATCH", "/tickets/t1", body: body)
      #expect(answer.status == status)
      let message = try answer.json()["error"]?["message"]?.string ?? ""
      #expect(message.contains(field))
      #expect(try client.get("/tickets/t1").body == before)
    }
  }
}
