// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A call that rang several agents makes one journal.
public enum WritePerAgent: WriteEndpointCheck {
  /// The code without the word for the endpoint.
  public static let name = "per-agent"
  /// Minor.
  public static let severity = Severity.minor
  /// A switch of the PBX's form.
  public static let owner = OwnerRole.pbxAdministrator
  /// The template's.
  public static let layer = Layer.template
  /// Journals alone are written for each agent.
  public static let endpoints: [WriteEndpoint.Kind] = [.callJournal]

  /// What the check says about itself.
  public static func page(of endpoint: WriteEndpoint.Kind) -> WritePage {
    let text = ExampleWrites.text(of: endpoint).replacing(
      "calls: [inbound-answered]", with: "calls: [queue]")
    return WritePage(
      "a call that rang several agents makes one journal",
      about: """
        Of a call to a queue or a ring group the PBX writes one journal for each agent who was \
        rung, those who did not answer included, unless `skip-unanswered-agents` is set. Reports \
        that count journals then count one call several times.
        """,
      passing: WriteExample(endpoint, text),
      failing: WriteExample(
        endpoint, text.replacing("skip-unanswered-agents: true\n", with: "")))
  }

  /// Those with a call that rings several agents.
  public static func concerns(_ endpoint: WriteEndpoint) -> Bool {
    guard endpoints.contains(endpoint.kind) else { return false }
    let names = endpoint.calls?.value.map(\.value) ?? Call.standard.map(\.name)
    return names.contains { (Call.named($0)?.rungAgents ?? 1) > 1 }
  }

  static func judge(_ all: WriteEndpointCase) -> [SeriesPromise] {
    let calls = all.items.filter {
      $0.item.reason == .promised && ($0.item.call?.rungAgents ?? 1) > 1
    }
    return calls.map { SeriesPromise($0.item.name, judge($0, all)) }
  }

  private static func judge(_ call: WriteCase, _ all: WriteEndpointCase) -> Judgement {
    if all.endpoint.options.skipsUnansweredAgents { return .kept }
    if let obstacle = call.obstacle { return obstacle.judgement }
    let others = all.items.filter { item in
      if case .agent = item.item.reason { item.item.name == call.item.name } else { false }
    }
    guard !others.isEmpty else { return .leftOpen("users.yaml has no second agent") }
    let ids = Set(([call] + others).compactMap(\.item.id))
    if ids.count < 2 {
      let found = ([call] + others).lazy.flatMap(\.earlier).first
      return found.map { .notProven(because: $0.kind.code) } ?? .kept
    }
    let name = RedactedText(authored: call.item.name)
    var finding = all.finding(
      kind(of: all.kind), "", "a call that rings several agents makes several journals",
      at: all.endpoint.calls?.value.first { $0.value == call.item.name }?.span
        ?? all.endpoint.span,
      evidence: all.run.numbers(([call] + others).map(\.item.written)),
      scenarios: [call.item.name])
    finding.expected = "one journal of the call '\(name)'"
    finding.actual = "\(ids.count) journals, one for each agent who was rung"
    finding.remedy = "set `skip-unanswered-agents: true`, in the PBX's form too"
    finding.effect = "reports count one call several times"
    return .broken([finding])
  }
}
