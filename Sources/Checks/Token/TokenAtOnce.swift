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
      return [
        SeriesPromise(
          "", .leftOpen("`refresh.at-once` does not say that it is harmless, so it is not tried"))
      ]
    }
    if run.findings.contains(where: { $0.kind == TokenRefresh.kind }) {
      return [SeriesPromise("", .notProven(because: TokenRefresh.kind.code))]
    }
    guard run.turn(.refreshFirst) != nil else {
      return declared.value == .kills && run.stop == nil
        && run.lifecycle?.mayKillAtOnce == false
        ? [
          SeriesPromise(
            "", .leftOpen("two refreshes at once would kill the log-in, as the contract says"))
        ]
        : [SeriesPromise("", .notProven(because: run.lockOut ?? run.cause))]
    }
    if let code = run.noGround { return [SeriesPromise("", .notProven(because: code))] }
    let broken = [run.turn(.refreshFirst), run.turn(.refreshSecond)].compactMap(\.self)
      .first { ($0.status ?? 500) >= 500 }
    if let broken {
      let what: RedactedText = broken.status.map { "status \($0)" } ?? "nothing"
      return [SeriesPromise("", .leftOpen("one of the two was answered with \(what)"))]
    }
    let reads = [run.turn(.readFirst), run.turn(.readSecond)]
    let survives = reads.contains { run.isGood($0) }
    guard survives != (declared.value == .survives) else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind,
      survives
        ? "the log-in survives two refreshes at once" : "two refreshes at once kill the log-in",
      at: declared.span, [run.turn(.refreshFirst), run.turn(.refreshSecond)] + reads)
    finding.expected = "it \(authored: declared.value.rawValue)"
    finding.actual = survives ? "a token is good afterwards" : "no token is good afterwards"
    finding.remedy =
      "write `at-once: \(survives ? "survives" : "kills")`; let no two programs share a refresh token"
    finding.effect =
      survives ? "nothing" : "after one lost answer somebody has to log the PBX in again"
    return [SeriesPromise("", .broken([finding]))]
  }
}
