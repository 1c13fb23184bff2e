// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Testing

/// The examples of the checks of the credential's life.
@Suite struct TokenExamplesTests {
  @Test(arguments: TokenCatalogue.codes)
  func `a failing example gives the finding and a passing one keeps the promise`(
    _ code: String
  ) throws {
    let check = try #require(TokenCatalogue.all.first { $0.kind.code == code })
    let failing = try check.page.failing.ruling()
    let found = failing.findings.filter { $0.kind.code == code }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.kind == check.kind && $0.place != nil && !$0.remedy.isEmpty })
    #expect(found.allSatisfy { $0.expected != nil && $0.actual != nil && !$0.effect.isEmpty })
    let passing = try check.page.passing.ruling()
    #expect(passing.findings.filter { $0.kind.code == code } == [])
    #expect(
      passing.promises.contains { $0.code == code && $0.outcome == .kept } || code == "token-clock")
  }

  @Test func `each code is told once, and each has a page`() {
    #expect(Set(TokenCatalogue.codes).count == TokenCatalogue.all.count)
    for code in TokenCatalogue.codes {
      #expect(TokenCatalogue.page(of: code)?.hasPrefix("# \(code)\n") == true)
    }
    #expect(TokenCatalogue.page(of: "lookup-known") == nil)
  }

  @Test func `a CRM that keeps every promise about its tokens is found at no fault`() throws {
    let ruling = try TokenExample().ruling()
    #expect(ruling.findings == [] && ruling.failures == [])
  }

  /// An answer that differs from what is promised, and exactly the codes that follow.
  static let rows: [([String: ExampleAnswer], String, [String])] = [
    (["log in": ExampleAnswer("<html>", contentType: "text/html")], "", ["token-issued"]),
    (["log in": ExampleAnswer(#"{"error": "invalid_client"}"#, status: 401)], "", ["token-issued"]),
    (["log in": ExampleAnswer(failure: "connection-refused")], "", ["network-connection"]),
    (["log in": ExampleAnswer(#"{"token": "a"}"#)], "", ["token-issued"]),
    (["log in": token(#""expires_in": -1"#)], "", ["token-expires-in"]),
    (["log in": token(#""expires_in": null"#)], "", ["token-expires-in"]),
    (["log in": token(#""expires_in": 7200"#)], "", ["token-expires-in"]),
    (["log in": token(#""expires_in": 1500"#)], "", ["token-lifetime"]),
    (["refresh": ExampleAnswer("", status: 500)], "", ["token-refresh"]),
    (["read after the refresh": ExampleAnswer("", status: 401)], "", ["token-refresh"]),
    (["read": ExampleAnswer("", status: 401)], "", ["auth-read"]),
    (["false credential": ExampleAnswer(#"{"data": []}"#)], "", ["auth-refused"]),
    (
      ["no credential": ExampleAnswer("<html>log in", contentType: "text/html")], "",
      ["auth-refused"]
    ),
    (["no credential": ExampleAnswer("", status: 302)], "", ["auth-refused"]),
    (
      [
        "wrong word before the token": ExampleAnswer("", status: 403),
        "read after the refusals": ExampleAnswer("", status: 429),
      ], "", ["auth-lock-out"]
    ),
    (["false refresh token": .init(#"{"access_token": "a"}"#)], "", ["token-bad-grant"]),
    (
      ["read about oneself": ExampleAnswer(#"{"role": "administrator"}"#)],
      "administrator: { request: GET /me, fields: { role: administrator } }",
      ["auth-administrator"]
    ),
    (
      ["write an invalid record": ExampleAnswer("", status: 401)],
      "write-scope: { request: POST /contacts }", ["auth-write"]
    ),
    (
      ["read after the write": ExampleAnswer(#"{"count": 2}"#)],
      "write-scope: { request: POST /contacts, unchanged: GET /contacts/count }", ["auth-write"]
    ),
    (
      [:], "write-scope: { metadata: GET /describe, fields: { createable: true } }", ["auth-write"]
    ),
  ]

  private static func token(_ member: String) -> ExampleAnswer {
    ExampleAnswer(#"{"access_token": "a1b2c3d4e5f6", "token_type": "Bearer", \#(member)}"#)
  }

  @Test(arguments: rows)
  func `each fault of a credential's life is caught by its own check alone`(
    _ answers: [String: ExampleAnswer], _ rights: String, _ codes: [String]
  ) throws {
    let ruling = try TokenExample(answers, rights: rights).ruling()
    #expect((ruling.findings + ruling.failures).map(\.kind.code) == codes)
  }

  @Test func `no token of an example is in a finding`() throws {
    for check in TokenCatalogue.all {
      for finding in try check.page.failing.ruling().findings {
        let text = "\(finding.message.text) \(finding.actual?.text ?? "") \(finding.remedy.text)"
        #expect(!text.contains("a1b2c3d4e5f6") && !text.contains("new-one-0123"))
      }
    }
  }
}
