// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing
import Transports

/// What was answered once is answered again.
struct ReliableTests {
  @Test(arguments: rows) func `a CRM keeps on answering`(_ row: RunRow) throws { try row.check() }

  static let code = "answer-reliable"
  static let ask = "+971500000000"

  static let rows: [RunRow] = [
    RunRow("all is answered", code, "kept"),
    RunRow(
      "a limit of requests", code,
      [Reply(Answer("", status: 429).with("Retry-After", "2"), to: ask, nth: 3...40)],
      "broken answer-status"),
    RunRow(
      "a limit of requests that tells no time", code,
      [Reply(Answer("", status: 429), to: ask, nth: 3...40)],
      "broken answer-status; + limit-answer"),
    RunRow(
      "one error", code, [Reply(Answer("", status: 500), to: ask, nth: 9...9)],
      "broken answer-status"),
    RunRow(
      "one silence", code, [Reply(Answer(.timedOut), to: ask, nth: 9...9)], "broken answer-missing"),
    RunRow(
      "an error at the end", code, [Reply(Answer("", status: 500), to: ask, nth: .max ... .max)],
      "broken answer-status"),
    RunRow(
      "a web page now and then", code, [Reply(Answer("<html>"), to: ask, nth: 2...2)],
      "broken answer-not-json"),
    RunRow(
      "an odd caller may be refused with a 401", code, [Reply(Answer("", status: 401), to: "%")],
      "kept"),
    RunRow(
      "an odd caller's 500 is its own", code, [Reply(Answer("", status: 500), to: "%")],
      "+ lookup-caller"),
    RunRow(
      "a caller who was never answered has another finding", code,
      [Reply(Answer("", status: 500), to: ask)], "+ answer-status"),
    RunRow(
      "what could not be asked is no fault of the CRM", code,
      [Reply(Answer(.notRecorded, connected: false), to: ask, nth: 2...2)], "+ recording-missing"),
    RunRow(
      "another answer is still an answer", code,
      [Reply(Search.list(Search.record(name: #""Omar""#)), to: ask, nth: 2...2)], "+ lookup-repeat"),
  ]
}
