// SPDX-License-Identifier: Apache-2.0

import Contracts
import Redaction
public import Transports

/// Keeps the stored tokens of a contract alive: refreshes under the lock of their entry, and stores
/// what came before anybody uses it.
///
/// Systems with rotation kill every token of a log-in when one refresh token is used twice, so two
/// processes must never refresh at once, and a successor must never be lost.
public struct StoredSession: Sendable {
  private let desk: TokenDesk
  let store: TokenStore

  /// A session.
  public init(_ desk: TokenDesk, in store: TokenStore) {
    self.desk = desk
    self.store = store
  }

  var service: TokenService { desk.service }

  /// Tokens that are good for a while, refreshed if they were not.
  ///
  /// - Parameter margin: how much longer the access token has to be good.
  /// - Returns: the tokens; what was refreshed is stored.
  /// - Throws: if nothing is stored for this contract, or it cannot be refreshed.
  public func tokens(goodFor margin: Duration = .seconds(60)) async throws(LoginProblem)
    -> StoredTokens
  {
    let locked = try await store.lock(service.key)
    let stored = try own(try locked.tokens())
    if isGood(stored, margin) { return stored }
    return try await renew(stored, in: locked)
  }

  /// Tokens that have just been refreshed.
  ///
  /// - Throws: as ``tokens(goodFor:)`` does.
  public func refreshed() async throws(LoginProblem) -> StoredTokens {
    let locked = try await store.lock(service.key)
    return try await renew(try own(try locked.tokens()), in: locked)
  }

  /// Stores what a log-in brought.
  public func keep(
    _ answer: TokenAnswer, at instant: Timestamp
  ) async throws(LoginProblem) -> StoredTokens {
    let tokens = StoredTokens(
      answer, at: instant, for: service.key, parties: try service.parties())
    try await store.lock(service.key).store(tokens)
    return tokens
  }

  /// The stored tokens, if they are there and came from whom the contract names.
  func own(_ stored: StoredTokens?) throws(LoginProblem) -> StoredTokens {
    guard let stored else {
      throw LoginProblem(
        .nothingStored,
        """
        no tokens are stored for '\(authored: service.key.contract)' in the environment \
        '\(authored: service.key.environment)'
        """, help: "log in first: \(service.loginCommand)")
    }
    let parties = try service.parties()
    guard stored.issuer == parties.issuer.text, stored.api == parties.api?.text else {
      throw LoginProblem(
        .nothingStored,
        """
        the stored tokens came from \(authored: stored.issuer) for \
        \(authored: stored.api ?? "no API"), but this contract leads to \
        \(authored: parties.issuer.text) and \(authored: parties.api?.text ?? "no API"): they are \
        not sent there
        """,
        help:
          "look at base and token.yaml; if they are right, log in again: \(service.loginCommand)")
    }
    return stored
  }

  /// By the answer's words, else by the contract's; if nobody knows, it is not.
  private func isGood(_ tokens: StoredTokens, _ margin: Duration) -> Bool {
    let now = desk.transport.now
    if let known = tokens.isFresh(at: now, margin: margin) { return known }
    switch service.endpoint.lifetime.value {
    case .unlimited: return true
    case .lasting(let duration):
      return now.advanced(by: margin) < tokens.obtainedAt.advanced(by: duration)
    // Without a refresh token there is nothing better than to try what is there.
    case .asStated: return tokens.refreshToken == nil
    }
  }

  private func renew(
    _ stored: StoredTokens, in locked: LockedTokens
  ) async throws(LoginProblem) -> StoredTokens {
    if service.endpoint.login.grant == .clientCredentials {
      let (answer, instant) = try await desk.clientToken()
      return try keep(answer, instant, instead: stored, in: locked)
    }
    guard let refreshToken = stored.refreshToken else {
      throw LoginProblem(
        .nothingStored,
        "the stored access token has ended, and the CRM gave no refresh token with it",
        help: "log in again: \(service.loginCommand)")
    }
    let request = try service.refreshRequest(refreshToken, accessToken: stored.accessToken)
    // On the disk before the CRM is asked: whoever comes after a crash knows what may have happened.
    try locked.store(stored.refreshing(since: stored.refreshingSince ?? desk.transport.now))
    let found: (answer: TokenAnswer, at: Timestamp)
    do throws(TokenFault) {
      found = try await desk.ask(request)
    } catch { throw try problem(error, stored, in: locked) }
    return try keep(found.answer, found.at, instead: stored, in: locked)
  }

  /// Stores an answer in the place of what is stored, with another refresh under way or none.
  func keep(
    _ answer: TokenAnswer, _ instant: Timestamp, instead stored: StoredTokens,
    in locked: LockedTokens, refreshing since: Timestamp? = nil
  ) throws(LoginProblem) -> StoredTokens {
    let tokens = StoredTokens(
      answer, at: instant, for: service.key, parties: try service.parties(), replacing: stored
    ).refreshing(since: since)
    do throws(LoginProblem) {
      try locked.store(tokens)
    } catch {
      guard answer.refreshToken != nil, answer.refreshToken != stored.refreshToken else {
        throw error
      }
      throw LoginProblem(
        .lostToken, "the CRM gave a new refresh token, which could not be stored: \(error.message)",
        help: "\(error.help); then log in again: \(service.loginCommand)")
    }
    return tokens
  }

  /// What a fault means, once it is noted whether the refresh token may have been used up.
  private func problem(
    _ fault: TokenFault, _ stored: StoredTokens, in locked: LockedTokens
  ) throws(LoginProblem) -> LoginProblem {
    let isLost = fault.isBadGrant && stored.refreshingSince != nil
    if !fault.mayHaveTakenEffect, !isLost { try locked.store(stored) }
    return verdict(on: fault, stored)
  }

  /// What a fault means for the stored refresh token, and what to do.
  func verdict(on fault: TokenFault, _ stored: StoredTokens) -> LoginProblem {
    let (message, help) = fault.message(
      redactedBy: service.redactor(hiding: stored.secrets))
    let again: RedactedText = "log in again: \(service.loginCommand)"
    if fault.isBadGrant, let since = stored.refreshingSince {
      return LoginProblem(
        .lostToken,
        """
        a refresh was begun at \(authored: since.rfc3339) by a process that ended before it stored \
        the answer, and the CRM no longer takes the refresh token of before: the new one is lost
        """, help: again)
    }
    if fault.isBadGrant { return LoginProblem(.token(fault), message, help: again) }
    guard fault.mayHaveTakenEffect else { return LoginProblem(.token(fault), message, help: help) }
    return LoginProblem(
      .token(fault), message,
      help: """
        \(help); the tokens of before are kept, but the CRM may have used the refresh token up: if \
        it is refused next time, \(again)
        """)
  }
}
