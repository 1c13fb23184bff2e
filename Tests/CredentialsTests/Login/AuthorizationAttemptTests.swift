// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing
import Transports

@testable import Credentials

@Suite struct AuthorizationAttemptTests {
  static func attempt(
    _ lines: String = Sample.token, secrets: [String: Secret] = Sample.client
  ) throws -> AuthorizationAttempt {
    var generator = CountingGenerator()
    return try AuthorizationAttempt(
      to: Sample.service(lines, secrets: secrets),
      redirectURI: "http://127.0.0.1:8765/callback", using: &generator)
  }

  @Test func `the address carries what RFC 6749 and RFC 7636 want`() throws {
    let attempt = try Self.attempt()
    let query = Parameter.decoded(String(attempt.url.drop { $0 != "?" }.dropFirst()))
    let values = Dictionary(query.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(attempt.url.hasPrefix("https://login.crm.example/authorize?tenant=7&"))
    #expect(values["client_id"] == "client-1")
    #expect(values["response_type"] == "code")
    #expect(values["redirect_uri"] == "http://127.0.0.1:8765/callback")
    #expect(values["scope"] == "api refresh_token")
    #expect(values["state"] == attempt.state.reveal())
    #expect(values["code_challenge_method"] == "S256")
    #expect(Set(query.map(\.name)).count == query.count)
  }

  @Test func `the challenge is that of RFC 7636 appendix B`() {
    let verifier = Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", name: "v")
    #expect(
      AuthorizationAttempt.challenge(of: verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test func `state and verifier are 43 characters each and never the same twice`() throws {
    var generator = SystemRandomNumberGenerator()
    let texts = (0..<200).map { _ in RandomText.make(using: &generator) }
    #expect(Set(texts).count == 200)
    #expect(texts.allSatisfy { $0.utf8.count == 43 })
    let attempt = try Self.attempt()
    #expect(attempt.state.reveal() != attempt.verifier?.reveal())
    #expect(try attempt.url == Self.attempt().url, "a seed gives the same again")
  }

  @Test func `what the author wrote stays, what belongs to this attempt is its own`() throws {
    let attempt = try Self.attempt(
      Sample.token.replacing("?tenant=7", with: "?client_id=other&state=fixed&tenant={{.tenant}}")
        + "query: redirect_uri=https://pbx.example/cb&prompt=consent&scope=only\n"
        + "login: { pkce: false }\n")
    let query = Parameter.decoded(String(attempt.url.drop { $0 != "?" }.dropFirst()))
    let values = Dictionary(query.map { ($0.name, [$0.value]) }) { $0 + $1 }
    #expect(values["client_id"] == ["other"])
    #expect(values["scope"] == ["only"])
    #expect(values["prompt"] == ["consent"])
    #expect(values["tenant"] == ["t1"])
    #expect(values["redirect_uri"] == ["http://127.0.0.1:8765/callback"])
    #expect(values["state"] == [attempt.state.reveal()])
    #expect(values["code_challenge"] == nil)
  }

  @Test func `an address that would show a secret to the browser is refused`() {
    let error = #expect(throws: LoginProblem.self) {
      try Self.attempt(
        Sample.token.replacing("?tenant=7", with: "?k={{UrlEncode .client_secret}}"))
    }
    #expect(error?.kind == .contract)
    #expect(error?.message.text.contains("'client_secret'") == true)
    #expect(error?.message.text.contains("Zx81") == false)
  }

  /// Redirects and what is said about them; STATE stands for the right state.
  static let refused: [(String, String)] = [
    ("", "the redirect has no state, so it cannot be told whose answer it is"),
    ("code=c1", "the redirect has no state, so it cannot be told whose answer it is"),
    (
      "code=c1&state=wrong",
      "the redirect has another state than this log-in: it is not the answer to it"
    ),
    (
      "error=access_denied&state=wrong",
      "the redirect has another state than this log-in: it is not the answer to it"
    ),
    ("code=c1&state=STATE&state=STATE", "the redirect has 'state' more than once"),
    ("code=c1&code=c2&state=STATE", "the redirect has 'code' more than once"),
    ("state=STATE", "the redirect has neither a code nor an error"),
    ("state=STATE&code=", "the redirect has neither a code nor an error"),
    (
      "state=STATE&error=access_denied&error_description=No+thanks%0A%1B",
      #"the CRM refused the log-in: 'access_denied': No thanks\n\u{1B}"#
    ),
    ("state=STATE&error=server_error", "the CRM refused the log-in: 'server_error'"),
  ]

  @Test(arguments: refused)
  func `a redirect that is no answer has one clear message`(
    _ query: String, _ message: String
  ) throws {
    let attempt = try Self.attempt()
    let error = #expect(throws: LoginProblem.self) {
      try attempt.code(
        in: query.replacing("STATE", with: attempt.state.reveal()),
        redactedBy: Redactor(secrets: attempt.secrets))
    }
    #expect(error?.kind == .redirect)
    #expect(error?.message.text == message)
    #expect(error?.help.isEmpty == false)
  }

  @Test func `the right redirect gives the code`() throws {
    let attempt = try Self.attempt()
    let code = try attempt.code(
      in: "code=c%2F1&state=\(attempt.state.reveal())&iss=x", redactedBy: Redactor(secrets: []))
    #expect(code.reveal() == "c/1")
    #expect("\(attempt)".contains(attempt.state.reveal()), "the address shows the state")
    #expect(!"\(attempt)".contains(try #require(attempt.verifier).reveal()))
  }

  @Test(arguments: [("body", ""), ("basic", "login: { client-in: basic }\n")])
  func `the client proves itself where the contract says`(_ place: String, _ line: String) throws {
    let service = try Sample.service(Sample.token + line)
    let attempt = try Self.attempt(Sample.token + line)
    let request = try service.request(code: Secret("c 1", name: "code"), of: attempt)
    let names = Parameter.decoded(request.text).map(\.name)
    let usual = ["grant_type", "code", "redirect_uri", "code_verifier"]
    #expect(names == (place == "body" ? usual + ["client_id", "client_secret"] : usual))
    #expect(request.text.contains("code=c%201&"))
    // RFC 6749 section 2.3.1: id and secret are form-encoded first.
    let basic = "Basic " + Base64.encoded(Array("client-1:cs-Zx81%21%26%3D%20q".utf8))
    #expect(request.header("Authorization") == (place == "basic" ? [basic] : []))
  }
}
