// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Diagnostics
import PBXEmulation
import Redaction

/// The token can be renewed, and renewed again.
public enum TokenRefresh: TokenCheck {
  /// A blocker: when the token ends, everything stops.
  public static let kind = FindingKind(
    "token-refresh", .blocker, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "the token can be renewed, twice in a row",
    about: """
      The PBX's refresh is sent, the new token is tried with a read, and all of it once more: a \
      refresh token that is good once fails at the second time, 25 minutes into the working day. \
      With `refresh.every: never` nothing is promised. A log-in without a refresh token cannot be \
      renewed by a PBX at all.
      """,
    passing: TokenExample(),
    failing: TokenExample(["refresh again": .badGrant]))

  private static let rounds: [(String, LifecycleQuestion, LifecycleQuestion?)] = [
    ("once", .refresh, .readRefreshed), ("twice in a row", .refreshAgain, .readAgain),
  ]

  /// One promise for each refresh.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token, token.refresh.every.value != .never else { return [] }
    if run.stop == nil, run.turn(SignIn.question) != nil, run.lifecycle?.canRefresh == false {
      return [SeriesPromise("once", .broken([noRefreshToken(token, run)]))]
    }
    var before: String?
    // A token that has ended is renewed only where a run can wait for its end.
    let asked = rounds + (run.turn(.renew) == nil ? [] : [("after the end", .renew, nil)])
    return asked.map { name, refresh, read in
      if let before { return SeriesPromise(name, .notProven(because: before)) }
      let judgement = judgement(refresh, read, token, run)
      if case .kept = judgement {} else { before = kind.code }
      return SeriesPromise(name, judgement)
    }
  }

  private static func judgement(
    _ refresh: LifecycleQuestion, _ read: LifecycleQuestion?, _ token: TokenEndpoint,
    _ run: TokenRun
  ) -> Judgement {
    guard let turn = run.turn(refresh) else { return .notProven(because: run.cause) }
    if let finding = run.unanswered(turn) { return .couldNotAsk(finding) }
    do throws(TokenFault) {
      _ = try TokenAnswer(reading: turn.turn.exchange)
    } catch {
      return .broken([refused(error, turn, refresh, token, run)])
    }
    guard let reading = read.flatMap({ run.turn($0) }) else { return .kept }
    if let code = run.noGround { return .notProven(because: code) }
    if run.isGood(reading) { return .kept }
    var finding = run.finding(
      kind, "the token that the refresh brought is not good", at: place(token),
      about: refresh.rawValue,
      [turn, reading])
    finding.expected = "the answer of before"
    finding.actual = AuthRefused.actual(reading, run)
    finding.remedy = "let the API developer find out why a token that was just given is refused"
    finding.effect = effect
    return .broken([finding])
  }

  private static func refused(
    _ fault: TokenFault, _ turn: TokenRun.NumberedTurn, _ refresh: LifecycleQuestion,
    _ token: TokenEndpoint, _ run: TokenRun
  ) -> Finding {
    let (message, help) = fault.message(redactedBy: run.redactor)
    let isSecond = refresh == .refreshAgain
    var finding = run.finding(
      kind, isSecond ? "the token cannot be renewed a second time: \(message)" : message,
      at: place(token), about: refresh.rawValue, [turn])
    finding.expected = "a new access token"
    finding.actual = turn.status.map { "status \($0)" } ?? "no answer"
    finding.remedy =
      isSecond && fault.isBadGrant
      ? "the refresh token was good once: let the CRM give a new one with each refresh, or none at all"
      : help
    finding.effect = effect
    return finding
  }

  private static func noRefreshToken(_ token: TokenEndpoint, _ run: TokenRun) -> Finding {
    var finding = run.finding(
      kind, "the log-in brings no refresh token", at: place(token), about: "refresh",
      [run.turn(SignIn.question)])
    finding.expected = "a refresh token, or `refresh.request` without one"
    finding.actual = "an access token alone"
    finding.remedy =
      "let the CRM grant offline access, such as by the scope refresh_token or offline_access"
    finding.effect = effect
    return finding
  }

  private static func place(_ token: TokenEndpoint) -> SourceSpan? {
    token.refresh.request?.span ?? token.request.span
  }

  private static let effect: RedactedText =
    "when the token ends, nobody sees a name until somebody logs the PBX in again"
}
