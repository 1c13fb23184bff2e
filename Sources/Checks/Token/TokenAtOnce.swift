// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// Two refreshes at once do to the log-in what the contract says.
public enum TokenAtOnce: TokenCheck {
  /// Major: a retry after a lost answer does the same as two refreshes at once.
  public static let kind = FindingKind(
    "token-at-once", .major, .authentication, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .credential)

  private static let example =
    TokenExampleContract.token.replacing(
      "lifetime", with: "refresh: { at-once: survives }\nlifetime")

  /// What the check says about itself.
  public static let page = TokenPage(
    "a log-in survives two refreshes at once, or not, as declared",
    about: """
      Two refreshes are sent at the same time with one refresh token. Systems that detect the reuse \
      of a refresh token give one of them a new token and then kill every token of the log-in, the \
      new one included. It is tried where `refresh.at-once` is `survives`, in the sandbox, \
      and in the environments of `refresh.only`; elsewhere it would do harm, so it is not proven. `kills` is believed, and told: a retry after a \
      lost answer does the same.
      """,
    passing: TokenExample(of: Self.example),
    failing: TokenExample(
      [
        "read with the first of both": ExampleAnswer(#"{"error": "invalid_token"}"#, status: 401),
        "read with the second of both": ExampleAnswer(#"{"error": "invalid_token"}"#, status: 401),
      ], of: Self.example))

  /// Looks at reads with what the two brought.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard let token = run.token, run.firstRefreshToken != nil else { return [] }
    guard let declared = token.refresh.atOnce else {
      let why: RedactedText =
        "`refresh.at-once` does not say that it is harmless, so it is not tried"
      return [SeriesPromise("", .leftOpen(why))]
    }
    if let open = obstacle(declared.value, run) { return [SeriesPromise("", open)] }
    let survives = reads(run).contains { run.isGood($0) }
    guard survives != (declared.value == .survives) else { return [SeriesPromise("", .kept)] }
    return [SeriesPromise("", .broken([finding(survives, declared, run)]))]
  }

  private static func refreshes(_ run: TokenRun) -> [TokenRun.NumberedTurn?] {
    [run.turn(.refreshFirst), run.turn(.refreshSecond)]
  }

  private static func reads(_ run: TokenRun) -> [TokenRun.NumberedTurn?] {
    [run.turn(.readFirst), run.turn(.readSecond)]
  }

  /// Why the two show nothing; nil if they do.
  private static func obstacle(
    _ declared: TokenEndpoint.AtOnce, _ run: TokenRun
  ) -> Judgement? {
    if run.findings.contains(where: { $0.kind == TokenRefresh.kind }) {
      return .notProven(because: TokenRefresh.kind.code)
    }
    guard run.turn(.refreshFirst) != nil else {
      let isHarmful = run.lifecycle?.mayKillAtOnce == false
      return declared == .kills && run.stop == nil && isHarmful
        ? .leftOpen("two refreshes at once would kill the log-in, as the contract says")
        : .notProven(because: run.lockOut ?? run.cause)
    }
    if let code = run.noGround { return .notProven(because: code) }
    let broken = refreshes(run).compactMap(\.self).first { ($0.status ?? 500) >= 500 }
    guard let broken else { return nil }
    let what: RedactedText = broken.status.map { "status \($0)" } ?? "nothing"
    return .leftOpen("one of the two was answered with \(what)")
  }

  private static func finding(
    _ survives: Bool, _ declared: Located<TokenEndpoint.AtOnce>, _ run: TokenRun
  ) -> Finding {
    var finding = run.finding(
      kind,
      survives
        ? "the log-in survives two refreshes at once" : "two refreshes at once kill the log-in",
      at: declared.span, refreshes(run) + reads(run))
    finding.expected = "it \(authored: declared.value.rawValue)"
    finding.actual = survives ? "a token is good afterwards" : "no token is good afterwards"
    finding.remedy =
      "write `at-once: \(survives ? "survives" : "kills")`; let no two programs share a refresh token"
    finding.effect =
      survives ? "nothing" : "after one lost answer somebody has to log the PBX in again"
    return finding
  }
}
