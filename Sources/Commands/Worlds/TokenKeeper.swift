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
  private let session: StoredSession
  private let place: LifetimePlace
  private let replaces: Bool
  private let rotates: Bool
  private let trouble = Mutex<LoginProblem?>(nil)

  /// A keeper.
  ///
  /// `replaces`: whether tokens are stored already. Others are kept only if they rotate, since what
  /// their source holds is then good no more.
  init(
    _ session: StoredSession, lifetimeIn place: LifetimePlace, replaces: Bool, rotates: Bool
  ) {
    self.session = session
    self.place = place
    self.replaces = replaces
    self.rotates = rotates
  }

  /// Why a token could not be stored; nil if all were.
  var problem: LoginProblem? { trouble.withLock { $0 } }

  /// Stores the tokens of an answer, if it holds any that are the run's own.
  func hear(_ exchange: Exchange, _ question: Question) async {
    guard question.endpoint == "token", Self.isOwn(question.name),
      let answer = try? TokenAnswer(reading: exchange, lifetimeIn: place)
    else { return }
    do throws(LoginProblem) {
      if replaces {
        _ = try await session.renew(with: answer, at: exchange.startedAt)
      } else if rotates, answer.refreshToken != nil {
        _ = try await session.keep(answer, at: exchange.startedAt)
      }
    } catch {
      trouble.withLock { $0 = $0 ?? error }
    }
  }

  /// Tokens of other identities are nobody's to keep.
  private static func isOwn(_ name: String) -> Bool {
    name == SignIn.question || LifecycleQuestion(rawValue: name) != nil
  }
}
