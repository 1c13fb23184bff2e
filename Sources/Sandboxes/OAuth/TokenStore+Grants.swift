// SPDX-License-Identifier: Apache-2.0

/// The rules by which codes become tokens and tokens become new ones.
extension TokenStore {
  /// Tokens that have just been given out.
  struct Issue: Sendable {
    let access: String
    let refresh: String?
    let grant: Grant
  }

  /// Exchanges a code.
  ///
  /// The second time it is refused, and what came of the first time is revoked (RFC 6749, 4.1.2).
  mutating func redeem(
    _ text: String, redirect: String?, verifier: String?, client: OAuthClient,
    at now: SandboxInstant
  ) throws(OAuthFailure) -> Issue {
    guard let code = codes[text], code.grant.client == client.id else {
      throw .invalidGrant("the code is unknown")
    }
    guard !code.isSpent else {
      revoke(family: code.grant.family)
      throw .invalidGrant("the code has been used before; its tokens are revoked")
    }
    codes[text]?.isSpent = true
    guard code.expires > now else { throw .invalidGrant("the code has expired") }
    guard redirect == code.redirect else {
      throw .invalidGrant("the redirect_uri is another one than the code was sent to")
    }
    // A verifier without a challenge means that somebody took the challenge away (RFC 9700, 4.8.2).
    guard code.challenge.map({ $0.isMet(by: verifier ?? "") }) ?? (verifier == nil) else {
      throw .invalidGrant("the code_verifier does not fit the code_challenge")
    }
    return issue(code.grant, withRefresh: true, at: now)
  }

  /// Exchanges a refresh token, for fewer scopes if they are named.
  mutating func renew(
    _ text: String, scopes: Set<NorthgateScope>?, client: OAuthClient, at now: SandboxInstant
  ) throws(OAuthFailure) -> Issue {
    guard let token = refresh[text], token.grant.client == client.id else {
      throw .invalidGrant("the refresh token is unknown")
    }
    var grant = token.grant
    if token.isSpent, faults.rotation == .reuseKills { revoke(family: grant.family) }
    guard !isDead(grant.family) else { throw .invalidGrant("the refresh token is revoked") }
    guard !token.isSpent else { throw .invalidGrant("the refresh token has been used before") }
    if let scopes {
      guard scopes.isSubset(of: grant.scopes) else { throw .invalidScope }
      grant.scopes = scopes
    }
    if countRefresh(of: grant.family) > 0, faults.refreshesOnce {
      throw .invalidGrant("the refresh token has expired")
    }
    if faults.oldToken == .dies { revokeAccess(of: grant.family) }
    guard faults.rotation == nil else {
      spendRefresh(text)
      return issue(grant, withRefresh: true, rotating: token.grant, at: now)
    }
    let issue = issue(grant, withRefresh: false, at: now)
    return Issue(
      access: issue.access, refresh: faults.withholdsRefresh ? nil : text, grant: grant)
  }

  /// Gives out an access token, and a refresh token with it.
  ///
  /// The refresh token is good for the whole grant, even if the access token is for less.
  mutating func issue(
    _ grant: Grant, withRefresh: Bool, rotating whole: Grant? = nil, at now: SandboxInstant
  ) -> Issue {
    let access = addAccess(grant, at: now, lifetime: faults.lifetime)
    let isGiven = withRefresh && !faults.withholdsRefresh
    return Issue(
      access: access, refresh: isGiven ? addRefresh(whole ?? grant) : nil, grant: grant)
  }
}
