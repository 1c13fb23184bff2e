// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

/// What is refused, and in which words.
struct RefusalFaultsTests {
  @Test(
    arguments: [
      ("validation=notes", "calls", ["notes": #""""#], 422),
      ("validation=notes", "calls", ["notes": nil], 422), ("validation=notes", "calls", [:], 201),
      ("validation=notes", "tickets", [:], 201),
      ("validation=requester_id:tickets", "tickets", ["requester_id": #""""#], 422),
      ("validation=custom.desk", "contacts", [:], 422),
      ("validation=custom.desk", "contacts", ["custom": #"{"desk":"dubai"}"#], 201),
    ] as [(String, String, [String: String?], Int)])
  func `a field is required`(
    fault: String, list: String, changes: [String: String?], status: Int
  ) async throws {
    let faults = try SandboxFault.read([fault])
    try await withSandbox(SandboxOptions(faults: faults)) { (client) throws in
      let answer = try client.post(list, Self.body(of: list, changes))
      #expect(answer.status == status)
      let field = fault.split(separator: "=").last?.prefix { $0 != ":" } ?? ""
      #expect(answer.body.contains("\(field) is missing") == (status == 422))
    }
  }

  @Test(
    arguments: [
      (["vague-refusal"], 422, false), (["refuse-500"], 500, true),
      (["vague-refusal", "refuse-500"], 500, false), (["vague-refusal=tickets"], 422, true),
      (["refuse-500=calls"], 500, true),
    ])
  func `a refusal helps less`(faults: [String], status: Int, isNamed: Bool) async throws {
    let faults = try SandboxFault.read(faults)
    try await withSandbox(SandboxOptions(faults: faults)) { (client) throws in
      let answer = try client.post("calls", WrittenBodies.call(["direction": nil]))
      #expect(answer.status == status)
      #expect(answer.body.contains("direction") == isNamed)
      let message = try answer.json()["error"]?["message"]?.string
      #expect((message == "invalid request") == !isNamed)
      #expect(try client.post("calls", "[]").status == 400)
      #expect(try client.post("calls", WrittenBodies.call()).status == 201)
    }
  }

  @Test(
    arguments: [
      ("calls", "subject", #""\#(String(repeating: "x", count: 300))""#, "cut"),
      ("calls", "direction", #""sideways""#, "null"), ("calls", "status", nil, "null"),
      ("calls", "agent", #""u999""#, #""u1""#), ("calls", "contact_id", #""nobody""#, "null"),
      ("calls", "started_at", #""soon""#, "null"), ("calls", "duration_seconds", #""x""#, "null"),
      ("tickets", "subject", nil, "null"), ("tickets", "status", #""lost""#, "null"),
      ("contacts", "owner_id", #""u999""#, #""u1""#), ("contacts", "full_name", nil, "null"),
      ("contacts", "phone", #""\#(String(repeating: "1", count: 300))""#, "cut"),
    ] as [(String, String, String?, String)])
  func `anything is accepted`(
    list: String, field: String, value: String?, stored: String
  ) async throws {
    try await withSandbox(faults: "accept-anything") { (client) throws in
      let answer = try client.post(list, Self.body(of: list, [field: value]))
      #expect(answer.status == 201)
      let raw = try answer.json()["data"]?[field]?.raw ?? ""
      #expect(stored == "cut" ? raw.count == 257 : raw == stored)
      #expect(try client.post(list, "[]").status == 400)
    }
  }

  private static func body(of list: String, _ changes: [String: String?]) -> String {
    switch list {
    case "calls": WrittenBodies.call(changes)
    case "tickets": WrittenBodies.ticket(changes)
    default: WrittenBodies.contact(changes)
    }
  }
}
