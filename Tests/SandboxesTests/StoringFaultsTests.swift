// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

/// Whether and when something is stored, and what is answered.
struct StoringFaultsTests {
  private static let bodies = [
    ("contacts", "n1", WrittenBodies.contact()), ("calls", "k1", WrittenBodies.call()),
    ("tickets", "t1", WrittenBodies.ticket()),
  ]

  /// The ids of what was written to a list, asked of the sandbox itself.
  private static func stored(_ list: String, _ client: SandboxClient) throws -> [String] {
    let ids = try client.get("/_sandbox/snapshot").json()[list]?.elements.map { $0.string ?? "" }
    return (ids ?? []).filter { ["n", "k", "t"].contains($0.first) }
  }

  @Test func `what is new is read, listed and searched only after a time`() async throws {
    try await withSandbox(faults: "visible-after=5s") { (client) throws in
      for (list, id, body) in Self.bodies {
        #expect(try client.post(list, body).status == 201)
        #expect(try client.get("/\(list)/\(id)").status == 404)
        #expect(try Self.stored(list, client) == [id])
      }
      let searches = [
        "/calls", "/tickets?subject=Missed", "/contacts/search?phone=%2B971500000777",
        "/contacts/search?name=Nora", "/contacts/search?q=Nora",
      ]
      for search in searches { #expect(try client.get(search).ids() == [], "\(search)") }
      client.sandbox.advanceClock(by: .milliseconds(4_999))
      #expect(try client.get("/calls/k1").status == 404)
      client.sandbox.advanceClock(by: .milliseconds(1))
      for (list, id, _) in Self.bodies {
        #expect(try client.get("/\(list)/\(id)").status == 200)
      }
      for search in searches { #expect(try client.get(search).ids().count == 1, "\(search)") }
    }
  }

  @Test func `what nobody sees yet can be named and deleted`() async throws {
    try await withSandbox(faults: "visible-after=1h:contacts") { (client) throws in
      #expect(try client.post("contacts", WrittenBodies.contact()).status == 201)
      #expect(try client.post("contacts", WrittenBodies.contact()).status == 409)
      let call = WrittenBodies.call(["contact_id": #""n1""#])
      #expect(try client.post("calls", call).status == 201)
      #expect(try client.get("/calls/k1").status == 200)
      #expect(try client.send("DELETE", "/contacts/n1").status == 204)
      client.sandbox.advanceClock(by: .seconds(3_600))
      #expect(try client.get("/contacts/n1").status == 404)
    }
  }

  @Test func `while the clock shows real time, it is real time that has to pass`() async throws {
    let faults = try SandboxFault.read(["visible-after=300ms"])
    let sandbox = try await NorthgateSandbox.start(SandboxOptions(faults: faults))
    let client = SandboxClient(sandbox: sandbox)
    #expect(try client.post("calls", WrittenBodies.call()).status == 201)
    #expect(try client.get("/calls/k1").status == 404)
    try await Task.sleep(for: .milliseconds(350))
    #expect(try client.get("/calls/k1").status == 200)
    await sandbox.stop()
  }

  @Test func `a field changes after a time`() async throws {
    try await withSandbox(faults: "workflow=status:closed:5s:tickets") { (client) throws in
      for (list, _, body) in Self.bodies { _ = try client.post(list, body) }
      client.sandbox.advanceClock(by: .seconds(4))
      #expect(try client.record("/tickets/t1")?["status"]?.string == "new")
      client.sandbox.advanceClock(by: .seconds(60))
      let ticket = try client.record("/tickets/t1")
      #expect(ticket?["status"]?.string == "closed")
      #expect(ticket?["updated_at"]?.string == "2026-11-20T08:00:05Z")
      #expect(try client.record("/calls/k1")?["status"]?.string == "answered")
    }
    try await withSandbox(faults: "workflow=phone:+971500000778:5s") { (client) throws in
      for (list, _, body) in Self.bodies { _ = try client.post(list, body) }
      #expect(try client.search("+971500000777").ids() == ["n1"])
      client.sandbox.advanceClock(by: .seconds(5))
      #expect(try client.search("+971500000777").ids() == [])
      #expect(try client.search("+971500000778").ids() == ["n1"])
      #expect(try client.record("/calls/k1")?["phone"]?.string == "+971500000778")
      #expect(try client.record("/tickets/t1")?["phone"] == nil)
    }
  }

  @Test(arguments: [("silent-duplicate", 2, 2), ("silent-duplicate=calls", 1, 2)])
  func `one request stores two records`(fault: String, others: Int, calls: Int) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      for (list, id, body) in Self.bodies {
        let answer = try client.post(list, body)
        #expect(answer.status == 201)
        #expect(try answer.json()["data"]?["id"]?.string == id)
        #expect(try Self.stored(list, client).count == (list == "calls" ? calls : others))
      }
    }
  }

  @Test(
    arguments: [
      ("deduplicate", [:], 409, 1), ("deduplicate=same", [:], 200, 1),
      ("deduplicate=tickets", [:], 201, 2), ("deduplicate=same:calls", [:], 200, 1),
      ("deduplicate", ["subject": #""Other""#], 409, 1),
      ("deduplicate", ["external_id": #""x2""#], 201, 2),
    ] as [(String, [String: String], Int, Int)])
  func `a second copy is not stored`(
    fault: String, changes: [String: String], status: Int, count: Int
  ) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      let first = try client.post("calls", WrittenBodies.call())
      let second = try client.post("calls", WrittenBodies.call(changes.mapValues { $0 }))
      #expect(second.status == status)
      if status == 200 { #expect(second.body == first.body) }
      if status == 409 { #expect(try second.errorCode() == "duplicate") }
      #expect(try client.get("/calls").ids().count == count)
      #expect(client.sandbox.statistics.writes == count)
    }
  }

  @Test func `copies are known by their fields if they have no external id, until deleted`()
    async throws
  {
    try await withSandbox(faults: "deduplicate") { (client) throws in
      let body = WrittenBodies.ticket(["external_id": nil])
      #expect(try client.post("tickets", body).status == 201)
      #expect(try client.post("tickets", body).status == 409)
      #expect(try client.send("DELETE", "/tickets/t1").status == 204)
      #expect(try client.post("tickets", body).status == 201)
    }
  }

  @Test(
    arguments: [
      ("phantom", 201, #""id":"#, 0), ("stored-error", 500, "internal_error", 1),
      ("hidden-failure", 200, #""success":false,"error":{"#, 0),
      ("per-record-failure", 201, #"{"data":[],"errors":[{"record":0,"code":"invalid""#, 0),
    ])
  func `the answer does not say what has happened`(
    fault: String, status: Int, piece: String, count: Int
  ) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      for (list, id, body) in Self.bodies {
        let answer = try client.post(list, body)
        #expect(answer.status == status)
        #expect(answer.body.contains(piece))
        #expect(try Self.stored(list, client).count == count)
        #expect(try client.get("/\(list)/\(id)").status == (count == 1 ? 200 : 404))
        #expect(try client.post(list, "{}").status == 422)
      }
    }
  }

  @Test func `the connection is closed after a record was stored`() async throws {
    try await withSandbox(faults: "cut-after-commit=calls") { (client) throws in
      #expect(throws: SandboxClient.Failure.self) {
        try client.post("calls", WrittenBodies.call())
      }
      #expect(try client.get("/calls").ids() == ["k1"])
      #expect(try client.post("tickets", WrittenBodies.ticket()).status == 201)
    }
  }

  @Test(arguments: ["keep-deleted", "no-delete", "no-delete=tickets"])
  func `what is deleted stays`(fault: String) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      for (list, id, body) in Self.bodies {
        _ = try client.post(list, body)
        let answer = try client.send("DELETE", "/\(list)/\(id)")
        let isMeant = !fault.hasSuffix("=tickets") || list == "tickets"
        #expect(answer.status == (fault != "keep-deleted" && isMeant ? 403 : 204))
        #expect(try client.get("/\(list)/\(id)").status == (isMeant ? 200 : 404))
      }
      let kept = try client.send("DELETE", "/calls/nothing").status
      #expect(kept == (fault == "no-delete" ? 403 : 404))
    }
  }

  @Test(arguments: [
    ("id-in-header=OData-EntityId", "OData-EntityId", "(k1)"),
    ("id-in-header=Location", "Location", "/k1"),
  ])
  func `the id stands in a header only`(fault: String, name: String, end: String) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      let answer = try client.post("calls", WrittenBodies.call())
      #expect(answer.status == 201)
      #expect(answer.body.isEmpty)
      #expect(answer.header(name) == "http://\(client.sandbox.address)/v1/calls\(end)")
      #expect((answer.header("Location") == nil) == (name != "Location"))
      #expect(try client.get("/calls/k1").status == 200)
    }
  }
}
