// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction

/// What must be forbidden is forbidden.
public enum AuthLeastPrivilege: TokenCheck {
  /// Major: more can be lost than the telephones need.
  public static let kind = FindingKind(
    "auth-least-privilege", .major, .security, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .credential)

  private static let rights = "forbidden:\n  read invoices: GET /invoices"

  /// What the check says about itself.
  public static let page = TokenPage(
    "what the integration does not need is forbidden",
    about: """
      Each request of `authentication.forbidden` is sent once with the integration's credential, a \
      GET everywhere, anything else where writes are allowed. It must be refused with 401, 403 or \
      404, or as `refused` declares. If the contract declares none, it is not proven that the \
      credential may do no more than it must.

      A contract that names its `system` brings what no integration of telephones needs there. Such a \
      request reads, or removes something by an id that nobody can have, and is sent after the \
      contract's own. Only the answers of this table show that it is forbidden, and only a success \
      with something in it that it is not; any other answer leaves it not proven. A request of the \
      same name under `forbidden` takes its place.

      \(UsualRefusal.table)
      """,
    passing: TokenExample(rights: Self.rights),
    failing: TokenExample(
      ["forbidden: read invoices": ExampleAnswer(#"{"invoices": [{"id": 1}]}"#)],
      rights: Self.rights))

  /// One promise for each forbidden request.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.isJudged else { return [] }
    let forbidden = run.contract.authentication.forbidden
    guard !forbidden.isEmpty else {
      return [
        SeriesPromise(
          "", .leftOpen("the contract declares nothing that must be forbidden, and no `system`"))
      ]
    }
    return forbidden.enumerated().map { index, request in
      SeriesPromise(request.name.value, judgement(index, request, run))
    }
  }

  private static func judgement(
    _ index: Int, _ forbidden: ForbiddenRequest, _ run: TokenRun
  ) -> Judgement {
    guard run.lifecycle?.mayAsk(index) == true else {
      return .leftOpen("it could change something, and writes are not allowed in this environment")
    }
    let name = Lifecycle.name(of: .forbidden(forbidden.name.value), for: nil)
    guard let turn = run.turn(name) else { return .notProven(because: run.cause) }
    if let finding = run.unanswered(turn) { return .couldNotAsk(finding) }
    if let code = run.noGround { return .notProven(because: code) }
    let actual: RedactedText
    if let usual = forbidden.usual {
      switch UsualRefusal(of: usual, in: turn) {
      case .forbidden: return .kept
      case .unclear(let why): return .leftOpen(why)
      case .allowed(let status): actual = "status \(status)"
      }
    } else {
      guard let difference = run.difference(turn, from: forbidden.refused) else { return .kept }
      actual = difference
    }
    // An administrator may do everything: one cause.
    if run.findings.contains(where: { $0.kind == AuthAdministrator.kind }) {
      return .notProven(because: AuthAdministrator.kind.code)
    }
    var finding = run.finding(
      kind, "'\(authored: forbidden.name.value)' is not forbidden", at: forbidden.request.span,
      about: forbidden.name.value, [turn])
    finding.expected =
      forbidden.usual.map { "\(authored: $0.spokenRefusals)" } ?? run.spoken(forbidden.refused)
    finding.actual = actual
    finding.remedy = "take the right away from the integration's user, or the scope from its token"
    finding.effect = "nothing; but who steals the PBX's token may do this too"
    return .broken([finding])
  }
}

/// The integration is no administrator.
public enum AuthAdministrator: TokenCheck {
  /// A blocker: whoever has the PBX's token owns the CRM.
  public static let kind = FindingKind(
    "auth-administrator", .blocker, .security, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .credential)

  private static let rights = "administrator: { request: GET /me, fields: { role: administrator } }"

  /// What the check says about itself.
  public static let page = TokenPage(
    "the integration is no administrator",
    about: """
      `authentication.administrator` names a read about oneself, and what in its answer only an \
      administrator has. A broad administrator's token makes early testing easier, and every later \
      audit, hand-over and breach harder. Without the key, or if the answer does not hold what it names, \
      it is not proven.
      """,
    passing: TokenExample(
      ["read about oneself": ExampleAnswer(#"{"role": "integration"}"#)], rights: Self.rights),
    failing: TokenExample(
      ["read about oneself": ExampleAnswer(#"{"role": "administrator"}"#)], rights: Self.rights))

  /// Looks at the read about oneself.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.isJudged else { return [] }
    guard let sign = run.contract.authentication.administrator else {
      return [SeriesPromise("", .leftOpen("the contract does not say what tells an administrator"))]
    }
    guard let turn = run.turn(.administrator) else {
      return [SeriesPromise("", .notProven(because: run.cause))]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    guard let status = turn.status, (200..<300).contains(status) else {
      return [SeriesPromise("", .leftOpen("the read about oneself was not answered with 200"))]
    }
    if let silent = sign.facts.first(where: { !run.isThere($0, in: turn.body) }) {
      let path = silent.path.source.text
      return [SeriesPromise("", .leftOpen("the read about oneself has no '\(authored: path)'"))]
    }
    guard sign.facts.allSatisfy({ run.holds($0, in: turn.body) }) else {
      return [SeriesPromise("", .kept)]
    }
    var finding = run.finding(
      kind, "the integration is an administrator", at: sign.span, [turn])
    finding.expected = "a user with no more rights than the telephones need"
    finding.actual = "an administrator, by `authentication.administrator`"
    finding.remedy =
      "make a user for the integration, give it what the contract reads and writes, and log it in"
    finding.effect = "nothing; but who steals the PBX's token owns the CRM"
    return [SeriesPromise("", .broken([finding]))]
  }
}
