// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes

/// What a program does that gets its tokens from the sandbox.
struct OAuthSession {
  static let redirect = "http://127.0.0.1:8765/callback"
  /// The verifier and challenge of RFC 7636, appendix B.
  static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

  let client: SandboxClient
  var secret = "northgate-pbx-secret"

  init(_ client: SandboxClient) {
    var client = client
    client.key = nil
    self.client = client
  }

  var credentials: SandboxCredentials { client.sandbox.credentials }

  /// A form for the token endpoint or one of its neighbours, by `pbx`; what is empty is left out.
  func post(_ endpoint: String, _ parameters: [String: String]) throws -> SandboxClient.Answer {
    let own = ["client_id": "pbx", "client_secret": secret]
    let all = own.merging(parameters) { _, new in new }
    return try form(endpoint, all.filter { !$0.value.isEmpty })
  }

  func form(
    _ endpoint: String, _ parameters: [String: String], headers: [String] = []
  ) throws -> SandboxClient.Answer {
    try client.send(
      "POST", "/oauth/\(endpoint)",
      headers: headers + ["Content-Type: application/x-www-form-urlencoded"],
      body: Self.query(parameters))
  }

  func refresh(_ token: String) throws -> SandboxClient.Answer {
    try post("token", ["grant_type": "refresh_token", "refresh_token": token])
  }

  /// A refresh with the token that the sandbox was started with.
  func refresh(_ role: SandboxRole = .integration) throws -> SandboxClient.Answer {
    try refresh(credentials.refreshTokens[role] ?? "")
  }

  func accessToken(of role: SandboxRole = .integration) throws -> String {
    try Self.text("access_token", try refresh(role))
  }

  /// A request to the API with a token.
  func get(
    _ target: String, token: String, scheme: String = "Bearer"
  ) throws -> SandboxClient.Answer {
    try client.send("GET", target, headers: ["Authorization: \(scheme) \(token)"])
  }

  func authorize(_ more: [String: String] = [:]) throws -> SandboxClient.Answer {
    let parameters = [
      "response_type": "code", "client_id": "pbx", "redirect_uri": Self.redirect,
      "state": "a b&c", "code_challenge": Self.challenge, "code_challenge_method": "S256",
    ].merging(more) { _, new in new }.filter { !$0.value.isEmpty }
    return try client.get("/oauth/authorize?" + Self.query(parameters))
  }

  /// What the browser takes back after somebody has pressed a button on the consent page.
  func decide(
    _ decision: String, on page: SandboxClient.Answer, user: String = "u90"
  ) throws -> [String: String] {
    let ticket = page.body.split(separator: "name=\"ticket\" value=\"").last?.prefix { $0 != "\"" }
    let form = ["ticket": String(ticket ?? ""), "user": user, "decision": decision]
    return Self.parameters(of: try self.form("authorize", form))
  }

  func code(_ more: [String: String] = [:], user: String = "u90") throws -> String {
    try decide("allow", on: try authorize(more), user: user)["code"] ?? ""
  }

  func redeem(_ code: String, _ more: [String: String] = [:]) throws -> SandboxClient.Answer {
    let parameters = [
      "grant_type": "authorization_code", "code": code, "redirect_uri": Self.redirect,
      "code_verifier": Self.verifier,
    ].merging(more) { _, new in new }
    return try post("token", parameters)
  }

  /// The parameters of the address that an answer sends the browser to, decoded.
  static func parameters(of answer: SandboxClient.Answer) -> [String: String] {
    let query = answer.header("Location")?.split(separator: "?").last ?? ""
    var parameters: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      parameters[String(parts[0])] = decoded(parts.count > 1 ? parts[1] : "")
    }
    return parameters
  }

  static func text(_ key: String, _ answer: SandboxClient.Answer) throws -> String {
    guard let text = try answer.json()[key]?.string else {
      throw SandboxClient.Failure(what: "no \(key) in \(answer.status) \(answer.body)")
    }
    return text
  }

  private static func query(_ parameters: [String: String]) -> String {
    parameters.map { "\($0.key)=\(SandboxClient.encoded($0.value))" }.joined(separator: "&")
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Runs a test as a program that gets its tokens from a sandbox with faults.
func withSession(
  faults: [String] = [], _ change: (inout SandboxOptions) -> Void = { _ in },
  test: (OAuthSession) throws -> Void
) async throws {
  var options = SandboxOptions(faults: try SandboxFault.read(faults))
  change(&options)
  try await withSandbox(options) { (client) throws in try test(OAuthSession(client)) }
}
