// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import Readiness
import Redaction

/// Agents see the record that the pop-up opens.
public enum AuthAgentView: TokenCheck {
  /// Major: the pop-up opens a page that says no.
  public static let kind = FindingKind(
    "auth-agent-view", .major, .authentication, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .crm)

  private static let rights = "identities:\n  agent: { refresh_token: agent_refresh_token }"

  /// What the check says about itself.
  public static let page = TokenPage(
    "agents see the record that the pop-up opens",
    about: """
      Each declared read is sent under each identity of `authentication.identities`; the report shows \
      who may read what. The identity `agent` must find the caller whom the integration finds, and \
      where the contract says how a record is read by its id (`read`), read that record too, for each \
      contact type that a scenario finds a record of (the others by `in`). A \
      pop-up that was tested with an administrator's account alone opens a page that says no. Without \
      an identity `agent` it is not proven.
      """,
    passing: TokenExample(
      [
        "integration: contacts": ExampleAnswer(ExampleContract.known),
        "agent: contacts": ExampleAnswer(ExampleContract.known),
      ], rights: Self.rights),
    failing: TokenExample(
      [
        "integration: contacts": ExampleAnswer(ExampleContract.known),
        "agent: contacts": ExampleAnswer(ExampleContract.nobody),
      ], rights: Self.rights))

  /// Compares what the agent sees with what the integration sees.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.isJudged else { return [] }
    let identities = run.contract.authentication.identities
    guard let agent = identities.first(where: { $0.name.value == Identity.agent }) else {
      return [SeriesPromise("", .leftOpen("the contract declares no identity `agent`"))]
    }
    let table = run.identityTable
    guard let row = table.first(where: { $0.name == Identity.agent }), !row.cells.isEmpty else {
      return [SeriesPromise("", noLogIn(run))]
    }
    let own = table.first { $0.name == Lifecycle.integration }
    return run.views.flatMap { view -> [SeriesPromise] in
      guard view.ask != nil else {
        guard let other = view.other else { return [] }
        let why: RedactedText = "no scenario finds a record of '\(authored: other)' with `in`"
        return [SeriesPromise(Lifecycle.Capability.contacts(other).title, .leftOpen(why))]
      }
      return [Lifecycle.Capability.contacts(view.other), .record(view.other)].compactMap {
        promise($0, row, own, agent, run)
      }
    }
  }

  private static func promise(
    _ capability: Lifecycle.Capability, _ row: IdentityRow, _ own: IdentityRow?,
    _ agent: Identity, _ run: TokenRun
  ) -> SeriesPromise? {
    guard let expected = own?[capability.title] else { return nil }
    guard expected == .allowed else {
      return SeriesPromise(capability.title, .leftOpen("the integration itself does not see it"))
    }
    let seen = row[capability.title] ?? .refused
    if seen == .allowed { return SeriesPromise(capability.title, .kept) }
    return SeriesPromise(capability.title, .broken([finding(capability, seen, agent, run)]))
  }

  private static func noLogIn(_ run: TokenRun) -> Judgement {
    if run.stop != nil { return .notProven(because: run.cause) }
    if let turn = run.turn(Lifecycle.logIn(Identity.agent)), run.answer(to: turn) == nil {
      return .leftOpen("the identity `agent` could not log in")
    }
    return run.lifecycle?.mayLogInOthers == false
      ? .leftOpen("to log `agent` in would use up its refresh token, which rotates")
      : .leftOpen("the secret of the identity `agent` could not be had")
  }

  private static func finding(
    _ capability: Lifecycle.Capability, _ seen: IdentityAccess, _ agent: Identity, _ run: TokenRun
  ) -> Finding {
    let name = Lifecycle.name(of: capability, for: Identity.agent)
    var finding = run.finding(
      kind, "an agent does not see what the integration sees", at: agent.name.span,
      about: capability.title,
      [run.turn(Lifecycle.name(of: capability, for: Lifecycle.integration)), run.turn(name)])
    finding.expected = "\(authored: capability.title): as the integration sees it"
    finding.actual = "\(authored: capability.title): \(authored: seen.rawValue)"
    finding.remedy = "give agents the right to read the records that callers are found in"
    finding.effect = "the pop-up shows a name, and the page behind it says no"
    return finding
  }
}
