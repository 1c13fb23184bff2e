// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing
import Transports

@testable import Checks

/// Limits, TLS, plain http, and what redirects do.
struct ResilienceTests {
  @Test(arguments: answers + rates + plain)
  func `a run says what it met and no more`(_ row: RunRow) throws { try row.check() }

  private static func common(_ more: String, pbx: String = "") -> String {
    ExampleContract.contract.replacing(
      "edition: cloud }", with: "edition: cloud\(pbx) }\n\(more)")
  }

  private static func refusal(_ status: Int, _ body: String = "", wait: Bool = true) -> [Reply] {
    let answer = Answer(body, status: status)
    return [Reply(wait ? answer.with("Retry-After", "2") : answer, to: "")]
  }

  static let answers: [RunRow] = [
    RunRow("nothing was met, and nothing is declared", "limit-answer", "kept"),
    RunRow(
      "what is declared and was not met is not proven", "limit-answer",
      in: common("limits: { answer: { status: 429 } }"), [], "open"),
    RunRow("as everybody does it", "limit-answer", refusal(429), "kept"),
    RunRow("no time is told", "limit-answer", refusal(429, wait: false), "broken wait"),
    RunRow(
      "no time is promised", "limit-answer", in: common("limits: { answer: { wait: none } }"),
      refusal(429, wait: false), "kept"),
    RunRow(
      "a time in the body", "limit-answer",
      in: common("limits: { answer: { wait: path error.seconds } }"),
      refusal(429, #"{"error": {"seconds": 3}}"#, wait: false), "kept"),
    RunRow(
      "a 403 that says so", "limit-answer",
      refusal(403, #"[{"errorCode": "REQUEST_LIMIT_EXCEEDED"}]"#), "broken status"),
    RunRow(
      "a 403 that says so, declared", "limit-answer",
      in: common("limits: { answer: { status: 403, says: REQUEST_LIMIT, wait: none } }"),
      refusal(403, #"[{"errorCode": "REQUEST_LIMIT_EXCEEDED"}]"#, wait: false), "kept"),
    RunRow("a 403 that says nothing is a right", "limit-answer", refusal(403), "kept"),
    RunRow(
      "a declared 403 without a text hides no refused credential", "limit-answer",
      in: common("limits: { answer: { status: 403 } }"), refusal(403), "open"),
    RunRow(
      "another text", "limit-answer", in: common("limits: { answer: { says: QUOTA } }"),
      refusal(429, "slow down"), "broken says"),
    RunRow(
      "a limit is no refused credential", "auth-accepted",
      [
        Reply(
          Answer("REQUEST_LIMIT_EXCEEDED", status: 403).with("Retry-After", "1"),
          to: "+971500000000", nth: 0...0)
      ], "known customer: because answer-status; + answer-status; + limit-answer"),
  ]

  static let rates: [RunRow] = [
    RunRow("nothing is known", "limit-rate", "kept"),
    RunRow(
      "only the calls are known", "limit-rate", in: common("", pbx: ", busy-hour: 60"), [], "open"),
    RunRow(
      "only the rate is known", "limit-rate", in: common("limits: { rates: [100 per 10 s] }"), [],
      "open"),
    RunRow(
      "enough", "limit-rate",
      in: common("limits: { rates: [10 per min, 1000 per d] }", pbx: ", busy-hour: 600"), [], "kept"
    ),
    RunRow(
      "one of two rates is too low", "limit-rate",
      in: common("limits: { rates: [100 per 10 s, 9 per min] }", pbx: ", busy-hour: 600"), [],
      "broken busy-hour"),
    RunRow(
      "a day has at least its busiest hour", "limit-rate",
      in: common("limits: { rates: [599 per d] }", pbx: ", busy-hour: 600"), [], "broken busy-hour"),
    RunRow(
      "the run itself needs more", "limit-rate", in: common("limits: { rates: [20 per h] }"), [],
      "broken run"),
    RunRow(
      "header fields state a rate", "limit-rate", in: common("", pbx: ", busy-hour: 600"),
      [
        Reply(
          Answer(ExampleContract.known).with("RateLimit-Policy", "5;w=60"), to: "+971500000000")
      ], "broken busy-hour"),
    RunRow(
      "header fields state a rate that is enough", "limit-rate",
      in: common("", pbx: ", busy-hour: 600"),
      [
        Reply(
          Answer(ExampleContract.known).with("RateLimit-Policy", "50;w=60"), to: "+971500000000")
      ], "kept"),
  ]

  private static func base(_ url: String) -> String {
    ExampleContract.contract.replacing("\"{{.base_url}}\"", with: url)
  }

  static let plain: [RunRow] = [
    RunRow("https", "network-plain", "kept"),
    RunRow("a host of the Internet", "network-plain", in: base("http://crm.example"), [], "broken"),
    RunRow(
      "its port does not matter", "network-plain", in: base("http://crm.example:8080/x"), [],
      "broken"),
    RunRow(
      "no credential", "network-plain",
      in: base("http://crm.example").replacing(
        "      headers: { X-Api-Key: \"{{.api_key}}\" }\n", with: ""
      ).replacing(
        "  headers: { X-Api-Key: \"{{.api_key}}\" }\n", with: ""), [], "kept"),
  ]

  @Test(arguments: [
    ("http://crm.example", "http", "crm.example", 80),
    ("https://CRM.example/x", "https", "crm.example", 443),
    ("https://a:b@crm.example:8443?x=/", "https", "crm.example", 8443),
    ("http://[::1]:81/x", "http", "::1", 81), ("http://[::1]", "http", "::1", 80),
  ])
  func `a URL has an origin`(_ url: String, _ scheme: String, _ host: String, _ port: Int) throws {
    let target = try #require(RequestTarget(url))
    #expect(target.scheme == scheme)
    #expect(target.host == host)
    #expect(target.port == port)
  }

  static let redirects: [(Int, String, String)] = [
    (301, "http://crm.example/x", "the CRM redirects the search with 301 to plain http"),
    (302, "https://login.example/x", "the CRM redirects the search with 302 to another host"),
    (302, "//login.example/x", "the CRM redirects the search with 302 to another host"),
    (307, "/x", "the CRM redirects the search with 307"),
    (303, "/x", "the CRM redirects the search with 303"),
  ]

  @Test(arguments: redirects)
  func `a redirect says what it does to the credential, in one finding`(
    _ status: Int, _ location: String, _ message: String
  ) throws {
    let bench = try Bench()
    let lookup = try bench.lookup(
      "known customer", Answer("", status: status).with("Location", location))
    let findings = LookupJudge.judge(lookup).findings
    #expect(findings.map(\.message.text) == [message])
  }

  @Test(arguments: [
    ("POST", 301, true), ("POST", 302, true), ("POST", 303, true), ("PUT", 303, true),
    ("PUT", 302, false), ("POST", 307, false), ("POST", 308, false), ("GET", 303, false),
  ])
  func `a write that becomes a read is told`(_ method: String, _ status: Int, _ isRead: Bool) {
    let request = Request(method: method, url: "https://crm.example/contacts")
    let response = Response(status: status, headers: [HeaderField("Location", "/contacts/1")])
    let exchange = Exchange(
      request: request, startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero),
      outcome: .success(response))
    let trap = RedirectTrap(exchange, response)
    #expect((trap == .readInstead(of: method)) == isRead)
    #expect((trap == nil) == !isRead)
  }
}
