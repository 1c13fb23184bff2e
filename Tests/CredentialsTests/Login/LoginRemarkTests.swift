// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing
import Transports

@testable import Credentials

@Suite struct LoginRemarkTests {
  static let full =
    #""access_token":"a","refresh_token":"r","token_type":"bearer","scope":"api refresh_token""#

  /// Lines of token.yaml, an answer, and what the PBX will be missing.
  static let remarks: [(String, String, [LoginRemark])] = [
    ("login: { pkce: false }\n", "{\(full),\"expires_in\":3600}", []),
    ("", "{\(full),\"expires_in\":3600}", [.pkce]),
    ("", #"{"access_token":"a","expires_in":3600}"#, [.noRefreshToken, .pkce]),
    (
      "login: { pkce: false }\n",
      "{\(full),\"expires_in\":3600}".replacing("api refresh", with: "refresh"),
      [.narrowerScope(["api"])]
    ),
    (
      "login: { pkce: false }\n", "{\(full),\"expires_in\":900}",
      [.endsBeforeRefresh(.seconds(900), every: .seconds(1500))]
    ),
    (
      "login: { pkce: false }\nrefresh: { every: never }\n", "{\(full),\"expires_in\":3600}",
      [.endsForGood(.seconds(3600))]
    ),
    ("login: { pkce: false }\n", "{\(full),\"expires_in\":\"3600\"}", [.lifetimeAsText]),
    ("login: { pkce: false }\n", "{\(full),\"expires_in\":-5}", [.unusableLifetime("-5")]),
    ("login: { pkce: false }\n", "{\(full)}", [.unstatedLifetime]),
    ("login: { pkce: false }\nlifetime: 2 h\n", "{\(full)}", []),
    (
      "login: { pkce: false }\nscheme: Zoho-oauthtoken\n", "{\(full),\"expires_in\":3600}",
      [.otherScheme("bearer", expected: "Zoho-oauthtoken")]
    ),
    (
      "login: { pkce: false }\n",
      "{\(full),\"expires_in\":3600,\"api_domain\":\"https://eu.crm.example/x\"}",
      [.otherAPI("https://eu.crm.example/x")]
    ),
    (
      "login: { pkce: false }\n",
      "{\(full),\"expires_in\":3600,\"instance_url\":\"https://API.crm.example:443/v9\"}", []
    ),
    (
      "login: { grant: client-credentials }\n", "{\(full),\"expires_in\":3600}",
      [.otherGrant("client-credentials")]
    ),
  ]

  @Test(arguments: remarks)
  func `what the PBX will be missing is said`(
    _ lines: String, _ body: String, _ expected: [LoginRemark]
  ) throws {
    let answer = try TokenAnswerTests.read(Sample.answer(body))
    let remarks = try LoginRemark.all(
      about: answer, of: try Sample.service(Sample.token + lines))
    #expect(remarks == expected)
    for remark in remarks { #expect(!remark.text(redactedBy: Redactor(secrets: [])).isEmpty) }
  }

  static let origins: [(String, String?)] = [
    ("https://A.example/x", "https://a.example"), ("https://a.example:443", "https://a.example"),
    ("http://a.example:80?x", "http://a.example"),
    ("http://a.example:8080", "http://a.example:8080"),
    ("https://u:p@a.example", "https://a.example"),
    ("https://a.example\\@b.example", "https://a.example"),
    ("https://a.example#@b.example/", "https://a.example"), ("ftp://a.example", nil),
    ("a.example", nil), ("https://", nil), ("", nil),
  ]

  @Test(arguments: origins)
  func `an origin is scheme, host and port`(_ url: String, _ origin: String?) {
    #expect(WebOrigin(url)?.text == origin)
  }

  @Test func `plain HTTP to another machine is open, to this one not`() {
    #expect(WebOrigin("http://crm.example")?.isOpen == true)
    for url in ["https://crm.example", "http://127.0.0.1:8", "http://localhost", "http://[::1]:9"] {
      #expect(WebOrigin(url)?.isOpen == false, "\(url)")
    }
  }

  static let lengths: [(Duration, String)] = [
    (.seconds(0), "0 ms"), (.milliseconds(1500), "1500 ms"), (.seconds(90), "90 s"),
    (.seconds(1500), "25 min"), (.seconds(7200), "2 h"), (.seconds(172_800), "2 d"),
  ]

  @Test(arguments: lengths)
  func `a length of time is shown in the largest whole unit`(_ length: Duration, _ text: String) {
    #expect(length.inUnits.text == text)
  }
}
