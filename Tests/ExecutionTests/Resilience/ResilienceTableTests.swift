// SPDX-License-Identifier: Apache-2.0

import Execution
import Readiness
import Redaction
import Testing
import Transports

/// The table fault × endpoint of a run.
struct ResilienceTableTests {
  private static func rows(_ answer: ScriptedTransport.Answer) throws -> [ResilienceRow] {
    let make = try Make()
    let nobody = answer
    return make.result(of: make.traffic([.known, nobody])).resilience
  }

  @Test func `each fault has a row for each endpoint that was asked, seen or not`() throws {
    let rows = try Self.rows(.nobody)
    #expect(rows.map(\.fault) == ResilienceRow.Fault.allCases)
    #expect(rows.allSatisfy { $0.endpoint == "contact-search" && $0.seen == nil })
    #expect(rows.allSatisfy { !$0.agentSees.isEmpty && !$0.logSays.isEmpty })
  }

  static let seen: [(ScriptedTransport.Answer, [ResilienceRow.Fault], String)] = [
    (
      .init(status: 429, body: "slow down", headers: [HeaderField("Retry-After", "3")]),
      [.limitWithWait], "status 429, application/json, wait 3 s told in Retry-After: slow down"
    ),
    (.init(status: 429, body: ""), [.limitWithoutWait], "status 429, application/json"),
    (
      .init(status: 503, body: "QUERY_LIMIT_EXCEEDED"), [.limitWithoutWait],
      "status 503, application/json: QUERY_LIMIT_EXCEEDED"
    ),
    (.init(failure: .timedOut), [.timeout], "no answer: timed-out"),
    (.init(failure: .cutOff), [.cutOff], "no answer: cut-off"),
    (.init(status: 500, body: "oh"), [.serverError], "status 500, application/json: oh"),
    (
      .init(status: 502, body: "<html>", type: "text/html"), [.serverError, .webPage],
      "status 502, text/html: <html>"
    ),
    (.init(body: "{}", type: "text/plain"), [.wrongType], "status 200, text/plain: {}"),
    (
      .init(status: 302, body: "", headers: [HeaderField("Location", "/login")]), [.redirect],
      "status 302, application/json, to /login"
    ),
    (.init(status: 422, body: "no"), [.malformed], "status 422, application/json: no"),
    (.init(status: 404, body: "no"), [], ""),
    (.init(status: 401, body: "make-key-0123456789"), [], ""),
  ]

  @Test(arguments: seen.indices)
  func `what was answered stands in its row`(_ index: Int) throws {
    let (answer, faults, text) = Self.seen[index]
    let rows = try Self.rows(answer).filter { $0.seen != nil }
    #expect(rows.map(\.fault) == faults)
    #expect(rows.allSatisfy { $0.seen?.answer.text == text })
    #expect(rows.allSatisfy { $0.seen?.number == 2 })
  }

  @Test func `a secret in an answer is not in the table`() throws {
    let rows = try Self.rows(.init(status: 500, body: "key make-key-0123456789 is bad"))
    let text = rows.compactMap { $0.seen?.answer.text }.joined()
    #expect(text.contains("is bad"))
    #expect(!text.contains("make-key"))
  }
}
