// SPDX-License-Identifier: Apache-2.0

import Redaction
public import Transports

/// The stored tokens of a contract in the hands of a run: nobody else refreshes meanwhile.
///
/// A run refreshes again and again, so the entry says all along that a refresh is under way. If the
/// process ends before ``end(settled:)``, whoever comes next knows that a token may be lost.
public final class HeldTokens: Sendable {
  /// What was stored when they were taken.
  public let tokens: StoredTokens
  private let locked: LockedTokens
  private let session: StoredSession

  init(_ tokens: StoredTokens, _ locked: LockedTokens, of session: StoredSession) {
    self.tokens = tokens
    self.locked = locked
    self.session = session
  }

  /// Notes on the disk that the refresh token is about to be used.
  public func begin(at instant: Timestamp) throws(LoginProblem) {
    guard tokens.refreshToken != nil else { return }
    try locked.store(tokens.refreshing(since: tokens.refreshingSince ?? instant))
  }

  /// Stores what a refresh of the run brought; what the answer leaves out stays as it was.
  public func renew(with answer: TokenAnswer, at instant: Timestamp) throws(LoginProblem) {
    guard let stored = try locked.tokens() else { return }
    _ = try session.keep(answer, instant, instead: stored, in: locked, refreshing: instant)
  }

  /// What it means that the token endpoint did not take the refresh token, and what to do.
  public func problem(after fault: TokenFault) -> LoginProblem {
    session.verdict(on: fault, tokens)
  }

  /// Notes that no refresh is under way any more.
  ///
  /// - Parameter settled: whether it is known what became of the last one.
  /// - Throws: if the store cannot be used.
  public func end(settled: Bool) throws(LoginProblem) {
    guard settled, let stored = try locked.tokens(), stored.refreshingSince != nil else { return }
    try locked.store(stored.refreshing(since: nil))
  }
}

extension StoredSession {
  /// Takes the stored tokens into a run's hands; nil if nothing is stored.
  ///
  /// - Throws: if they came from somebody else than the contract names, or another process has them.
  public func hold() async throws(LoginProblem) -> HeldTokens? {
    guard try store.tokens(for: service.key) != nil else { return nil }
    let locked = try await store.lock(service.key)
    guard let stored = try locked.tokens() else { return nil }
    return HeldTokens(try own(stored), locked, of: self)
  }
}
