// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A false refresh token is refused as declared.
public enum TokenBadGrant: TokenCheck {
  /// Major: the PBX cannot know that somebody has to log in again.
  public static let kind = FindingKind(
    "token-bad-grant", .major, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "a refresh token that is none is refused as declared",
    about: """
      A refresh token that nobody has is sent once. It must be refused as `bad-grant` says, by \
      default with 400 and `invalid_grant` (RFC 6749 section 5.2): that tells a log-in that is over \
      from a CRM that is down.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "false refresh token": ExampleAnswer("Oops", status: 500, contentType: "text/plain")
    ]))

  /// Looks at the one question.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token, run.firstRefreshToken != nil else { return [] }
    guard let turn = run.turn(.badGrant) else {
      return [SeriesPromise("", .notProven(because: run.lockOut ?? run.cause))]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    guard let actual = run.difference(turn, from: token.badGrant) else {
      return [SeriesPromise("", .kept)]
    }
    var finding = run.finding(
      kind, "a refresh token that is none is not refused as declared",
      at: token.badGrant.statuses.span ?? token.request.span, [turn])
    finding.expected = run.spoken(token.badGrant)
    finding.actual = actual
    finding.remedy =
      "let the CRM answer as RFC 6749 section 5.2 says, or declare its answer under `bad-grant`"
    finding.effect = "nobody is told that the PBX has to be logged in again"
    return [SeriesPromise("", .broken([finding]))]
  }
}
