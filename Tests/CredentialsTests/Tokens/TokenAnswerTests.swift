// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Redaction
import Testing
import Transports

@testable import Credentials

@Suite struct TokenAnswerTests {
  static func read(
    _ outcome: Result<Response, TransportFailure>, at place: LifetimePlace = .standard
  ) throws(TokenFault) -> TokenAnswer {
    try TokenAnswer(
      reading: Exchange(
        request: Request(method: "POST", url: "https://login.crm.example/token"),
        startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero), outcome: outcome),
      lifetimeIn: place)
  }

  @Test func `an answer's tokens, scope, type and API are read`() throws {
    let answer = try Self.read(
      Sample.answer(
        """
        {"access_token":"a-1","refresh_token":"r-1","scope":"api full","token_type":"bearer",
         "expires_in":1800,"instance_url":"https://eu.crm.example"}
        """))
    #expect(answer.accessToken.reveal() == "a-1")
    #expect(answer.refreshToken?.reveal() == "r-1")
    #expect(answer.scope == "api full")
    #expect(answer.type == "bearer")
    #expect(answer.lifetime == .lasting(.seconds(1800)))
    #expect(answer.apiBase == "https://eu.crm.example")
  }

  @Test func `what an answer leaves out is nil`() throws {
    let answer = try Self.read(Sample.answer(#"{"access_token":"a-1","refresh_token":null}"#))
    #expect(answer.refreshToken == nil && answer.scope == nil && answer.type == nil)
    #expect(answer.lifetime == .unstated && answer.apiBase == nil)
  }

  static let lifetimes: [(String, StatedLifetime)] = [
    ("3600", .lasting(.seconds(3600))), ("1.5", .lasting(.milliseconds(1500))),
    ("3.6e3", .lasting(.seconds(3600))),
    // Text: HubSpot's older answers, and what nobody can read.
    (#""3600""#, .lastingAsText(.seconds(3600))), (#""soon""#, .unusable("soon")),
    (#""0x10""#, .unusable("0x10")), (#""inf""#, .unusable("inf")), (#""""#, .unusable("")),
    ("-1", .unusable("-1")), ("0", .unusable("0")), ("1e99", .unusable("1e99")),
    ("true", .unusable("true")), ("[3600]", .unusable("[3600]")),
    // Zendesk without an expiry.
    ("null", .unstated),
  ]

  @Test(arguments: lifetimes)
  func `a lifetime is read, and one that is none costs no token`(
    _ written: String, _ lifetime: StatedLifetime
  ) throws {
    let answer = try Self.read(
      Sample.answer(#"{"access_token":"a","refresh_token":"r","expires_in":\#(written)}"#))
    #expect(answer.lifetime == lifetime)
    #expect(answer.refreshToken?.reveal() == "r")
  }

  @Test func `the lifetime stands where the contract says`() throws {
    let body = Sample.answer(#"{"access_token":"a","expires_in":1,"x":{"ms":90000}}"#)
    let ms = try Self.read(body, at: .milliseconds(GJSONPath("x.ms")))
    #expect(ms.lifetime == .lasting(.seconds(90)))
    #expect(try Self.read(body, at: .nowhere).lifetime == .unstated)
  }

  /// What is no token answer, and the one message about it.
  static let faults: [(Result<Response, TransportFailure>, String)] = [
    (Sample.answer(""), "the token endpoint answered 200 without a body"),
    (
      Sample.answer("<!DOCTYPE html><html>", type: "text/html"),
      "the token endpoint answered 200 with an HTML page instead of JSON"
    ),
    (
      Sample.answer("\n <HTML><body>log in</body>"),
      "the token endpoint answered 200 with an HTML page instead of JSON"
    ),
    (
      Sample.answer(#"{"access_token":"a""#, type: "application/json; charset=utf-8"),
      "the token endpoint answered 200 with what is not JSON (application/json)"
    ),
    (
      Sample.answer("access_token=a&token_type=bearer", type: "application/x-www-form-urlencoded"),
      "the token endpoint answered 200 with what is not JSON (application/x-www-form-urlencoded)"
    ),
    (
      Sample.answer("\u{FEFF}{\"access_token\":\"a\"}"),
      "the token endpoint answered 200 with what is not JSON (application/json)"
    ),
    (
      Sample.answer(#"["a"]"#),
      "the token endpoint's answer is JSON, but of the type array"
    ),
    (Sample.answer("null"), "the token endpoint's answer is JSON, but of the type null"),
    (Sample.answer("{}"), "the token endpoint's answer has no 'access_token'"),
    (
      Sample.answer(#"{"access_token":7}"#),
      "'access_token' of the token endpoint's answer is no text, or empty"
    ),
    (
      Sample.answer(#"{"access_token":""}"#),
      "'access_token' of the token endpoint's answer is no text, or empty"
    ),
    (
      Sample.answer(302, "", headers: [HeaderField("Location", "https://x.example/login")]),
      "the token endpoint answered 302, a redirect to 'https://x.example/login'"
    ),
    (Sample.answer(500, "oops", type: "text/plain"), "the token endpoint refused: 500"),
    (
      .failure(TransportFailure(.timedOut, "no answer within 2 s")),
      "the token endpoint did not answer in time (no answer within 2 s)"
    ),
    (
      .failure(TransportFailure(.tooLarge, "more than 1048576 bytes")),
      "the token endpoint answered more than a token answer holds (more than 1048576 bytes)"
    ),
    (
      .failure(TransportFailure(.connectionRefused, "nobody listens")),
      "the token endpoint cannot be reached (nobody listens)"
    ),
  ]

  @Test(arguments: faults)
  func `what is no token answer has one clear message`(
    _ outcome: Result<Response, TransportFailure>, _ message: String
  ) {
    let fault = #expect(throws: TokenFault.self) { try Self.read(outcome) }
    let words = fault?.message(redactedBy: Redactor(secrets: []))
    #expect(words?.message.text == message)
    #expect(words?.help.isEmpty == false)
  }

  /// Error bodies that CRMs were seen to send: status, body, code, text.
  static let refusals: [(Int, String, String?, String?)] = [
    (
      400, #"{"error":"invalid_grant","error_description":"expired access/refresh token"}"#,
      "invalid_grant", "expired access/refresh token"
    ),
    (
      400, #"{"status":"BAD_REFRESH_TOKEN","message":"missing or unknown refresh token"}"#,
      "BAD_REFRESH_TOKEN", "missing or unknown refresh token"
    ),
    // Zoho says it with 200.
    (200, #"{"error":"invalid_code"}"#, "invalid_code", nil),
    (
      400, #"{"success":false,"message":"Invalid grant: no","error":"invalid_grant"}"#,
      "invalid_grant", "Invalid grant: no"
    ),
    (
      404, #"{"error":{"title":"No help desk at nosuch","message":"Please check"}}"#,
      "No help desk at nosuch", "Please check"
    ),
    (429, #"{"error":{"code":"0x80072322","message":"too many"}}"#, "0x80072322", "too many"),
    (
      400, #"[{"message":"bad","errorCode":"INVALID_CLIENT_ID"}]"#, "INVALID_CLIENT_ID", "bad"
    ),
    (401, #"{"error":"invalid_client"}"#, "invalid_client", nil),
    (401, #"{"status":"error","message":"expired"}"#, nil, "expired"),
    (400, "[]", nil, nil), (400, "plain", nil, nil), (400, "{}", nil, nil),
  ]

  @Test(arguments: refusals)
  func `a refusal's words are found in every shape`(
    _ status: Int, _ body: String, _ code: String?, _ text: String?
  ) {
    let fault = #expect(throws: TokenFault.self) {
      try Self.read(Sample.answer(status, body))
    }
    guard case .refused(status, let words, _) = fault else {
      Issue.record("\(fault.map { "\($0)" } ?? "no fault")")
      return
    }
    #expect(words?.code == code)
    #expect(words?.text == text)
  }

  @Test func `words of an answer hide secrets and cannot steer a terminal`() {
    let fault = TokenFault.refused(
      400, RefusalWords(code: "bad\u{1B}[2J", text: "token s3cret-value\nno"), retryAfter: nil)
    let message = fault.message(redactedBy: Redactor(secrets: [Secret("s3cret-value", name: "t")]))
    #expect(!message.message.text.contains("s3cret-value"))
    #expect(!message.message.text.contains("\u{1B}"))
    #expect(!message.message.text.contains("\n"))
  }

  @Test func `what may have had an effect is told apart from what has not`() {
    let late = TransportFailure(.timedOut, "", .init(phase: .wait))
    let unreached = TransportFailure(.timedOut, "", .init(phase: .connect))
    #expect(TokenFault.noAnswer(late).mayHaveTakenEffect)
    #expect(!TokenFault.noAnswer(unreached).mayHaveTakenEffect)
    #expect(!TokenFault.refused(400, nil, retryAfter: nil).mayHaveTakenEffect)
    #expect(TokenFault.refused(502, nil, retryAfter: nil).mayHaveTakenEffect)
    #expect(TokenFault.page(200).mayHaveTakenEffect)
  }
}
