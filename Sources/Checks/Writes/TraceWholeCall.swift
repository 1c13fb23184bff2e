// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
import PBXEmulation
import PBXLanguage
import Readiness
import Redaction

/// One whole call hangs together, from the unknown number to its journal.
public enum TraceWholeCall {
  /// A blocker of the CRM.
  public static let kind = FindingKind(
    "trace-whole-call", .blocker, .journaling, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .crm)

  /// The name of its promise.
  static let scenario = "whole call"

  /// What is promised; nil if nothing was planned.
  static func judge(_ run: WritesRun, _ items: [WriteItem]) -> (WriteEndpoint.Kind, Judgement)? {
    let trace = items.filter { $0.reason == .trace }
    let last = trace.last { $0.endpoint.kind != .contactCreation }
    guard let endpoint = last?.endpoint.kind else { return nil }
    for item in trace {
      if let broken = firstBroken(item, run, at: endpoint) { return (endpoint, broken) }
    }
    return (endpoint, .kept)
  }

  /// Why the call does not hang together at one of its records; nil if it does.
  private static func firstBroken(
    _ item: WriteItem, _ run: WritesRun, at endpoint: WriteEndpoint.Kind
  ) -> Judgement? {
    let record = WriteCase(item, of: run)
    if case .policy = record.obstacle, item.isLeftOut { return nil }
    // One cause gives one finding: what single checks found about this record says it all.
    let own = run.findings.first {
      $0.subject.endpoint == item.endpoint.kind.rawValue && $0.kind.severity == .blocker
        && $0.scenarios.contains(item.fullName)
    }
    if let own { return .notProven(because: own.kind.code) }
    if let ownerless = ownerless(item, run, at: endpoint) { return ownerless }
    if item.obstacle == .noContact {
      return .broken([
        finding(
          "the number is looked up, and the new contact is not found", item, run, endpoint,
          expected: "the contact that was created for this number", actual: "nobody",
          remedy: "write visible-within if the CRM's search comes later")
      ])
    }
    if let obstacle = record.obstacle { return obstacle.judgement }
    if let popup = popup(item, run, at: endpoint) { return popup }
    guard item.endpoint.kind != .contactCreation else { return nil }
    let contact = record.fields.first {
      $0.fact.value.variables.contains("ContactId") && !$0.fits
    }
    guard let contact else { return nil }
    return .broken([
      finding(
        "the \(item.endpoint.kind.noun) does not stand at the contact who called", item, run,
        endpoint, expected: run.shown(expected: contact.wanted.spoken),
        actual: run.shown(found: contact.value?.text ?? ""),
        remedy: "compare the id that the search maps with the one that the CRM links by")
    ])
  }

  /// The first link: the extension has no user in the CRM, and the request needs one.
  private static func ownerless(
    _ item: WriteItem, _ run: WritesRun, at endpoint: WriteEndpoint.Kind
  ) -> Judgement? {
    guard let report = item.report, report.owner == nil, item.endpoint.sendsOwner else {
      return nil
    }
    let code = run.findings.first { $0.kind.code == UsersAssociation.kind.code }?.kind.code
    if let code { return .notProven(because: code) }
    return .broken([
      finding(
        "extension \(authored: report.agent) has no CRM user", item, run, endpoint,
        expected: "an owner for extension \(authored: report.agent)", actual: "none",
        remedy: "name the user in users.yaml, or let Get Users bring one")
    ])
  }

  /// The pop-up of the new contact, which the lookup brings before the call is written down.
  private static func popup(
    _ item: WriteItem, _ run: WritesRun, at endpoint: WriteEndpoint.Kind
  ) -> Judgement? {
    guard run.contract.contactSearch?.popup != nil, let number = item.report?.outside,
      let caller = run.written?.callers[number],
      let fault = PopupURL.fault(in: caller.popup ?? "")
    else { return nil }
    let code = PopupURL.kind.code
    if run.findings.contains(where: { $0.kind.code == code }) { return .notProven(because: code) }
    return .broken([
      finding(
        "the pop-up of the new contact opens nothing", item, run, endpoint,
        expected: "the address of the new contact", actual: fault,
        remedy: "let the search answer the address of new contacts too, or write the URL's format")
    ])
  }

  private static func finding(
    _ what: RedactedText, _ item: WriteItem, _ run: WritesRun, _ endpoint: WriteEndpoint.Kind,
    expected: RedactedText, actual: RedactedText, remedy: RedactedText
  ) -> Finding {
    var finding = Finding(
      kind, about: writeSubject(endpoint, scenario), "the whole call breaks: \(what)",
      at: item.type.request.span)
    finding.expected = expected
    finding.actual = actual
    finding.remedy = remedy
    finding.effect = "a first call from a new customer is not in that customer's record"
    finding.scenarios = [scenario]
    finding.evidence = run.numbers([item.written] + item.reads.map(\.last))
    return finding
  }
}

extension WriteEndpoint {
  /// Whether its requests name the owner.
  fileprivate var sendsOwner: Bool {
    types.contains { type in
      [type.request.url, type.request.body].compactMap(\.self)
        .contains { $0.references.contains { $0.name == "Owner" } }
    }
  }
}
