// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Testing

/// How long pop-ups take.
///
/// A known caller is asked for 31 times: 30 and the last of the run.
struct LatencyTests {
  static let code = "answer-latency"
  static let ask = "+971500000000"
  static let slow = Answer(ExampleContract.known, ms: 2001)

  static let rows: [RunRow] = [
    RunRow("in time", code, "kept"),
    RunRow(
      "2 s is in time", code, [Reply(Answer(ExampleContract.known, ms: 2000), to: ask)], "kept"),
    RunRow("2001 ms is not", code, [Reply(slow, to: ask)], "broken"),
    RunRow(
      "one of 31 late: 95 of 100 are in time", code, [Reply(slow, to: ask, nth: 3...3)], "kept"),
    RunRow(
      "two of 31 late: not", code, [Reply(slow, to: ask, nth: 3...4)], "broken"),
    RunRow(
      "a limit of its own", code, of: Search.with("response: { within: 30 ms }"),
      [Reply(Answer(ExampleContract.known), to: ask)],
      "broken"),
    RunRow(
      "a slow stranger is not timed", code,
      [Reply(Answer(ExampleContract.nobody, ms: 9000), to: "+971509999999")], "kept"),
    RunRow(
      "errors are not timed, and leave too few", code,
      [Reply(Answer("", status: 500), to: ask, nth: 3...4)],
      "because answer-reliable; + answer-reliable"),
    RunRow(
      "a caller who is never answered", code, [Reply(Answer("", status: 500), to: ask)],
      "because answer-status; + answer-status"),
    RunRow(
      "the requests of a pop-up are added up", code, of: chain,
      [Reply(Answer(#"{"company": "K"}"#, ms: 15), at: "/details")] + timed(20), "broken"),
    RunRow(
      "and may take as long as is promised together", code, of: chain,
      [Reply(Answer(#"{"company": "K"}"#, ms: 10), at: "/details")] + timed(20), "kept"),
    RunRow(
      "reads are no part of a pop-up", code,
      of: IdentityTests.search.replacing("mapping:", with: "response: { within: 30 ms }\nmapping:"),
      [Reply(Answer(#"{"id": "abc123"}"#, ms: 9000), at: "/contacts/abc123")] + timed(20), "kept"),
  ]

  static func timed(_ milliseconds: Int) -> [Reply] {
    [Reply(Answer(ExampleContract.known, ms: milliseconds), to: ask)]
  }

  static let chain = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET \(Search.url)
        then: { details: { request: "GET /details/{{.ContactsId}}", mapping: { Company: company } } }
    mapping: { ContactsId: data.#.id, FirstName: data.#.full_name, BusinessNumber: data.#.phone }
    response: { within: 30 ms }
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }

    """

  @Test(arguments: rows) func `95 of 100 pop-ups come in time`(_ row: RunRow) throws {
    try row.check()
  }

  @Test func `cold and warm pop-ups are told apart`() throws {
    let run = try Bench().wholeRun { asked in
      Answer(
        asked.probe.ask.text == Self.ask ? ExampleContract.known : ExampleContract.nobody,
        ms: asked.probe.isCold ? 300 : 20)
    }
    let summary = try #require(AnswerLatency.summary(of: run.run))
    #expect(summary.groups.map(\.name) == ["cold", "warm", "all"])
    #expect(summary.groups.map(\.count) == [5, 26, 31])
    #expect(summary.groups.map(\.p50) == [300_000, 20_000, 20_000])
    #expect(summary.groups.map(\.max) == [300_000, 20_000, 300_000])
    #expect(summary.limitMicroseconds == 2_000_000)
    #expect(summary.concurrency == 5)
  }

  @Test func `the finding shows the slowest, and all its figures`() throws {
    let run = try Bench().wholeRun { asked in
      Answer(
        asked.probe.ask.text == Self.ask ? ExampleContract.known : ExampleContract.nobody,
        ms: asked.probe.nth < 10 && asked.probe.nth > 3 ? 3000 + asked.probe.nth : 20)
    }
    let finding = try #require(run.findings.first)
    #expect(finding.actual?.text == "6 of 31 take longer; p50 20 ms, p95 3008 ms, max 3009 ms")
    #expect(finding.expected?.text == "95 of 100 within 2000 ms")
    #expect(finding.evidence.count == 3)
  }

  @Test func `without a known caller nothing is timed`() throws {
    let search = OddCallerTests.typed
    let run = try Bench(search).wholeRun([])
    #expect(run.summary(of: Self.code).hasPrefix("open"))
    #expect(AnswerLatency.summary(of: run.run) == nil)
  }
}
