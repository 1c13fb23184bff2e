// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transports

/// An answer and what it says about limits, with the vendor that writes so.
struct RateCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let response: Response
  var isRefusal = false
  var quotas: [RateQuota] = []
  var wait: RateLimitReading.Wait?

  init(
    _ name: String, status: Int = 200, _ headers: [(String, String)] = [], body: String = "",
    refuses: Bool = false, _ quotas: [RateQuota] = [], wait: RateLimitReading.Wait? = nil
  ) {
    testDescription = name
    response = Response(
      status: status, headers: headers.map { HeaderField($0, $1) }, body: Array(body.utf8))
    isRefusal = refuses
    self.quotas = quotas
    self.wait = wait
  }

  typealias Wait = RateLimitReading.Wait

  static let noon = "Sat, 21 Nov 2026 12:00:00 GMT"

  /// Fields that good answers carry.
  static let quotas: [RateCase] = [
    RateCase("nothing"),
    RateCase(
      "the IETF's first draft", [("RateLimit-Limit", "100, 100;w=60"), ("RateLimit-Reset", "50")],
      [RateQuota("RateLimit", limit: 100, window: .seconds(60), reset: .seconds(50))]),
    RateCase(
      "the IETF's seventh draft",
      [("RateLimit", "limit=100, remaining=50, reset=5"), ("RateLimit-Policy", "100;w=60")],
      [
        RateQuota(
          "RateLimit", limit: 100, remaining: 50, window: .seconds(60), reset: .seconds(5))
      ]),
    RateCase(
      "the IETF's tenth draft",
      [("RateLimit", #""burst";r=7;t=3"#), ("RateLimit-Policy", #""burst";q=10;w=10"#)],
      [RateQuota("RateLimit", limit: 10, remaining: 7, window: .seconds(10), reset: .seconds(3))]),
    RateCase(
      "a policy alone", [("RateLimit-Policy", "100;w=10, 5000;w=3600")],
      [RateQuota("RateLimit-Policy", limit: 100, window: .seconds(10))]),
    RateCase(
      "Pipedrive", [("x-ratelimit-limit", "80"), ("x-ratelimit-remaining", "79")],
      [RateQuota("X-RateLimit", limit: 80, remaining: 79)]),
    RateCase(
      "Freshdesk",
      [("X-RateLimit-Total", "40"), ("X-RateLimit-Remaining", "39")]
        + [("X-RateLimit-Used-CurrentRequest", "1")],
      [RateQuota("X-RateLimit", limit: 40, remaining: 39)]),
    RateCase(
      "Zendesk", [("X-Rate-Limit", "700"), ("X-Rate-Limit-Remaining", "668")],
      [RateQuota("X-Rate-Limit", limit: 700, remaining: 668)]),
    RateCase(
      "Zendesk, newer",
      [("ratelimit-limit", "700"), ("ratelimit-remaining", "699"), ("ratelimit-reset", "9")],
      [RateQuota("RateLimit", limit: 700, remaining: 699, reset: .seconds(9))]),
    RateCase(
      "Zendesk, an endpoint", [("Zendesk-RateLimit-Users", "total=100; remaining=99; resets=57")],
      [
        RateQuota("Zendesk-RateLimit-Users", limit: 100, remaining: 99, reset: .seconds(57))
      ]),
    RateCase(
      "HubSpot",
      [("X-HubSpot-RateLimit-Daily", "250000"), ("X-HubSpot-RateLimit-Daily-Remaining", "249999")]
        + [("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")]
        + [("X-HubSpot-RateLimit-Max", "100"), ("X-HubSpot-RateLimit-Remaining", "99")]
        + [("X-HubSpot-RateLimit-Secondly", "10")],
      [
        RateQuota("X-HubSpot-RateLimit", limit: 100, remaining: 99, window: .seconds(10)),
        RateQuota("X-HubSpot-RateLimit-Secondly", limit: 10, window: .seconds(1)),
        RateQuota(
          "X-HubSpot-RateLimit-Daily", limit: 250_000, remaining: 249_999, window: .seconds(86_400)),
      ]),
    RateCase(
      "Salesforce", [("Sforce-Limit-Info", "api-usage=13/15000")],
      [
        RateQuota(
          "Sforce-Limit-Info", limit: 15_000, remaining: 14_987, window: .seconds(86_400))
      ]),
    RateCase(
      "Dynamics",
      [("x-ms-ratelimit-burst-remaining-xrm-requests", "5999")]
        + [("x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00")],
      [
        RateQuota("x-ms-ratelimit-burst", remaining: 5999),
        RateQuota("x-ms-ratelimit-time", remaining: 1, countsWork: true),
      ]),
    RateCase(
      "Zoho", [("X-API-CREDITS-REMAINING", "4990")],
      [RateQuota("X-API-Credits", remaining: 4990, window: .seconds(86_400))]),
    RateCase(
      "a gateway",
      [("X-RateLimit-Limit-Minute", "60"), ("X-RateLimit-Remaining-Minute", "59")],
      [RateQuota("X-RateLimit-Minute", limit: 60, remaining: 59, window: .seconds(60))]),
    RateCase(
      "a point in time, in seconds",
      [("Date", noon), ("X-RateLimit-Limit", "10"), ("X-RateLimit-Reset", "1795262430")],
      [RateQuota("X-RateLimit", limit: 10, reset: .seconds(30))]),
    RateCase(
      "a point in time, in milliseconds",
      [("Date", noon), ("X-RateLimit-Limit", "10"), ("X-RateLimit-Reset", "1795262430000")],
      [RateQuota("X-RateLimit", limit: 10, reset: .seconds(30))]),
    RateCase("no number", [("X-RateLimit-Limit", "unlimited"), ("X-RateLimit-Remaining", "")]),
    RateCase("a good answer with a word", body: #"{"name": "Rate Limit Works"}"#),
  ]

  /// Refusals.
  static let refusals: [RateCase] = [
    RateCase("429 without a word", status: 429, refuses: true),
    RateCase(
      "seconds", status: 429, [("Retry-After", "27")], body: "Rate limit exceeded",
      refuses: true, wait: Wait(.seconds(27), from: "Retry-After")),
    RateCase(
      "an HTTP date", status: 429,
      [("Date", noon), ("Retry-After", "Sat, 21 Nov 2026 12:00:20 GMT")],
      refuses: true, wait: Wait(.seconds(20), from: "Retry-After")),
    RateCase(
      "an HTTP date that is over", status: 429,
      [("Date", noon), ("Retry-After", "Sat, 21 Nov 2026 11:00:00 GMT")],
      refuses: true, wait: Wait(.zero, from: "Retry-After")),
    RateCase(
      "milliseconds", status: 429, [("retry-after-ms", "1500")],
      refuses: true, wait: Wait(.milliseconds(1500), from: "Retry-After-Ms")),
    RateCase("not a time", status: 429, [("Retry-After", "soon")], refuses: true),
    RateCase(
      "Pipedrive", status: 429, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "2")],
      body: #"{"success":false,"error":"request over limit"}"#,
      refuses: true, [RateQuota("X-RateLimit", remaining: 0, reset: .seconds(2))],
      wait: Wait(.seconds(2), from: "X-RateLimit")),
    RateCase(
      "HubSpot", status: 429,
      body: #"{"status":"error","message":"You have reached your secondly limit."}"#,
      refuses: true, [RateQuota("body", window: .seconds(1))]),
    RateCase(
      "Salesforce, with 403", status: 403,
      body: #"[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]"#,
      refuses: true),
    RateCase(
      "Dynamics", status: 429, [("Retry-After", "120")],
      body: """
        {"error":{"code":"0x80072322","message":"Number of requests exceeded the limit of 6000 over \
        time window of 300 seconds."}}
        """,
      refuses: true, [RateQuota("body", limit: 6000, window: .seconds(300))],
      wait: Wait(.seconds(120), from: "Retry-After")),
    RateCase(
      "Bitrix24, with 503", status: 503,
      body: #"{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}"#,
      refuses: true),
    RateCase(
      "Bitrix24, too much work", status: 429, [("Date", noon)],
      body: #"{"error":"OPERATION_TIME_LIMIT","time":{"operating_reset_at":1795262460}}"#,
      refuses: true, wait: Wait(.seconds(60), from: "time.operating_reset_at")),
    RateCase(
      "Zoho's log-in, with 200",
      body: """
        {"error":"Access Denied","error_description":"You have made too many requests continuously."}
        """,
      refuses: true),
    RateCase(
      "403 with nothing left", status: 403, [("X-RateLimit-Remaining", "0")],
      refuses: true, [RateQuota("X-RateLimit", remaining: 0)]),
    RateCase(
      "a member of the body", status: 429, body: #"{"message":"slow down","retry_after":3.5}"#,
      refuses: true, wait: Wait(.milliseconds(3500), from: "retry_after")),
    RateCase(
      "a sentence", status: 429, body: "Too many requests. Try again in 12 seconds.",
      refuses: true, wait: Wait(.seconds(12), from: "text")),
    RateCase("403 for a right", status: 403, body: #"{"error":"insufficient_scope"}"#),
    RateCase(
      "503 with a time, which is no limit", status: 503, [("Retry-After", "60")],
      wait: Wait(.seconds(60), from: "Retry-After")),
    RateCase("500 with the word", status: 500, body: "rate limiter failed"),
  ]
}

@Suite struct RateLimitReadingTests {
  private static let now = Timestamp(microseconds: 1_795_262_400_000_000)

  @Test(arguments: RateCase.quotas + RateCase.refusals)
  func `every form of a limit is read`(_ row: RateCase) {
    let reading = RateLimitReading(row.response, at: Self.now)
    #expect(reading.isRefusal == row.isRefusal)
    #expect(reading.quotas == row.quotas)
    #expect(reading.wait == row.wait)
  }

  @Test func `the server's clock counts, not this machine's`() {
    let response = Response(
      status: 429,
      headers: [
        HeaderField("Date", "Sat, 21 Nov 2026 12:10:00 GMT"),
        HeaderField("Retry-After", "Sat, 21 Nov 2026 12:10:05 GMT"),
      ])
    let wait = RateLimitReading(response, at: Self.now).wait
    #expect(wait == RateLimitReading.Wait(.seconds(5), from: "Retry-After"))
  }

  @Test func `the latest reset of what is used up counts`() {
    let response = Response(
      status: 429,
      headers: [
        HeaderField("RateLimit-Remaining", "5"), HeaderField("RateLimit-Reset", "90"),
        HeaderField("X-RateLimit-Remaining", "0"), HeaderField("X-RateLimit-Reset", "4"),
        HeaderField("X-Rate-Limit-Remaining", "0"), HeaderField("X-Rate-Limit-Reset", "7"),
      ])
    let wait = RateLimitReading(response, at: Self.now).wait
    #expect(wait == RateLimitReading.Wait(.seconds(7), from: "X-Rate-Limit"))
  }
}
