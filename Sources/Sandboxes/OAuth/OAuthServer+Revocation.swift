// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues
import Synchronization

extension OAuthServer {
  /// Revokes a token (RFC 7009): an access token alone, a refresh token with its whole family.
  ///
  /// Who holds the token may end it, so a client that does not name itself is believed. A token
  /// that is not known, or is another client's, gets 200 too and nothing happens.
  func revoke(_ request: ServerRequest) throws(OAuthFailure) -> ServerResponse {
    let parameters = try OAuthParameters(request, place: faults.parameters)
    let header = request.headers.value(of: "Authorization") ?? ""
    let isNamed = parameters["client_id"] != nil || header.lowercased().hasPrefix("basic ")
    let client = isNamed ? try client(request, parameters) : nil
    let token = try parameters.required("token")
    state.withLock { state in
      let isOwn = { (grant: TokenStore.Grant) in client.map { $0.id == grant.client } ?? true }
      if let access = state.tokens.access[token], isOwn(access.grant) {
        state.tokens.revokeAccess(token)
      } else if let refresh = state.tokens.refresh[token], isOwn(refresh.grant) {
        state.tokens.revoke(family: refresh.grant.family)
      }
    }
    return ServerResponse(status: 200).unstored
  }

  /// Says what a token is good for (RFC 7662); only a client with a secret may ask.
  func introspect(_ request: ServerRequest) throws(OAuthFailure) -> ServerResponse {
    let parameters = try OAuthParameters(request, place: faults.parameters)
    guard try client(request, parameters).secret != nil else { throw .invalidClient }
    let token = try parameters.required("token")
    let tokens = state.withLock { $0.tokens }
    var members: [JSONOutput.Member] = [.init("active", false)]
    if let access = tokens.access[token], access.expires > clock.now, !access.isRevoked {
      members = Self.members(access.grant, type: "Bearer")
      members.append(.init("exp", .int(access.expires.seconds)))
      members.append(.init("iat", .int(access.issued.seconds)))
    } else if let refresh = tokens.refresh[token], !refresh.isSpent,
      !tokens.isDead(refresh.grant.family)
    {
      members = Self.members(refresh.grant, type: "refresh_token")
    }
    return ServerResponse.json(200, .object(members)).unstored
  }

  private static func members(
    _ grant: TokenStore.Grant, type: String
  ) -> [JSONOutput.Member] {
    [
      .init("active", true), .init("scope", .string(NorthgateScope.text(of: grant.scopes))),
      .init("client_id", .string(grant.client)), .init("sub", .string(grant.user.id)),
      .init("username", JSONOutput(grant.user.email)), .init("token_type", .string(type)),
    ]
  }
}
