// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

/// The authorisation server of the CRM (RFC 6749, with PKCE, revocation and introspection).
final class OAuthServer: Sendable {
  /// What changes while it runs.
  struct State: Sendable {
    var tokens: TokenStore
    /// The consent pages that were shown and not yet answered.
    var consents: [String: Consent] = [:]
  }

  static let codeLifetime = Duration.seconds(60)
  static let consentLifetime = Duration.seconds(600)
  static let standardLifetime = Duration.seconds(3_600)

  let state: Mutex<State>
  let clients: [OAuthClient]
  let clock: SandboxClock
  let faults: TokenFaults
  let directory: NorthgateDirectory
  private let lockOut: LockOut

  init(
    _ options: SandboxOptions, faults: TokenFaults, clock: SandboxClock,
    directory: NorthgateDirectory, lockOut: LockOut
  ) {
    state = Mutex(State(tokens: TokenStore(seed: options.randomSeed, faults: faults)))
    clients = Self.clients(options)
    self.clock = clock
    self.faults = faults
    self.directory = directory
    self.lockOut = lockOut
  }

  /// Answers what is asked below `/oauth`.
  func answer(
    _ request: ServerRequest, _ path: ArraySlice<String>, _ query: FormQuery
  ) -> ServerResponse {
    switch Array(path) {
    case ["authorize"]:
      switch request.method {
      case "GET", "HEAD": askForConsent(query)
      case "POST": takeConsent(request)
      default: .methodNotAllowed("GET, HEAD, POST")
      }
    case ["token"]: late(posted(request, token))
    case ["revoke"]: posted(request, revoke)
    case ["introspect"]: posted(request, introspect)
    default: .notFound("such address")
    }
  }

  /// What a client can find out by itself (RFC 8414).
  func metadata(_ request: ServerRequest) -> ServerResponse {
    let issuer = Self.origin(of: request)
    return .json(
      200,
      [
        "issuer": .string(issuer), "authorization_endpoint": .string(issuer + "/oauth/authorize"),
        "token_endpoint": .string(issuer + "/oauth/token"),
        "revocation_endpoint": .string(issuer + "/oauth/revoke"),
        "introspection_endpoint": .string(issuer + "/oauth/introspect"),
        "scopes_supported": .array(NorthgateScope.allCases.map { .string($0.rawValue) }),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "token_endpoint_auth_methods_supported": [
          "client_secret_basic", "client_secret_post", "none",
        ],
        "code_challenge_methods_supported": ["S256", "plain"],
      ])
  }

  /// Where the client has reached the sandbox.
  static func origin(of request: ServerRequest) -> String {
    "http://" + (request.headers.value(of: "Host") ?? "127.0.0.1")
  }

  private func late(_ response: ServerResponse) -> ServerResponse {
    var response = response
    response.delay += faults.delay
    return response
  }

  private func posted(
    _ request: ServerRequest, _ answer: (ServerRequest) throws(OAuthFailure) -> ServerResponse
  ) -> ServerResponse {
    guard request.method == "POST" else { return .methodNotAllowed("POST") }
    do throws(OAuthFailure) {
      return try answer(request)
    } catch {
      if ["invalid_client", "invalid_grant"].contains(error.code) {
        lockOut.countRefusal(at: clock.now)
      }
      return faults.response(to: error)
    }
  }

  private static func clients(_ options: SandboxOptions) -> [OAuthClient] {
    let loopback = ["127.0.0.1", "localhost", "[::1]"].map { "http://\($0)/callback" }
    let redirects = loopback + options.redirects
    return [
      OAuthClient(
        id: SandboxCredentials.clientID, name: "Telephone system", secret: options.clientSecret,
        redirects: redirects + ["https://pbx.northgate.example/callback"]),
      OAuthClient(
        id: SandboxCredentials.publicClientID, name: "Desk application", secret: nil,
        redirects: redirects),
    ]
  }
}
