// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sandboxes

struct OAuthPartsTests {
  /// The vectors of RFC 4648, section 10, and bytes that tell the two alphabets apart.
  @Test(arguments: [
    ("", "", ""), ("f", "Zg", "Zg=="), ("fo", "Zm8", "Zm8="), ("foo", "Zm9v", "Zm9v"),
    ("foob", "Zm9vYg", "Zm9vYg=="), ("fooba", "Zm9vYmE", "Zm9vYmE="), ("??>", "Pz8-", "Pz8+"),
  ])
  func `base64 is written for URLs and read as headers have it`(
    text: String, url: String, plain: String
  ) {
    #expect(Base64.urlEncoded(Array(text.utf8)) == url)
    #expect(Base64.decoded(plain) == Array(text.utf8))
  }

  @Test(arguments: ["A", "Zg===", "Z g=", "Zm9vY", "%%%%", "Pz8-"])
  func `what is not base64 is refused`(_ text: String) {
    #expect(Base64.decoded(text) == nil)
  }

  @Test func `the verifier of RFC 7636 meets its challenge`() {
    let challenge = PKCEChallenge(OAuthSession.challenge, method: "S256")
    #expect(challenge?.isMet(by: OAuthSession.verifier) == true)
    #expect(challenge?.isMet(by: OAuthSession.challenge) == false)
    let plain = PKCEChallenge(OAuthSession.verifier, method: nil)
    #expect(plain?.isMet(by: OAuthSession.verifier) == true)
    #expect(plain?.isMet(by: "") == false)
  }

  @Test(arguments: [
    ("short", "S256"), (OAuthSession.challenge, "s256"),
    (String(repeating: "a", count: 129), "plain"), (String(repeating: "é", count: 43), "plain"),
  ])
  func `a challenge that nobody can meet is refused`(challenge: String, method: String) {
    #expect(PKCEChallenge(challenge, method: method) == nil)
  }

  @Test(arguments: [
    ("http://127.0.0.1/callback", true), ("http://127.0.0.1:1/callback", true),
    ("http://127.0.0.1:65535/callback", true), ("http://localhost:8080/callback", true),
    ("http://[::1]:8080/callback", true), ("https://pbx.northgate.example/callback", true),
    ("http://127.0.0.1:0/callback", false), ("http://127.0.0.1:65536/callback", false),
    ("http://127.0.0.1:x/callback", false), ("http://127.0.0.1:/callback", false),
    ("http://127.0.0.1/callback/", false), ("http://127.0.0.1/callback?a=b", false),
    ("http://127.0.0.1/callback#a", false), ("https://127.0.0.1/callback", false),
    ("http://127.0.0.1.evil.example/callback", false), ("http://127.0.0.2/callback", false),
    ("http://127.0.0.1@evil.example/callback", false),
    ("http://127.0.0.1:80@evil.example/callback", false),
    ("http://evil.example/callback", false), ("", false),
    ("https://pbx.northgate.example:443/callback", false),
    ("https://pbx.northgate.example/callback?x=1", false),
  ])
  func `codes go only where they may`(address: String, isAccepted: Bool) {
    let loopback = ["127.0.0.1", "localhost", "[::1]"].map { "http://\($0)/callback" }
    let client = OAuthClient(
      id: "pbx", name: "", secret: "s",
      redirects: loopback + ["https://pbx.northgate.example/callback"])
    #expect(client.accepts(redirect: address) == isAccepted)
  }

  @Test(arguments: [
    ("api_key", "northgate-sandbox-key"), ("token", "northgate-sandbox-key"),
    ("agent_key", "northgate-agent-key"), ("limited_agent_key", "northgate-limited-key"),
    ("ADMIN-KEY", "northgate-administrator-key"), ("client_id", "pbx"), ("ClientId", "pbx"),
    ("client_secret", "secret"), ("refresh_token", "r-integration"),
    ("agent_refresh_token", "r-agent"), ("expired_token", "old"),
  ])
  func `a secret of a contract is known by its name`(name: String, value: String) {
    let credentials = SandboxCredentials(
      clientSecret: "secret", apiKeys: SandboxCredentials.apiKeys(SandboxOptions()),
      refreshTokens: [.integration: "r-integration", .agent: "r-agent"], expiredToken: "old")
    #expect(credentials.value(forSecret: name) == value)
  }
}
