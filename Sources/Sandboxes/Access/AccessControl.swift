// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Synchronization

/// Finds out who makes a request, and how somebody is refused.
struct AccessControl: Sendable {
  let keys: [String: SandboxRole]
  let authorisation: OAuthServer
  let directory: NorthgateDirectory
  let faults: AccessFaults

  /// Who has made a request: an API key goes before a token.
  func caller(of request: ServerRequest) throws(AccessRefusal) -> Caller {
    if let key = request.headers.value(of: "X-Api-Key") {
      guard let role = keys[key] else { throw .unknownKey }
      return caller(directory.identity(role))
    }
    guard let header = request.headers.value(of: "Authorization") else {
      guard let stranger = faults.stranger else { throw .noCredential }
      return stranger
    }
    let words = header.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == faults.scheme else { throw .noCredential }
    // A key may be sent as a token too, as the telephone system's method "Bearer Token" does.
    if let role = keys[String(words[1])] { return caller(directory.identity(role)) }
    return try caller(token: String(words[1]))
  }

  private func caller(token: String) throws(AccessRefusal) -> Caller {
    let (found, isDead) = authorisation.state.withLock { state in
      let access = state.tokens.access[token]
      return (access, access.map { $0.isRevoked || state.tokens.isDead($0.grant.family) } ?? false)
    }
    guard let access = found else {
      guard faults.acceptsGarbage else { throw .unknownToken }
      return caller(directory.identity(.integration), hasToken: true)
    }
    if isDead, !faults.acceptsRevoked { throw .revokedToken }
    // The API may go by a clock that runs ahead of the authorisation server's.
    let now = authorisation.clock.now + faults.clockSkew
    if access.expires <= now, !faults.acceptsExpired { throw .expiredToken }
    return caller(access.grant.user, scopes: access.grant.scopes, hasToken: true)
  }

  private func caller(
    _ user: NorthgateUser, scopes: Set<NorthgateScope>? = nil, hasToken: Bool = false
  ) -> Caller {
    Caller(
      user: user, scopes: scopes ?? authorisation.faults.granted(nil, to: user),
      sight: faults.sight(of: user), hasToken: hasToken)
  }
}
