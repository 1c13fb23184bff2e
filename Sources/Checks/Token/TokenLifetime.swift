// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import Diagnostics
import PBXEmulation
import Redaction

/// A token lives until the PBX renews it.
public enum TokenLifetime: TokenCheck {
  /// A blocker: between the token's end and its renewal no call shows a name.
  public static let kind = FindingKind(
    "token-lifetime", .blocker, .authentication, holds: .controlledPilot, owner: .pbxAdministrator,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "a token lives longer than the PBX's refresh interval",
    about: """
      The Token Refresh Time of the PBX's form is 25 minutes when it is left blank, and 0 means that \
      the token is never renewed (`refresh.every`). What the answer states, and what `lifetime` \
      promises, must both be longer. An answer that states another lifetime than the contract is \
      told, too.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "log in": ExampleAnswer(
        #"{"access_token": "a1b2c3d4e5f6", "token_type": "Bearer", "expires_in": 900}"#)
    ]))

  /// Compares what is stated and what is promised with the interval.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token else { return [] }
    let first = run.issued.first
    let stated = first?.answer.lifetime.duration
    if let finding = difference(stated, token, run, first?.turn) {
      return [SeriesPromise("", .broken([finding]))]
    }
    guard let lifetime = stated ?? token.lifetime.value.duration else {
      if token.lifetime.value == .unlimited { return [SeriesPromise("", .kept)] }
      let isUnstated = first != nil
      return [
        SeriesPromise(
          "",
          isUnstated
            ? .leftOpen("neither the answer nor `lifetime` says how long a token lives")
            : .notProven(because: run.cause))
      ]
    }
    guard let finding = finding(lifetime, token, run, first?.turn) else {
      return [SeriesPromise("", .kept)]
    }
    return [SeriesPromise("", .broken([finding]))]
  }

  private static func finding(
    _ lifetime: Duration, _ token: TokenEndpoint, _ run: TokenRun, _ turn: TokenRun.NumberedTurn?
  ) -> Finding? {
    let expected: RedactedText
    switch token.refresh.every.value {
    case .every(let interval):
      guard lifetime <= interval else { return nil }
      expected = "more than \(interval.spoken), the PBX's refresh interval"
    case .never: expected = "a token that never ends, since the PBX never renews it"
    }
    var finding = run.finding(
      kind, "the token ends before the PBX renews it",
      at: token.refresh.every.span ?? token.lifetime.span ?? token.request.span, [turn])
    finding.expected = expected
    finding.actual = lifetime.spoken
    finding.remedy = """
      set the Token Refresh Time of the PBX below \(lifetime.spoken), and `refresh.every` with it
      """
    finding.effect = "names come and go: after \(lifetime.spoken) no pop-up until the next refresh"
    return finding
  }

  /// What the answer states differs from what the contract says.
  private static func difference(
    _ stated: Duration?, _ token: TokenEndpoint, _ run: TokenRun, _ turn: TokenRun.NumberedTurn?
  ) -> Finding? {
    guard let stated, let promised = token.lifetime.value.duration,
      stated < promised - .seconds(60)
    else { return nil }
    var finding = run.finding(
      kind, "the token's life is shorter than the contract says", at: token.lifetime.span,
      about: "lifetime", [turn])
    finding.expected = promised.spoken
    finding.actual = stated.spoken
    finding.remedy =
      "set the lifetime back in the CRM, or correct `lifetime` and the PBX's interval"
    finding.effect = "after \(stated.spoken) no pop-up until the next refresh"
    return finding
  }
}

extension TokenEndpoint.Lifetime {
  /// The length, if the contract gives one.
  var duration: Duration? { if case .lasting(let duration) = self { duration } else { nil } }
}

extension Duration {
  /// The length in the unit that people would take.
  var spoken: RedactedText {
    let seconds = components.seconds
    if seconds >= 86_400, seconds % 86_400 == 0 { return "\(seconds / 86_400) d" }
    if seconds >= 3600, seconds % 3600 == 0 { return "\(seconds / 3600) h" }
    if seconds >= 60, seconds % 60 == 0 { return "\(seconds / 60) min" }
    return "\(seconds) s"
  }
}
