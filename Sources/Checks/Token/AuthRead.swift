// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// The token may read.
public enum AuthRead: TokenCheck {
  /// A blocker of the credential.
  public static let kind = FindingKind(
    "auth-read", .blocker, .authentication, holds: .startOfBuild, owner: .crmAdministrator,
    layer: .credential)

  /// What the check says about itself.
  public static let page = TokenPage(
    "the credential may read",
    about: """
      The first declared read is sent with the credential of the run once more, before anything is \
      tried that the CRM must refuse. With it every refusal that follows can be told from a fault.
      """,
    passing: TokenExample(),
    failing: TokenExample([
      "read": ExampleAnswer(#"{"error": "insufficient_scope"}"#, status: 403)
    ]))

  /// Looks at the one read.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.isJudged else { return [] }
    guard run.lifecycle?.read != nil || run.stop != nil else {
      return [SeriesPromise("", .leftOpen("the contract declares nothing to read"))]
    }
    guard let turn = run.turn(.read) else {
      return [SeriesPromise("", .notProven(because: run.cause))]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    if run.isGood(turn) { return [SeriesPromise("", .kept)] }
    if run.isLimited(turn) {
      return [SeriesPromise("", .leftOpen("the CRM's limit of requests was reached"))]
    }
    if let status = turn.status, status >= 500 {
      return [
        SeriesPromise("", .leftOpen("the CRM broke down with status \(status) when it was asked"))
      ]
    }
    // What the scenarios have found already is one cause.
    if let earlier = run.findings.first(where: { $0.kind.severity == .blocker }) {
      return [SeriesPromise("", .notProven(because: earlier.kind.code))]
    }
    var finding = run.finding(
      kind, "the credential may not read", at: run.lifecycle?.read?.request.span, [turn])
    finding.expected = "the answer that the contract promises"
    finding.actual = turn.status.map { "status \($0)" } ?? "no whole answer"
    finding.remedy = "give the integration's user or its token the right to read"
    finding.effect = "no pop-up for any caller"
    return [SeriesPromise("", .broken([finding]))]
  }
}

extension TokenRun {
  /// Whether anything is promised about the credential.
  var isJudged: Bool { contract.needsSession || lifecycle?.isJudged == true }

  /// The code that keeps refusals from being judged; nil if the credential is good where it is used.
  var noGround: String? {
    guard let turn = turn(.read) else { return cause }
    if isLimited(turn) { return AuthRead.kind.code }
    return isGood(turn)
      ? nil : (findings.first { $0.kind.severity == .blocker }?.kind.code ?? AuthRead.kind.code)
  }
}
