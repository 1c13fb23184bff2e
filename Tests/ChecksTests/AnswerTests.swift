// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Readiness
import Redaction
import Testing
import Transports

/// What comes back at all: network, credential, status, media type, JSON, time.
struct AnswerTests {
  @Test(arguments: rows) func `an answer is judged by the first cause only`(_ row: Row) throws {
    try row.check()
  }

  static let known = Answer(ExampleContract.known)
  static let noMatch404 = Search.with("response: { no-match: 404 }")

  static let rows: [Row] = [
    // Network
    Row("healthy", known, "kept"),
    Row("nobody, healthy", Answer(ExampleContract.nobody), to: "nobody", "kept"),
    Row(
      "cut off", Answer(.cutOff),
      "broken answer-missing; because answer-missing: answer-unreadable…"),
    Row(
      "silent after connecting", Answer(.timedOut),
      "broken answer-missing; because answer-missing: answer-unreadable…"),
    Row(
      "silent before connecting", Answer(.timedOut, connected: false),
      "not asked network-timeout; because network-timeout: answer-unreadable…"),
    Row(
      "refused", Answer(.connectionRefused, connected: false),
      "not asked network-connection; because network-connection: answer-unreadable…"),
    Row(
      "no such host", Answer(.nameNotFound, connected: false), to: "nobody",
      "not asked network-name; because network-name: answer-unreadable…"),
    Row("TLS", Answer(.tls), "not asked network-tls; because network-tls: answer-unreadable…"),
    Row(
      "not HTTP", Answer(.notHTTP),
      "broken answer-unreadable; because answer-unreadable: auth-accepted…"),
    Row(
      "too large", Answer(.tooLarge), to: "nobody",
      "broken answer-unreadable; because answer-unreadable: auth-accepted…"),
    Row(
      "not recorded", Answer(.notRecorded, connected: false),
      "not asked recording-missing; because recording-missing: answer-unreadable…"),
    // Credential
    Row(
      "401", Answer(#"{"error": "key"}"#, status: 401),
      "broken auth-accepted; because auth-accepted: answer-redirect…"),
    Row(
      "403 with an empty body, as from a lock-out", Answer("", status: 403), to: "nobody",
      "broken auth-accepted; because auth-accepted: answer-redirect…"),
    Row(
      "401 that is promised is believed", Answer(ExampleContract.known, status: 401),
      of: Search.with("response: { status: [200, 401] }"), "kept"),
    // Redirects
    Row(
      "302 with Location", Answer("", status: 302).with("Location", "https://crm.example/login"),
      "broken answer-redirect; because answer-redirect: auth-accepted answer-status…"),
    Row(
      "302 without Location", Answer("", status: 302),
      "broken answer-redirect; because answer-redirect: auth-accepted answer-status…"),
    Row(
      "304 is no redirect", Answer("", status: 304),
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "300 with Location", Answer("[]", status: 300).with("location", "/x"), to: "nobody",
      "broken answer-redirect; because answer-redirect: auth-accepted answer-status…"),
    Row(
      "303 that is promised", Answer(ExampleContract.known, status: 303),
      of: Search.with("response: { status: 303 }"), "kept"),
    // Status
    Row(
      "500 with JSON", Answer(ExampleContract.known, status: 500),
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "206, a page that is not the whole", Answer(ExampleContract.known, status: 206),
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "206 that is promised", Answer(ExampleContract.known, status: 206),
      of: Search.with("response: { status: [200, 206] }"), "kept"),
    Row(
      "404 for a known number, nothing declared", Answer("", status: 404),
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "404 for nobody, nothing declared", Answer("", status: 404), to: "nobody",
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "204 for nobody, nothing declared", Answer("", status: 204), to: "nobody",
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "404 for nobody, declared, whatever the body",
      Answer("<html>Not found</html>", status: 404, type: "text/html"), to: "nobody",
      of: noMatch404, "open answer-not-json answer-error answer-type"),
    Row(
      "404 for nobody, declared, with a JSON error",
      Answer(#"{"id": "err", "message": "none"}"#, status: 404), to: "nobody", of: noMatch404,
      "open answer-not-json answer-error answer-type"),
    Row(
      "404 for a known number, declared for nobody", Answer("", status: 404), of: noMatch404,
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty; open answer-not-json answer-error answer-type"
    ),
    Row(
      "404 with records in it, declared for nobody, is nobody",
      Answer(ExampleContract.known, status: 404), of: noMatch404,
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty; open answer-not-json answer-error answer-type"
    ),
    Row(
      "204 that is promised for both is nobody if it is empty", Answer("", status: 204, type: nil),
      to: "nobody", of: Search.with("response: { status: [200, 204], no-match: 204 }"),
      "open answer-not-json answer-error answer-type"),
    Row(
      "200 declared for nobody too: the body decides", Answer(ExampleContract.known), to: "nobody",
      of: Search.with("response: { no-match: [200, 404] }"), "broken lookup-nothing"),
    Row(
      "204 that is promised, not declared for nobody", Answer("", status: 204, type: nil),
      to: "nobody", of: Search.with("response: { status: [200, 204] }"),
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    // JSON
    Row(
      "an HTML page with 200", Answer("<!doctype html><title>Log in</title>", type: "text/html"),
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "an empty body with 200", Answer("", type: "text/html"), to: "nobody",
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "a byte order mark", Answer("\u{FEFF}" + ExampleContract.known),
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "Latin-1",
      Answer(
        bytes: Array(#"{"data": [{"id": "abc123", "full_name": "Zo"#.utf8) + [0xEB]
          + Array(#"", "phone": "+971500000000"}]}"#.utf8)),
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "a comma too many", Answer(#"{"data": [],}"#), to: "nobody",
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "JSON cut short", Answer(#"{"data": [{"id": "abc123""#),
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "two documents", Answer("{\"data\": []}\n{\"data\": []}"), to: "nobody",
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "nested ten thousand deep",
      Answer(String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)),
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    Row(
      "nested ten thousand deep, never closed", Answer(String(repeating: #"{"a":"#, count: 10_000)),
      to: "nobody",
      "broken answer-not-json; because answer-not-json: auth-accepted answer-error…"
    ),
    // Media type
    Row("text/plain", Answer(ExampleContract.known, type: "text/plain"), "broken answer-type"),
    Row("no Content-Type", Answer(ExampleContract.known, type: nil), "broken answer-type"),
    Row(
      "parameters and case do not count",
      Answer(ExampleContract.known, type: "Application/JSON ; charset=UTF-8"), "kept"),
    Row("+json is JSON", Answer(ExampleContract.known, type: "application/hal+json"), "kept"),
    Row(
      "+json is not what was promised in so many words",
      Answer(ExampleContract.known, type: "application/hal+json"),
      of: Search.with("response: { content-type: application/json }"), "broken answer-type"),
    Row(
      "another type, promised", Answer(ExampleContract.known, type: "text/json"),
      of: Search.with("response: { content-type: text/json }"), "kept"),
    // Time is a promise of the whole run: see `LatencyTests`.
    Row("a slow answer is an answer", Answer(ExampleContract.known, ms: 9000), "kept"),
  ]

  @Test(arguments: FailureToAsk.all.map(\.kind.code))
  func `each failure to ask has a page that says what to do`(_ code: String) throws {
    let page = try #require(CheckCatalogue.page(of: code))
    #expect(page.contains("*Could not ask* · exit 3"))
    #expect(page.contains("**What to do:** "))
  }

  @Test(arguments: [TransportFailure.Kind.badURL, .proxy, .cancelled, .other])
  func `a transport that could not ask breaks no promise`(_ kind: TransportFailure.Kind) throws {
    let ruling = try Bench().ruling("known customer", Answer(kind, connected: false))
    #expect(ruling.findings.isEmpty)
    #expect(ruling.failures.count == 1)
    #expect(!ruling.promises.contains { $0.outcome == .kept })
  }
}
