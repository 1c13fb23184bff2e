// SPDX-License-Identifier: Apache-2.0

import HTTPServers

/// What faults make of the question who may do what, and of the answer to those who may not.
struct AccessFaults: Sendable {
  private(set) var acceptsExpired = false
  private(set) var acceptsRevoked = false
  private(set) var acceptsGarbage = false
  private(set) var clockSkew: Duration = .zero
  private(set) var lockOut: Int?
  private(set) var wantsWriteHeader = false
  private var anonymous: SandboxFault.Anonymous?
  private var form: SandboxFault.TokenError?
  private var status: Int?
  private var text: SandboxFault.RefusalText?
  private var isLogInPage = false
  private var isAgentBlind = false
  private var wantsTokenScheme = false

  /// Of two faults that set one thing the last counts.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .acceptsExpired: acceptsExpired = true
      case .acceptsRevoked: acceptsRevoked = true
      case .acceptsGarbage: acceptsGarbage = true
      case .clockSkew(let skew): clockSkew = skew
      case .lockOut(let limit): lockOut = limit
      case .writeHeader: wantsWriteHeader = true
      case .anonymous(let anonymous): self.anonymous = anonymous
      case .tokenError(let form): self.form = form
      case .refusal(let status): self.status = status
      case .refusalText(let text): self.text = text
      case .loginPage: isLogInPage = true
      case .agentBlind: isAgentBlind = true
      case .schemeToken: wantsTokenScheme = true
      default: break
      }
    }
  }

  /// The word before a token, in small letters.
  var scheme: String { wantsTokenScheme ? "token" : "bearer" }

  /// Somebody without a credential who is let in; nil if nobody is.
  var stranger: Caller? {
    guard let anonymous else { return nil }
    return Caller(
      user: nil, scopes: [.contactsRead, .usersRead, .callsRead, .ticketsRead],
      sight: anonymous == .data ? .everything : .nothing)
  }

  /// Which records a user sees.
  func sight(of user: NorthgateUser) -> Caller.Sight {
    if isAgentBlind, [.agent, .limited].contains(user.role) { return .nothing }
    return user.role == .limited ? .own(userID: user.id) : .everything
  }

  /// How somebody is told that the credential is missing or wrong.
  func response(to refusal: AccessRefusal) -> ServerResponse {
    if isLogInPage { return .logInPage }
    var response = form?.apiResponse ?? refusal.response
    if let text { response = text.response(status: response.status) }
    if let status { response.status = status }
    return response
  }

  /// What a request for a change is told that lacks the header it needs; nil if it is fine.
  func missingHeader(in request: ServerRequest) -> ServerResponse? {
    guard wantsWriteHeader, !["GET", "HEAD"].contains(request.method),
      request.headers.value(of: "X-Requested-With") == nil
    else { return nil }
    return .error(400, "missing_header", "Required Header Missing: X-Requested-With")
  }
}

extension SandboxFault.RefusalText {
  fileprivate func response(status: Int) -> ServerResponse {
    switch self {
    case .plain:
      ServerResponse(
        status: status, contentType: "text/plain; charset=utf-8", text: "Access denied\n")
    case .empty: ServerResponse(status: status)
    case .html:
      ServerResponse(
        status: status, contentType: "text/html; charset=utf-8",
        text: "<!DOCTYPE html>\n<html><head><title>Access denied</title></head></html>\n")
    }
  }
}
