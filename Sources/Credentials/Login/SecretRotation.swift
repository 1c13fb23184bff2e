// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Redaction
public import Transports

/// Rehearses the renewal of a secret: the new one must be accepted, the old one refused, and the new
/// one still good afterwards.
///
/// The last step is no pedantry: there are CRMs that kill a whole log-in when an old refresh token
/// comes back.
public struct SecretRotation: Sendable {
  private let desk: TokenDesk
  private let store: TokenStore
  private let old: Secret

  /// A rehearsal.
  ///
  /// - Parameters:
  ///   - desk: the token endpoint with the new secret.
  ///   - old: the old secret, under the name of the new one.
  ///   - store: where tokens are kept; what the new secret brings is stored there.
  public init(_ desk: TokenDesk, replacing old: Secret, in store: TokenStore) {
    self.desk = desk
    self.old = old
    self.store = store
  }

  /// One step of a rehearsal.
  public struct Step: Sendable, Hashable {
    /// What was tried.
    public let name: RedactedText
    /// Whether the CRM accepted it.
    public let isAccepted: Bool
    /// Whether it should have.
    public let shouldBeAccepted: Bool
    /// When it was tried.
    public let at: Timestamp
    /// What the CRM said; empty if it gave a token.
    public let words: RedactedText

    /// Whether it went as it must.
    public var isGood: Bool { isAccepted == shouldBeAccepted }
  }

  /// Makes the steps; stops at the first that does not go as it must.
  ///
  /// - Throws: if the CRM could not be asked, so that nothing is known.
  public func steps() async throws(LoginProblem) -> [Step] {
    guard let new = desk.service.secret(old.name) else {
      throw LoginProblem(
        .contract, "the environment has no secret '\(authored: old.name)' to rotate",
        help: "name one of its secrets with --secret")
    }
    guard new.reveal() != old.reveal() else {
      throw LoginProblem(
        .contract, "the old and the new '\(authored: old.name)' are the same",
        help: "renew it in the CRM, write the new one where the contract says, then try again")
    }
    var steps: [Step] = []
    for trial in Trial.allCases {
      let step = try await step(trial)
      steps.append(step)
      if !step.isGood { break }
    }
    return steps
  }

  /// What is tried, in this order.
  private enum Trial: CaseIterable {
    case new, old, newAgain

    var name: RedactedText {
      switch self {
      case .new: "the new secret"
      case .old: "the old secret"
      case .newAgain: "the new secret, after the old one was refused"
      }
    }
  }

  private func step(_ trial: Trial) async throws(LoginProblem) -> Step {
    let began = desk.transport.now
    let shouldBeAccepted = trial != .old
    do throws(LoginProblem) {
      try await attempt(trial)
      return Step(
        name: trial.name, isAccepted: true, shouldBeAccepted: shouldBeAccepted, at: began,
        words: "")
    } catch {
      guard case .token(let fault) = error.kind, case .refused(let status, _, _) = fault,
        status < 500, status != 429
      else { throw error }
      return Step(
        name: trial.name, isAccepted: false, shouldBeAccepted: shouldBeAccepted, at: began,
        words: error.message)
    }
  }

  /// Gets tokens with a secret and stores them.
  ///
  /// A client's secret is tried with the stored refresh token. If the old one is accepted after all,
  /// what it brings is a successor that must be kept; an old refresh token's tokens are of another
  /// log-in and are not.
  private func attempt(_ trial: Trial) async throws(LoginProblem) {
    let desk = trial == .old ? desk.serving(try desk.service.replacing(old)) : desk
    let session = StoredSession(desk, in: store)
    let isRefreshToken = old.name == "refresh_token"
    if desk.service.endpoint.login.grant == .clientCredentials {
      let (answer, instant) = try await desk.clientToken()
      _ = try await session.keep(answer, at: instant)
    } else if !isRefreshToken || trial == .newAgain {
      _ = try await session.refreshed()
    } else {
      let (answer, instant) = try await desk.tokensOfSource()
      if trial == .new { _ = try await session.keep(answer, at: instant) }
    }
  }
}
