// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

/// What faults make of the authorisation server.
struct TokenFaults: Sendable {
  private(set) var lifetime = OAuthServer.standardLifetime
  private(set) var rotation: SandboxFault.Rotation?
  private(set) var oldToken = SandboxFault.OldToken.lives
  private(set) var withholdsRefresh = false
  private(set) var refreshesOnce = false
  private(set) var parameters: SandboxFault.ParameterPlace?
  private(set) var clientAuthentication: SandboxFault.ClientAuthentication?
  private(set) var decision: SandboxFault.Decision?
  private(set) var delay: Duration = .zero
  private var callback: SandboxFault.Callback?
  private var form: SandboxFault.TokenError?
  private var expiry: SandboxFault.Expiry?
  private var answer: SandboxFault.TokenAnswer?
  private var status: Int?
  private var limit: Set<NorthgateScope>?
  private var isIntegrationAdmin = false

  /// Of two faults that set one thing the last counts.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .tokenLifetime(let lifetime): self.lifetime = lifetime
      case .rotate(let rotation): self.rotation = rotation
      case .oldToken(let fate): oldToken = fate
      case .noRefreshToken: withholdsRefresh = true
      case .refreshOnce: refreshesOnce = true
      case .tokenParameters(let place): parameters = place
      case .clientAuthentication(let way): clientAuthentication = way
      case .consent(let decision): self.decision = decision
      case .tokenDelay(let delay): self.delay = delay
      case .callback(let callback): self.callback = callback
      case .tokenError(let form): self.form = form
      case .expiresIn(let expiry): self.expiry = expiry
      case .tokenAnswer(let answer): self.answer = answer
      case .tokenStatus(let status): self.status = status
      case .scope(let text): limit = NorthgateScope.read(text)
      case .grantedAdmin: isIntegrationAdmin = true
      default: break
      }
    }
  }

  /// What the token endpoint answers, whatever it is asked; nil if it works.
  var tokenAnswer: ServerResponse? {
    if let status { return .error(status, "token_failed", "the token endpoint has a fault") }
    return answer?.response
  }

  /// What `expires_in` is; nil if it is not there.
  var statedLifetime: JSONOutput? {
    let seconds = Int(lifetime.components.seconds)
    switch expiry {
    case nil: return .int(seconds)
    case .text: return .string(String(seconds))
    case .negative: return -1
    case .zero: return 0
    case .wrong: return .int(seconds * 2)
    case .missing: return nil
    }
  }

  /// What a user is granted of the scopes that are asked for; nil asks for everything.
  func granted(_ asked: Set<NorthgateScope>?, to user: NorthgateUser) -> Set<NorthgateScope> {
    if isIntegrationAdmin, user.role == .integration { return SandboxRole.administrator.scopes }
    var granted = user.role.scopes
    if let asked { granted.formIntersection(asked) }
    if let limit { granted.formIntersection(limit) }
    return granted
  }

  /// What a user may do; nil for nobody.
  func role(of user: NorthgateUser?) -> SandboxRole? {
    isIntegrationAdmin && user?.role == .integration ? .administrator : user?.role
  }

  /// How a failure of the authorisation server is answered.
  func response(to failure: OAuthFailure) -> ServerResponse {
    form?.grantResponse(failure) ?? failure.response
  }

  /// The code and the state that the browser takes back to the client.
  func sentBack(code: String, state: String?) -> (code: String, state: String?) {
    switch callback {
    case nil: (code, state)
    case .wrongCode: ("ngc_0000000000000000000000000000000000000000", state)
    case .wrongState: (code, "northgate")
    case .noState: (code, nil)
    }
  }
}

extension SandboxFault.TokenAnswer {
  /// As much as no token answer can be.
  private static let hugeSize = 100_000_000

  fileprivate var response: ServerResponse {
    switch self {
    case .html: return .logInPage
    case .notJSON:
      return ServerResponse(
        status: 200, contentType: "application/json; charset=utf-8",
        text: "{\"access_token\": \"nga_1\", \"expires_in\": ")
    case .empty: return ServerResponse(status: 200)
    case .huge:
      var response = ServerResponse.json(200, "")
      response.body = Array("{\"access_token\": \"".utf8)
      response.body += [UInt8](repeating: UInt8(ascii: "a"), count: Self.hugeSize)
      response.body += Array("\"}".utf8)
      return response
    }
  }
}
