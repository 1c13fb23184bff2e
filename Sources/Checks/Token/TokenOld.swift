// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// The access token of before a refresh lives on or dies, as the contract says.
public enum TokenOld: TokenCheck {
  /// Minor: requests that are under way at the refresh fail, or a token lives longer than it should.
  public static let kind = FindingKind(
    "token-old", .minor, .authentication, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "the access token of before a refresh lives on, or dies, as declared",
    about: """
      `old-token` says what becomes of it. Where it dies, a pop-up that is under way at the moment \
      of the refresh is refused; where it lives though it should not, a stolen token outlives its \
      renewal.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "read with the token of before": ExampleAnswer(#"{"error": "invalid_token"}"#, status: 401)
    ]))

  /// Looks at the read with the old token.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token, run.lifecycle?.canRefresh == true else { return [] }
    guard let turn = run.turn(.readOld), run.answer(to: run.turn(.refresh)) != nil else {
      return [SeriesPromise("", .notProven(because: run.cause))]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    if let code = run.noGround { return [SeriesPromise("", .notProven(because: code))] }
    let lives = run.isGood(turn)
    guard lives != (token.oldToken.value == .lives) else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, lives ? "the access token of before lives on" : "the access token of before is dead",
      at: token.oldToken.span ?? token.request.span, [run.turn(.refresh), turn])
    finding.expected = "it \(authored: token.oldToken.value.rawValue)"
    finding.actual = AuthRefused.actual(turn, run)
    finding.remedy = "write `old-token: \(lives ? "lives" : "dies")`, or change the CRM's setting"
    finding.effect =
      lives ? "nothing" : "a pop-up that is under way while the PBX refreshes stays empty"
    return [SeriesPromise("", .broken([finding]))]
  }
}
