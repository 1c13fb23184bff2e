// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction

/// The credential may write, shown without writing.
public enum AuthWrite: TokenCheck {
  /// A blocker of the credential: no journal is ever written.
  public static let kind = FindingKind(
    "auth-write", .blocker, .authentication, holds: .builderTesting, owner: .crmAdministrator,
    layer: .credential)

  private static let rights = """
    write-scope:
      request: POST /contacts
      refused: { status: 422 }
      unchanged: GET /contacts/count
    """

  /// What the check says about itself.
  public static let page = TokenPage(
    "the credential may write",
    about: """
      A write with a body that the CRM must find invalid is sent where writes are allowed. 400 or 422, \
      or what `write-scope.refused` declares, shows that the right is there; 401 and 403 show that it \
      is missing. A refusal without the declared text is no proof: some systems refuse writes for the \
      lack of a header (Roundup wants `Origin` and `X-Requested-With`). `unchanged` must read the \
      same before and after, so that no record was left. With `metadata` the CRM itself says what \
      may be written. Without `write-scope` it is not proven, unless a key is for pop-ups alone.
      """,
    passing: TokenExample(rights: Self.rights),
    failing: TokenExample(
      ["write an invalid record": ExampleAnswer(#"{"error": "insufficient_scope"}"#, status: 403)],
      rights: Self.rights))

  /// Looks at the write, and at the reads around it.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.isJudged else { return [] }
    switch run.contract.authentication.writeScope {
    case nil:
      // A key that is for pop-ups alone need not write.
      guard run.contract.needsSession || !run.contract.writes.isEmpty else { return [] }
      return [SeriesPromise("", .leftOpen("the contract has no `write-scope`"))]
    case .metadata(let request, let facts):
      return [SeriesPromise("", metadata(request, facts, run))]
    case .invalidBody(let request, let refused, _):
      guard run.lifecycle?.mayWrite == true else {
        return [SeriesPromise("", .leftOpen("writes are not allowed in this environment"))]
      }
      return [SeriesPromise("", invalidBody(request, refused, run))] + unchanged(request, run)
    }
  }

  private static func metadata(
    _ request: RequestTemplate, _ facts: [ExpectedFact], _ run: TokenRun
  ) -> Judgement {
    guard let turn = run.turn(.metadata) else { return .notProven(because: run.cause) }
    if let finding = run.unanswered(turn) { return .couldNotAsk(finding) }
    guard let status = turn.status, (200..<300).contains(status) else {
      return .broken([finding(turn, request, "the answer to `metadata`", run)])
    }
    let missing = facts.first { !run.holds($0, in: turn.body) }
    guard let missing else { return .kept }
    return .broken([
      finding(turn, request, "'\(authored: missing.path.source.text)' as declared", run)
    ])
  }

  private static func invalidBody(
    _ request: RequestTemplate, _ refused: Refusal, _ run: TokenRun
  ) -> Judgement {
    guard let turn = run.turn(.write) else { return .notProven(because: run.cause) }
    if let finding = run.unanswered(turn) { return .couldNotAsk(finding) }
    guard run.difference(turn, from: refused) != nil else { return .kept }
    return .broken([finding(turn, request, run.spoken(refused), run)])
  }

  private static func finding(
    _ turn: TokenRun.NumberedTurn, _ request: RequestTemplate, _ expected: RedactedText,
    _ run: TokenRun
  ) -> Finding {
    let isRefused = [401, 403].contains(turn.status ?? 0)
    var finding = run.finding(
      kind,
      isRefused ? "the credential may not write" : "it is not shown that the credential may write",
      at: request.span, [turn])
    finding.expected = expected
    finding.actual = turn.status.map { "status \($0)" } ?? "no whole answer"
    finding.remedy =
      isRefused
      ? "give the integration's user, or the scope of its token, the right to write"
      : "look at the exchange: a header that only writes need may be missing, or the body is not invalid"
    finding.effect = "no journal and no new contact is ever written"
    return finding
  }

  private static func unchanged(
    _ request: RequestTemplate, _ run: TokenRun
  ) -> [SeriesPromise] {
    guard let before = run.turn(.readBefore), let after = run.turn(.readAfter) else { return [] }
    if before.body == after.body, before.status == after.status {
      return [SeriesPromise("leaves no record", .kept)]
    }
    var finding = run.finding(
      kind, "the invalid write has changed something", at: request.span, about: "unchanged",
      [before, run.turn(.write), after])
    finding.expected = "the same answer before and after"
    finding.actual = "another one"
    finding.remedy =
      "look for the record it left, and remove it; write a body that is surely invalid"
    finding.effect = "records without a name or a number"
    return [SeriesPromise("leaves no record", .broken([finding]))]
  }
}
