// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A token is refused when it has ended.
public enum TokenExpired: TokenCheck {
  /// Major: a stolen token is good for ever.
  public static let kind = FindingKind(
    "token-expired", .major, .security, holds: .controlledPilot, owner: .apiDeveloper, layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "a token that has ended is refused",
    about: """
      The token is tried \(LifecycleSetting.margin.components.seconds) s after its end. In the \
      sandbox time is moved there, a replay jumps; live the run waits for a minute at most. The dead \
      token that `expired-token` names is tried too. Where there is neither, it is not proven.
      """,
    passing: TokenExample(),
    failing: TokenExample(["read after the end": ExampleAnswer(ExampleContract.known)]))

  /// Looks at the read after the end, or at the one with the declared dead token.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token else { return [] }
    if token.lifetime.value == .unlimited, token.expiredToken == nil {
      return [SeriesPromise("", .leftOpen("the contract says that tokens never end"))]
    }
    if run.stop == nil, run.turn(.expired) == nil, run.turn(.dead) == nil, run.lockOut == nil {
      guard run.noGround == nil else { return [SeriesPromise("", .notProven(because: run.cause))] }
      return [
        SeriesPromise(
          "",
          .leftOpen(
            "the token lives longer than a run waits, and `expired-token` names no dead one"))
      ]
    }
    let turns = [run.turn(.expired), run.turn(.dead)].compactMap { $0 }
    let judgements = turns.map { run.refusal($0, kind) }
    guard let first = judgements.first else {
      return [SeriesPromise("", .notProven(because: run.lockOut ?? run.cause))]
    }
    return [SeriesPromise("", judgements.first { $0 != .kept } ?? first)]
  }
}

/// A token is refused when it has been revoked.
public enum TokenRevoked: TokenCheck {
  /// Major: who leaves keeps the keys.
  public static let kind = FindingKind(
    "token-revoked", .major, .security, holds: .operationalHandover, owner: .apiDeveloper,
    layer: .crm)

  private static let example =
    TokenExampleContract.token + """
      revoke: { request: "POST https://crm.example/oauth/revoke?token={{.AccessToken}}" }

      """

  /// What the check says about itself.
  public static let page = TokenPage(
    "a revoked token is refused",
    about: """
      The token is revoked in the way that `revoke` declares, last of all, and then tried. If that \
      kills a whole log-in (`kills: family`), it is done in the sandbox and where `only` allows it, \
      and the refresh token must be dead too. Without a declared way it is not proven.
      """,
    passing: TokenExample(of: Self.example),
    failing: TokenExample(
      ["read after the revocation": ExampleAnswer(ExampleContract.known)], of: Self.example))

  /// Looks at the read behind the revocation.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token else { return [] }
    guard let revoke = token.revoke else {
      return [SeriesPromise("", .leftOpen("the contract declares no way to revoke a token"))]
    }
    guard let asked = run.turn(.revoke) else {
      return run.stop == nil && run.lifecycle?.mayRevoke == false
        ? [
          SeriesPromise(
            "", .leftOpen("it would kill the whole log-in; `revoke.only` does not allow it here"))
        ]
        : [SeriesPromise("", .notProven(because: run.lockOut ?? run.cause))]
    }
    if let finding = run.unanswered(asked) { return [SeriesPromise("", .couldNotAsk(finding))] }
    guard let status = asked.status, (200..<300).contains(status) else {
      var finding = run.finding(
        kind, "the token cannot be revoked", at: revoke.request.span, about: "revoke", [asked])
      finding.expected = "status 200"
      finding.actual = asked.status.map { "status \($0)" } ?? "no whole answer"
      finding.remedy = "correct `revoke.request`, or ask the API developer for the way"
      finding.effect = "a stolen token cannot be taken back"
      return [SeriesPromise("", .broken([finding]))]
    }
    guard let turn = run.turn(.revoked) else {
      return [
        SeriesPromise("", run.isKilledAtOnce ? .leftOpen(late) : .notProven(because: run.cause))
      ]
    }
    return [SeriesPromise("", run.refusal(turn, kind))] + family(run, revoke)
  }

  private static let late: RedactedText =
    "two refreshes at once have killed the log-in before, as the contract says"

  private static func family(
    _ run: TokenRun, _ revoke: TokenEndpoint.Revocation
  ) -> [SeriesPromise] {
    guard revoke.kills == .family, let turn = run.turn(.refreshRevoked) else { return [] }
    guard run.answer(to: turn) != nil else { return [SeriesPromise("refresh token", .kept)] }
    var finding = run.finding(
      kind, "the refresh token lives on after the revocation", at: revoke.request.span,
      about: "family", [run.turn(.revoke), turn])
    finding.expected = "a refused grant"
    finding.actual = "a new token"
    finding.remedy = "write `kills: access-token`, or let the CRM revoke the refresh token too"
    finding.effect = "who was logged out gets in again"
    return [SeriesPromise("refresh token", .broken([finding]))]
  }
}

extension TokenRun {
  /// Whether a dead token was refused; a finding of the kind if not.
  func refusal(_ turn: NumberedTurn, _ kind: FindingKind) -> Judgement {
    if let finding = unanswered(turn) { return .couldNotAsk(finding) }
    if let code = noGround { return .notProven(because: code) }
    let refused = contract.authentication.refused
    guard let status = turn.status, !refused.statuses.value.contains(status) else { return .kept }
    if let code = lockOut, [403, 429].contains(status) { return .notProven(because: code) }
    // Who lets everybody in lets a dead token in, too.
    if findings.contains(where: { $0.kind == AuthRefused.kind }) {
      return .notProven(because: AuthRefused.kind.code)
    }
    let question = LifecycleQuestion(rawValue: turn.turn.question.name) ?? .dead
    var finding = finding(
      kind, "\(question.credential) is not refused", at: refusalPlace, about: question.rawValue,
      [turn])
    finding.expected = spoken(refused)
    finding.actual = AuthRefused.actual(turn, self)
    finding.remedy = "let the CRM check the token's state on every request"
    finding.effect = "whoever has an old token still reads the customers"
    return .broken([finding])
  }
}
