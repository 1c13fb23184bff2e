// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Redaction
public import Transports

/// What a log-in brought: the tokens a PBX works with, and what else their answer said.
public struct Session: Sendable, Hashable {
  /// The access token.
  public let accessToken: Secret
  /// The refresh token; nil if there is none.
  public let refreshToken: Secret?
  /// Variables that the token answer filled, such as the host of the API.
  public let variables: [String: String]
  /// When the token was asked for; nil if nobody knows.
  public let startedAt: Timestamp?
  /// How long the access token lives by its answer's words; nil if it has none.
  public let lifetime: Duration?

  /// A session.
  public init(
    accessToken: Secret, refreshToken: Secret?, variables: [String: String] = [:],
    startedAt: Timestamp? = nil, lifetime: Duration? = nil
  ) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.variables = variables
    self.startedAt = startedAt
    self.lifetime = lifetime
  }

  /// The session after an answer: what the answer does not bring stays what it was.
  init(
    _ answer: TokenAnswer, _ exchange: Exchange, variables: [String: String],
    after old: Secret?
  ) {
    self.init(
      accessToken: answer.accessToken, refreshToken: answer.refreshToken ?? old,
      variables: variables, startedAt: exchange.startedAt, lifetime: answer.lifetime.duration)
  }

  /// How long the access token lives: by the contract, else by its answer; nil if nobody knows.
  func lifetime(by contract: Contract) -> Duration? {
    switch contract.token?.lifetime.value {
    case .lasting(let duration): duration
    case .asStated: lifetime
    case .unlimited, nil: nil
    }
  }

  /// The same with another access token.
  public func with(accessToken: Secret) -> Session {
    Session(
      accessToken: accessToken, refreshToken: refreshToken, variables: variables,
      startedAt: startedAt, lifetime: lifetime)
  }
}

/// How a run gets in.
public enum WayIn: Sendable, Hashable {
  /// With a refresh token that a log-in or a secret source brought.
  case refreshToken(Secret)
  /// As the client itself (RFC 6749 section 4.4).
  case clientCredentials
  /// With an access token that is used as it is.
  case accessToken(Secret)
}
