// SPDX-License-Identifier: Apache-2.0

public import Redaction
public import Transports

/// The tokens of one contract in one environment, as the store keeps them.
public struct StoredTokens: Sendable, Hashable {
  /// Whose tokens they are.
  public let key: StoreKey
  /// Origin of the token endpoint that gave them.
  public let issuer: String
  /// Origin of the API they are for; nil if the contract had no base.
  public let api: String?
  /// The access token.
  public let accessToken: Secret
  /// The refresh token; nil if none ever came.
  public let refreshToken: Secret?
  /// When the access token came.
  public let obtainedAt: Timestamp
  /// How long the access token lives by its answer; nil if that is not known.
  public let lifetime: Duration?
  /// The scope that was granted by the answer's words; nil if it had none.
  public let scope: String?
  /// Where the API is by the answer's words; nil if it had none.
  public let apiBase: String?
  /// When a refresh was begun that has not ended; nil if none is under way.
  ///
  /// If it stays, a process ended between asking and storing: the refresh token may be used up, and
  /// its successor lost.
  public let refreshingSince: Timestamp?

  /// When the access token ends; nil if that is not known.
  public var expiresAt: Timestamp? { lifetime.map { obtainedAt.advanced(by: $0) } }

  /// Whether the access token is good for so much longer, as far as is known.
  ///
  /// - Parameters:
  ///   - instant: the present.
  ///   - margin: how much longer it has to be good.
  /// - Returns: nil if nobody knows how long it lives.
  public func isFresh(at instant: Timestamp, margin: Duration = .zero) -> Bool? {
    expiresAt.map { instant.advanced(by: margin) < $0 }
  }

  /// What must never be shown of it.
  public var secrets: [Secret] { [accessToken] + (refreshToken.map { [$0] } ?? []) }

  /// The tokens of an answer, instead of these if there are any.
  ///
  /// A refresh that brings no refresh token leaves the old one good (RFC 6749 section 6), and one
  /// without scope leaves the scope.
  init(
    _ answer: TokenAnswer, at instant: Timestamp, for key: StoreKey, parties: TokenParties,
    replacing old: StoredTokens? = nil
  ) {
    self.init(
      key: key, issuer: parties.issuer.text, api: parties.api?.text,
      accessToken: answer.accessToken,
      refreshToken: answer.refreshToken ?? old?.refreshToken, obtainedAt: instant,
      lifetime: answer.lifetime.duration, scope: answer.scope ?? old?.scope,
      apiBase: answer.apiBase ?? old?.apiBase, refreshingSince: nil)
  }

  init(
    key: StoreKey, issuer: String, api: String?, accessToken: Secret, refreshToken: Secret?,
    obtainedAt: Timestamp, lifetime: Duration?, scope: String?, apiBase: String?,
    refreshingSince: Timestamp?
  ) {
    self.key = key
    self.issuer = issuer
    self.api = api
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.obtainedAt = obtainedAt
    self.lifetime = lifetime
    self.scope = scope
    self.apiBase = apiBase
    self.refreshingSince = refreshingSince
  }

  /// The same tokens, with a refresh under way or none.
  func refreshing(since instant: Timestamp?) -> StoredTokens {
    StoredTokens(
      key: key, issuer: issuer, api: api, accessToken: accessToken, refreshToken: refreshToken,
      obtainedAt: obtainedAt, lifetime: lifetime, scope: scope, apiBase: apiBase,
      refreshingSince: instant)
  }
}
