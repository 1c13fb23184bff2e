// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Diagnostics
import PBXEmulation
import Redaction

/// The token endpoint gives a token.
public enum TokenIssued: TokenCheck {
  /// A blocker of the credential: everything hangs on it.
  public static let kind = FindingKind(
    "token-issued", .blocker, .authentication, holds: .startOfBuild, owner: .crmAdministrator,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "the token endpoint gives a token",
    about: """
      The run logs in as the PBX does: with its refresh token, or as the client itself. An answer \
      that is no token answer of RFC 6749 section 5.1 is told with what it was instead: a refused \
      grant, a refused client, an HTML page, a redirect, text that is not JSON. Without a token \
      nothing else can be asked, so every other promise is *not proven* because of this one. A token \
      that a secret holds as it is was not issued here: then the promise is not proven.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "log in": ExampleAnswer(#"{"error": "invalid_grant"}"#, status: 400)
    ]))

  /// Reads the answer to the log-in.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token else { return [] }
    guard let turn = run.turn(SignIn.question) else {
      if run.stop != nil { return [SeriesPromise("", .notProven(because: run.cause))] }
      return [
        SeriesPromise("", .leftOpen("the secret access_token is used as it is; nothing was issued"))
      ]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    guard let fault = fault(of: turn, run) else { return [SeriesPromise("", .kept)] }
    let (message, help) = fault.message(redactedBy: run.redactor)
    var finding = run.finding(kind, message, at: token.request.span, [turn])
    finding.expected = "200 with a JSON object that has 'access_token'"
    finding.actual = turn.status.map { "status \($0)" } ?? "no answer"
    finding.remedy = fault.isBadGrant ? "\(help): \(run.loginCommand)" : help
    finding.effect = "no pop-up for any caller, no journal, no new contact"
    return [SeriesPromise("", .broken([finding]))]
  }

  private static func fault(of turn: TokenRun.NumberedTurn, _ run: TokenRun) -> TokenFault? {
    do throws(TokenFault) {
      _ = try TokenAnswer(reading: turn.turn.exchange)
      return nil
    } catch {
      return error
    }
  }
}

extension TokenRun {
  /// What a person types to log in again.
  var loginCommand: RedactedText {
    "callready login \(authored: contract.folder) --env \(authored: environment)"
  }
}
