// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
public import Redaction

/// One try to get in by authorization code: the address for the browser, and what must come back.
///
/// A value: it neither opens the browser nor listens.
public struct AuthorizationAttempt: Sendable {
  /// The address that a person opens.
  ///
  /// It shows the client's id, which every browser sees, and no other secret of the environment.
  public let url: String
  /// Where the browser is sent back to.
  public let redirectURI: String
  /// What ties the redirect to this attempt.
  let state: Secret
  /// What ties the code to this attempt (RFC 7636); nil without PKCE.
  let verifier: Secret?

  /// What must never be shown of it.
  public var secrets: [Secret] { [state] + (verifier.map { [$0] } ?? []) }

  /// A new attempt.
  ///
  /// - Parameters:
  ///   - service: the token endpoint, and the contract's authorization address.
  ///   - redirectURI: where the browser is sent back to.
  ///   - generator: makes state and verifier; live the system's, never a seeded one.
  /// - Throws: if the contract has no authorization address, or one that shows a secret.
  public init(
    to service: TokenService, redirectURI: String, using generator: inout some RandomNumberGenerator
  ) throws(LoginProblem) {
    self.redirectURI = redirectURI
    state = Secret(RandomText.make(using: &generator), name: "state")
    verifier =
      service.endpoint.login.usesPKCE
      ? Secret(RandomText.make(using: &generator), name: "code_verifier") : nil
    guard let authorize = service.endpoint.authorize else {
      throw LoginProblem(
        .contract, "token.yaml has no `authorize`, the address where a person consents",
        help: "write it, or `login: { grant: client-credentials }`")
    }
    let address = try service.address(authorize)
    guard WebOrigin(address) != nil else {
      throw LoginProblem(
        .contract, "`authorize` of token.yaml is no http or https address",
        help: "write https://… there")
    }
    url = Self.url(
      address,
      extra: try service.endpoint.query.map { (query) throws(LoginProblem) in
        try service.render(query)
      } ?? "",
      adding: [
        ("client_id", try service.clientID()), ("scope", service.scopeText),
      ],
      own: [
        ("response_type", "code"), ("redirect_uri", redirectURI), ("state", state.reveal()),
        ("code_challenge", verifier.map { Self.challenge(of: $0) }),
        ("code_challenge_method", verifier.map { _ in "S256" }),
      ])
    try Self.refuseSecrets(in: url, of: service)
  }

  /// The S256 challenge of a verifier (RFC 7636 section 4.2).
  static func challenge(of verifier: Secret) -> String {
    RandomText.urlSafe(SHA256.hash(of: Array(verifier.reveal().utf8)))
  }

  /// The address with everything in its query.
  ///
  /// What the author wrote goes before the contract's client and scope; what belongs to this attempt
  /// goes before what the author wrote, since the author means the PBX's redirect address.
  private static func url(
    _ address: String, extra: String, adding: [(String, String?)], own: [(String, String?)]
  ) -> String {
    let bare = address.prefix { $0 != "?" && $0 != "#" }
    let query = address.dropFirst(bare.count).prefix { $0 != "#" }.dropFirst()
    let written = (String(query).split(separator: "&") + extra.split(separator: "&")).filter {
      let name = Parameter.decoded(String($0)).first?.name
      return !own.contains { $0.0 == name }
    }
    let names = Set(written.compactMap { Parameter.decoded(String($0)).first?.name })
    let added = adding.filter { !names.contains($0.0) } + own
    let encoded = Parameter.encoded(
      added.compactMap { pair in pair.1.map { Parameter(pair.0, $0) } })
    return String(bare).adding(query: (written.map(String.init) + [encoded]).joined(separator: "&"))
  }

  /// A browser's address ends in histories and logs.
  private static func refuseSecrets(
    in url: String, of service: TokenService
  ) throws(LoginProblem) {
    let id = service.value("client_id")
    for secret in service.secrets where secret.reveal() != id {
      guard Redactor(secrets: [secret]).redact(url).text != url else { continue }
      throw LoginProblem(
        .contract,
        "the authorization address would show the secret '\(authored: secret.name)' to the browser",
        help: """
          take {{.\(authored: secret.name)}} out of `authorize` and `query` in token.yaml; only the \
          token endpoint may see it
          """)
    }
  }
}
