// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct SandboxFaultTests {
  @Test(
    arguments: [
      ("rename=full_name:name", .rename(key: "full_name", to: "name")),
      ("drop=email", .drop(key: "email")),
      ("status=500", .status(500)), ("html", .html), ("match-all", .matchAll),
      ("placeholder", .placeholder), ("delay=1500ms", .delay(.milliseconds(1_500))),
      ("delay=2s", .delay(.seconds(2))), ("delay=0ms", .delay(.zero)),
      ("delay=600s", .delay(.seconds(600))),
    ] as [(String, SandboxFault)])
  func `a fault is read from text`(text: String, fault: SandboxFault) throws {
    #expect(try SandboxFault(parsing: text) == fault)
  }

  @Test(arguments: [
    ("", "there is no fault ''; known are rename=full_name:name, drop=email"),
    ("slow", "there is no fault 'slow'"), ("HTML", "there is no fault 'HTML'"),
    ("rename", "the fault 'rename' cannot be read; write rename=full_name:name"),
    ("rename=a", "write rename=KEY:NEW-KEY"), ("rename=:b", "write rename=KEY:NEW-KEY"),
    ("rename=a:", "write rename=KEY:NEW-KEY"), ("rename=a:b:c", "write rename=KEY:NEW-KEY"),
    ("drop=", "write drop=email"), ("html=1", "write html"), ("status=99", "write status=NUMBER"),
    ("status=600", "from 200 to 599"), ("status=+50", "write status"),
    ("status", "write status=500"),
    ("delay=1500", "with the unit ms or s"), ("delay=ms", "with the unit"),
    ("delay=-1s", "with the unit"), ("delay=1m", "with the unit"), ("delay=601s", "at most 600 s"),
    ("delay=99999999999999999999ms", "at most 600 s"), ("delay=1.5s", "with the unit"),
  ])
  func `what is no fault is refused with what can be written`(text: String, message: String) {
    let error = #expect(throws: SandboxFaultError.self) { try SandboxFault(parsing: text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.text == text)
  }

  @Test(arguments: SandboxFault.known)
  func `every fault that is said to be known can be read`(_ text: String) throws {
    #expect(throws: Never.self) { try SandboxFault(parsing: text) }
  }

  @Test func `a key is renamed in every record of every answer`() async throws {
    try await withSandbox(faults: "rename=full_name:name") { (client) throws in
      let shared = try client.search("+97144000000")
      #expect(shared.body.split(separator: #""name":"#).count == 3)
      #expect(!shared.body.contains("full_name"))
      #expect(try client.get("/leads/l1").json()["data"]?["name"]?.string == "Zara Nasser")
      let created = try client.send("POST", "/contacts", body: #"{"full_name":"Test"}"#)
      #expect(try created.json()["data"]?.members[1].key == "name")
    }
  }

  @Test func `a key is dropped from every second record and from single ones`() async throws {
    try await withSandbox(faults: "drop=email", "match-all") { (client) throws in
      let records = try client.search("1").json()["data"]?.elements ?? []
      #expect(records.count > 3)
      for (position, record) in records.enumerated() {
        #expect((record["email"] == nil) == (position % 2 == 1))
      }
      #expect(try client.get("/contacts/abc123").json()["data"]?["email"] == nil)
    }
  }

  @Test(arguments: [500, 503, 404, 204])
  func `every search answers a status`(_ status: Int) async throws {
    try await withSandbox(faults: "status=\(status)") { (client) throws in
      for kind in ["contacts", "leads", "accounts"] {
        let answer = try client.search("+971500000000", in: kind)
        #expect(answer.status == status)
        #expect(status == 204 ? answer.body == "" : try answer.errorCode() == "search_failed")
      }
      #expect(try client.get("/contacts/abc123").status == 200)
    }
  }

  @Test func `a log-in page takes the place of every answer`() async throws {
    try await withSandbox(faults: "html") { (client) throws in
      var stranger = client
      stranger.key = nil
      for answer in [try client.search("+971500000000"), try stranger.get("/contacts/abc123")] {
        #expect(answer.status == 200)
        #expect(answer.headers.contains("Content-Type: text/html; charset=utf-8"))
        #expect(answer.body.hasPrefix("<!DOCTYPE html>"))
      }
      #expect(try client.get("/_sandbox/state").json()["contacts"]?.int == 20)
    }
  }

  @Test(arguments: [
    "/contacts/search?phone=%2B971509999999", "/contacts/search?phone=", "/contacts/search",
  ])
  func `every search finds everybody`(_ target: String) async throws {
    try await withSandbox(faults: "match-all") { (client) throws in
      #expect(try client.get(target).ids().count == 20)
    }
  }

  @Test func `an unknown number finds a contact named Unknown`() async throws {
    try await withSandbox(faults: "placeholder") { (client) throws in
      let record = try client.search("+971509999999").json()["data"]?[0]
      #expect(record?["full_name"]?.string == "Unknown")
      #expect(record?["phone"]?.string == "+971509999999")
      #expect(try client.search("+971500000000").ids() == ["abc123"])
    }
  }

  @Test func `every answer comes later`() async throws {
    try await withSandbox(faults: "delay=60ms") { (client) throws in
      for target in ["/contacts/search?phone=1", "/contacts/abc123", "/nowhere"] {
        let start = ContinuousClock.now
        _ = try client.get(target)
        #expect(ContinuousClock.now - start >= .milliseconds(60))
      }
    }
  }

  @Test func `what is asked about the sandbox is never late`() async throws {
    // The client gives up after ten seconds.
    try await withSandbox(faults: "delay=600s") { (client) throws in
      #expect(try client.get("/_sandbox/state").status == 200)
    }
  }

  @Test func `several faults act together`() async throws {
    let faults = ["rename=full_name:name", "rename=name:title", "match-all", "delay=20ms"]
    let options = SandboxOptions(faults: try faults.map { try SandboxFault(parsing: $0) })
    try await withSandbox(options) { (client) throws in
      let start = ContinuousClock.now
      let records = try client.search("none").json()["data"]?.elements ?? []
      #expect(ContinuousClock.now - start >= .milliseconds(20))
      #expect(records.count == 20)
      #expect(records.allSatisfy { $0["title"] != nil && $0["name"] == nil })
    }
  }
}
