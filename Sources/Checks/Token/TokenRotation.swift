// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Diagnostics
import PBXEmulation
import Redaction

/// A refresh gives a new refresh token, or does not, as the contract says.
public enum TokenRotation: TokenCheck {
  /// Major: a PBX that does not store the new one fails at the second refresh.
  public static let kind = FindingKind(
    "token-rotation", .major, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "refresh tokens change with a refresh, or stay, as declared",
    about: """
      `rotates` says whether a refresh brings a new refresh token in place of the used one. No page \
      of the vendor's says that the PBX stores a new one, so a rotation that nobody has declared may \
      work once and fail at the second refresh.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "refresh": ExampleAnswer(
        #"{"access_token": "a1b2c3d4e5f6", "expires_in": 3600, "refresh_token": "new-one-0123"}"#)
    ]))

  /// Compares the refresh token of before with the one of the answer.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token, let used = run.firstRefreshToken else { return [] }
    guard let turn = run.turn(.refresh), let answer = run.answer(to: turn) else {
      return [SeriesPromise("", .notProven(because: run.cause))]
    }
    let rotated = answer.refreshToken.map { $0.reveal() != used } ?? false
    guard rotated != token.rotates.value else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind,
      rotated
        ? "the refresh brought a new refresh token" : "the refresh brought no new refresh token",
      at: token.rotates.span ?? token.request.span, [turn])
    finding.expected = token.rotates.value ? "a new refresh token" : "the same one, or none"
    finding.actual = rotated ? "a new one" : "the same one, or none"
    finding.remedy = "write `rotates: \(rotated ? "true" : "false")`, or change the CRM's setting"
    finding.effect =
      rotated
      ? "a PBX that keeps the old one is logged out at the second refresh"
      : "nothing, as long as the old one stays good"
    return [SeriesPromise("", .broken([finding]))]
  }
}

/// Whether a PBX has to store a new refresh token each time.
public enum TokenRotates: TokenCheck {
  /// Minor: an admitted weakness.
  public static let kind = FindingKind(
    "token-rotates", .minor, .authentication, holds: .controlledPilot, owner: .pbxAdministrator,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "the refresh token stays the same",
    about: """
      `rotates: true` is admitted here as a weakness: no page of the vendor's says that a PBX stores \
      the refresh token that a refresh brings. Watch one PBX over two refreshes, and let a waiver say \
      who did.
      """,
    passing: TokenExample(),
    failing: TokenExample(of: TokenExampleContract.token + "rotates: true\n"))

  /// Reports what the contract admits.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token, run.firstRefreshToken != nil else { return [] }
    guard token.rotates.value else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, "the refresh token changes with each refresh", at: token.rotates.span,
      [run.turn(.refresh)])
    finding.expected = "a refresh token that stays"
    finding.actual = "a new one each time, as the contract admits"
    finding.remedy =
      "watch the PBX over two refreshes (50 minutes), or switch rotation off in the CRM"
    finding.effect = "if the PBX keeps the old one, it is logged out at the second refresh"
    return [SeriesPromise("", .broken([finding]))]
  }
}

extension TokenRun {
  /// The refresh token that the first refresh was sent with; nil if there is none.
  var firstRefreshToken: String? {
    guard contract.token != nil else { return nil }
    if let brought = answer(to: turn(SignIn.question))?.refreshToken { return brought.reveal() }
    guard case .refreshToken(let secret) = pbx.wayIn else { return nil }
    return secret.reveal()
  }
}
