// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A refused token is recognised by the template's token-error text.
public enum AuthErrorText: TokenCheck {
  /// Major: the PBX does not know that it has to renew its token.
  public static let kind = FindingKind(
    "auth-error-text", .major, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  private static let rights = "refused: { status: 401, says: invalid_token }"

  /// What the check says about itself.
  public static let page = TokenPage(
    "a refused token is recognised by the template's text",
    about: """
      A template's token-error map holds a text that means "the token is no longer good"; the \
      contract has it as `authentication.refused.says`. Each refusal of a false or dead token must \
      hold it, in its body as the PBX reads it. Without `says` nothing is promised.
      """,
    passing: TokenExample(rights: Self.rights),
    failing: TokenExample(
      ["false credential": ExampleAnswer(#"{"detail": "Unauthorized"}"#, status: 401)],
      rights: Self.rights))

  /// Looks for the text in every refusal of a token that was sent.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    let refused = run.contract.authentication.refused
    guard let says = refused.says, run.isJudged else { return [] }
    let asked: [LifecycleQuestion] = [.garbage, .dead, .expired, .revoked]
    let turns = asked.compactMap { run.turn($0) }.filter {
      refused.statuses.value.contains($0.status ?? 0)
    }
    guard !turns.isEmpty else {
      return [SeriesPromise("", .notProven(because: run.lockOut ?? run.cause))]
    }
    let silent = turns.filter { !String(decoding: $0.body, as: UTF8.self).contains(says.value) }
    guard let first = silent.first else { return [SeriesPromise("", .kept)] }
    var finding = run.finding(
      kind, "the refusal does not hold the token-error text '\(authored: says.value)'",
      at: says.span, silent)
    finding.expected = run.spoken(refused)
    finding.actual =
      first.body.isEmpty
      ? "an empty body" : run.redactor.redact(bytes: Array(first.body.prefix(200)))
    finding.remedy = "write into `says`, and into the template, a text that stands in the answer"
    finding.effect = "the PBX goes on with a dead token: no pop-up until the next refresh"
    return [SeriesPromise("", .broken([finding]))]
  }
}
