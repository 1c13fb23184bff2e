// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension OAuthServer {
  /// The token endpoint: an exchange of one of the three grants for tokens.
  func token(_ request: ServerRequest) throws(OAuthFailure) -> ServerResponse {
    if let response = faults.tokenAnswer { return response }
    let parameters = try OAuthParameters(request, place: faults.parameters)
    let client = try client(request, parameters)
    let grantType = try parameters.required("grant_type")
    return answer(try issue(grantType, parameters, client), Self.origin(of: request))
  }

  private func issue(
    _ grantType: String, _ parameters: OAuthParameters, _ client: OAuthClient
  ) throws(OAuthFailure) -> TokenStore.Issue {
    let now = clock.now
    let scopes = try Self.scopes(parameters)
    switch grantType {
    case "authorization_code":
      let code = try parameters.required("code")
      return try state.withLock { state throws(OAuthFailure) -> TokenStore.Issue in
        try state.tokens.redeem(
          code, redirect: parameters["redirect_uri"], verifier: parameters["code_verifier"],
          client: client, at: now)
      }
    case "refresh_token":
      let token = try parameters.required("refresh_token")
      return try state.withLock { state throws(OAuthFailure) -> TokenStore.Issue in
        try state.tokens.renew(token, scopes: scopes, client: client, at: now)
      }
    case "client_credentials": return try issue(to: client, scopes, at: now)
    default:
      throw OAuthFailure(
        code: "unsupported_grant_type",
        words: "known are authorization_code, refresh_token and client_credentials")
    }
  }

  /// A token for the program itself; it gets no refresh token (RFC 6749, 4.4.3).
  private func issue(
    to client: OAuthClient, _ scopes: Set<NorthgateScope>?, at now: SandboxInstant
  ) throws(OAuthFailure) -> TokenStore.Issue {
    guard client.secret != nil else {
      throw OAuthFailure(
        code: "unauthorized_client", words: "a client without a secret acts for people only")
    }
    let user = directory.identity(.integration)
    let granted = faults.granted(scopes, to: user)
    guard !granted.isEmpty else { throw .invalidScope }
    return state.withLock { state in
      let grant = TokenStore.Grant(
        client: client.id, user: user, scopes: granted, family: state.tokens.newFamily())
      return state.tokens.issue(grant, withRefresh: false, at: now)
    }
  }

  private static func scopes(
    _ parameters: OAuthParameters
  ) throws(OAuthFailure) -> Set<NorthgateScope>? {
    guard let text = parameters["scope"] else { return nil }
    guard let scopes = NorthgateScope.read(text) else { throw .invalidScope }
    return scopes
  }

  private func answer(_ issue: TokenStore.Issue, _ origin: String) -> ServerResponse {
    var members: [JSONOutput.Member] = [
      .init("access_token", .string(issue.access)), .init("token_type", "Bearer"),
    ]
    if let lifetime = faults.statedLifetime { members.append(.init("expires_in", lifetime)) }
    if let refresh = issue.refresh { members.append(.init("refresh_token", .string(refresh))) }
    members.append(.init("scope", .string(NorthgateScope.text(of: issue.grant.scopes))))
    members.append(.init("api_base", .string(origin + "/v1")))
    return ServerResponse.json(200, .object(members)).unstored
  }
}
