// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// The token counts behind the right word only.
public enum AuthScheme: TokenCheck {
  /// Minor: a leniency that others may not share.
  public static let kind = FindingKind(
    "auth-scheme", .minor, .security, holds: .controlledPilot, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "a token behind the wrong word is refused",
    about: """
      The good token is sent once behind another word than `scheme` says, such as `Token` for \
      `Bearer`. A CRM that takes it does not read the header as RFC 6750 says; the next version may.
      """,
    passing: TokenExample(),
    failing: TokenExample(["wrong word before the token": ExampleAnswer(#"{"data": []}"#)]))

  /// Looks at the one question.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.contract.needsSession, run.lifecycle?.read != nil else { return [] }
    guard let turn = run.turn(.scheme) else {
      return [SeriesPromise("", .notProven(because: run.lockOut ?? run.cause))]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    if let code = run.noGround { return [SeriesPromise("", .notProven(because: code))] }
    guard run.isGood(turn) || (200..<300).contains(turn.status ?? 0) else {
      return [SeriesPromise("", .kept)]
    }
    // A log-in page for everybody is one cause.
    if !run.isGood(turn), run.findings.contains(where: { $0.kind == AuthRefused.kind }) {
      return [SeriesPromise("", .notProven(because: AuthRefused.kind.code))]
    }
    var finding = run.finding(
      kind, "the CRM takes a token behind the wrong word",
      at: run.token?.scheme.span ?? run.refusalPlace, [turn])
    finding.expected = run.spoken(run.contract.authentication.refused)
    finding.actual = AuthRefused.actual(turn, run)
    finding.remedy = "let the CRM take the word that its documentation names, and no other"
    finding.effect = "nothing today"
    return [SeriesPromise("", .broken([finding]))]
  }
}
