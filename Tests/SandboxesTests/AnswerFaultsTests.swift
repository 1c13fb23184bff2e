// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Testing

@testable import Sandboxes

struct AnswerFaultsTests {
  @Test(arguments: [500, 503, 404, 204])
  func `every search answers a status`(_ status: Int) async throws {
    try await withSandbox(faults: "status=\(status)") { (client) throws in
      for kind in ["contacts", "leads", "accounts"] {
        let answer = try client.search("+971500000000", in: kind)
        #expect(answer.status == status)
        #expect(status == 204 ? answer.body == "" : try answer.errorCode() == "search_failed")
        #expect(!answer.headers.contains { $0.hasPrefix("Retry-After") })
      }
      #expect(try client.get("/contacts/abc123").status == 200)
    }
  }

  @Test func `a status comes with the seconds to wait`() async throws {
    try await withSandbox(faults: "status=429", "retry-after=30") { (client) throws in
      let answer = try client.search("+971500000000")
      #expect(answer.status == 429)
      #expect(answer.headers.contains("Retry-After: 30"))
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
      #expect(try client.get("/_sandbox/state").json()["contacts"]?.int == 25)
    }
  }

  @Test(arguments: [
    ("malformed", 500, "internal_error"), ("malformed=html", 200, "<!DOCTYPE html>"),
    ("malformed=accept", 201, #""full_name":"Half""#),
  ])
  func `what is malformed is not refused as it should be`(
    fault: String, status: Int, piece: String
  ) async throws {
    let half = #"{"full_name": "Half", "phone": "+971509990001", "source": "tele"#
    try await withSandbox(faults: fault) { (client) throws in
      let answer = try client.post("contacts", half)
      #expect(answer.status == status)
      #expect(answer.body.contains(piece), "\(answer.body)")
    }
    try await withSandbox { (client) throws in
      #expect(try client.post("contacts", half).status == 400)
    }
  }

  @Test(arguments: [("redirect", 302), ("redirect=308", 308)])
  func `every search is sent elsewhere`(fault: String, status: Int) async throws {
    try await withSandbox(faults: fault) { (client) throws in
      let answer = try client.search("+971500000000")
      #expect(answer.status == status)
      #expect(answer.headers.contains("Location: /login"))
      #expect(try client.get("/contacts/abc123").status == 200)
    }
  }

  @Test func `an error comes with status 200`() async throws {
    try await withSandbox(faults: "error-in-200") { (client) throws in
      let answer = try client.search("+971500000000")
      #expect(answer.status == 200)
      #expect(try answer.errorCode() == "DATABASE_QUERY_ERROR")
      #expect(try answer.json()["success"]?.bool == false)
      #expect(try answer.json()["data"] == nil)
    }
  }

  @Test func `an error comes as plain words`() async throws {
    try await withSandbox(faults: "error-text") { (client) throws in
      let answer = try client.search("+971509999999")
      #expect(answer.status == 200)
      #expect(answer.headers.contains("Content-Type: text/plain; charset=utf-8"))
      #expect(answer.body == "Error: the search is not available at the moment\n")
    }
    try await withSandbox(faults: "error-text=name") { (client) throws in
      for phone in ["+971500000000", "+971509999999"] {
        let data = try client.search(phone).json()["data"]
        #expect(data?.elements.count == 1)
        #expect(data?[0]?["full_name"]?.string?.hasPrefix("Error: the search") == true)
        #expect(data?[0]?["phone"]?.isNull == true)
      }
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

  @Test func `the first answer on a connection is late`() throws {
    let faults = try SandboxFault.read(["slow-cold=300ms", "delay=5ms"])
    let api = NorthgateAPI(SandboxOptions(faults: faults))
    #expect(api.answer(Self.request("/contacts/abc123")).delay == .milliseconds(305))
    var next = Self.request("/contacts/abc123")
    next.isFirstOnConnection = false
    #expect(api.answer(next).delay == .milliseconds(5))
  }

  @Test func `every tenth search is late`() throws {
    let api = NorthgateAPI(SandboxOptions(faults: try SandboxFault.read(["slow-percentile=900ms"])))
    let delays = (1...30).map { number in
      #expect(api.answer(Self.request("/contacts/abc123")).delay == .zero)
      return api.answer(Self.request("/contacts/search?phone=\(number)")).delay
    }
    let late = delays.enumerated().filter { $0.element == .milliseconds(900) }.map(\.offset)
    #expect(late == [9, 19, 29])
    #expect(delays.filter { $0 == .zero }.count == 27)
  }

  @Test func `several faults act together`() async throws {
    let faults = ["rename=full_name:name", "rename=name:title", "match-all", "delay=20ms"]
    let options = SandboxOptions(faults: try SandboxFault.read(faults))
    try await withSandbox(options) { (client) throws in
      let start = ContinuousClock.now
      let records = try client.search("none").json()["data"]?.elements ?? []
      #expect(ContinuousClock.now - start >= .milliseconds(20))
      #expect(records.count == 25)
      #expect(records.allSatisfy { $0["title"] != nil && $0["name"] == nil })
    }
  }

  @Test(arguments: [
    (["html", "status=500"], 200, "<!DOCTYPE"), (["status=500", "redirect"], 500, "search_failed"),
    (["error-in-200", "redirect"], 302, ""), (["match-all", "error-in-200"], 200, "DATABASE"),
    (["error-text", "placeholder"], 200, "Error: "),
    (["no-match=404", "placeholder"], 200, "Unkn"),
  ])
  func `of several answers instead one goes before the others`(
    texts: [String], status: Int, piece: String
  ) async throws {
    let options = SandboxOptions(faults: try SandboxFault.read(texts))
    try await withSandbox(options) { (client) throws in
      let answer = try client.search("+971509999999")
      #expect(answer.status == status)
      #expect(piece.isEmpty || answer.body.contains(piece))
    }
  }

  private static func request(_ target: String) -> ServerRequest {
    let key = ServerHeader("X-Api-Key", SandboxOptions.defaultAPIKey)
    return ServerRequest(method: "GET", target: target, headers: [key])
  }
}
