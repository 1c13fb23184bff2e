// SPDX-License-Identifier: Apache-2.0

import Credentials
import PBXEmulation
import Redaction
import Synchronization
import Transports

/// Stores what the token endpoint brings during a run, before anything else is asked with it.
///
/// A rotated refresh token is good once: lost, somebody has to log in again.
final class TokenKeeper: Sendable {
  /// What was stored before the run, if anything.
  let held: HeldTokens?
  private let session: StoredSession
  private let place: LifetimePlace
  private let rotates: Bool
  /// Whose tokens, if they are not the integration's.
  let identity: String?
  private let state = Mutex(State())

  private struct State {
    var problem: LoginProblem?
    /// Whether it is known what became of the last refresh.
    var isSettled = true
  }

  /// A keeper.
  ///
  /// `held`: the tokens that are stored already. Others are kept only if they rotate, since what
  /// their source holds is then good no more.
  init(
    _ session: StoredSession, holding held: HeldTokens?, lifetimeIn place: LifetimePlace,
    rotates: Bool, identity: String? = nil
  ) {
    self.identity = identity
    self.session = session
    self.held = held
    self.place = place
    self.rotates = rotates
  }

  /// Why a token could not be stored; nil if all were.
  var problem: LoginProblem? { state.withLock { $0.problem } }

  /// Stores the tokens of an answer, if it holds any that are the run's own.
  func hear(_ exchange: Exchange, _ question: Question) async {
    guard question.endpoint == "token", isOwn(question.name) else { return }
    let answer: TokenAnswer
    do throws(TokenFault) {
      answer = try TokenAnswer(reading: exchange, lifetimeIn: place)
    } catch {
      return note(error, isSignIn: question.name == signIn)
    }
    do throws(LoginProblem) {
      if let held {
        try held.renew(with: answer, at: exchange.startedAt)
      } else if rotates, answer.refreshToken != nil {
        _ = try await session.keep(answer, at: exchange.startedAt)
      }
      state.withLock { $0.isSettled = true }
    } catch {
      state.withLock { $0.problem = $0.problem ?? error }
    }
  }

  /// What is known of the refresh token after a fault; a lost one is the run's trouble.
  private func note(_ fault: TokenFault, isSignIn: Bool) {
    let isLost =
      isSignIn && fault.isBadGrant && held?.tokens.refreshingSince != nil
    let problem = isLost ? held?.problem(after: fault) : nil
    state.withLock { state in
      state.isSettled = !fault.mayHaveTakenEffect
      state.problem = state.problem ?? problem
    }
  }

  /// Gives the stored tokens back.
  func end() {
    do throws(LoginProblem) {
      try held?.end(settled: state.withLock { $0.isSettled && $0.problem == nil })
    } catch {
      state.withLock { $0.problem = $0.problem ?? error }
    }
  }

  /// The question that uses the refresh token first.
  private var signIn: String { identity.map(Lifecycle.logIn) ?? SignIn.question }

  /// The log-in of an identity is its keeper's, all other token requests are the integration's.
  private func isOwn(_ name: String) -> Bool {
    name == signIn
      || identity == nil
        && (name == Renewal.question || LifecycleQuestion(rawValue: name) != nil)
  }
}
