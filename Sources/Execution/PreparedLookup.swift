// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
public import PBXEmulation
import Readiness
public import Redaction
import Transports

/// A lookup's answers made ready for judging and for writing, while others are still under way.
public struct PreparedLookup: Sendable {
  /// The lookup as the checks see it, and as the first of its scenarios does.
  private(set) var probed: ProbedLookup
  /// The same answers as each other scenario that they answer sees them.
  private var others: [ScenarioCase]
  /// The answers as the results have them; redacting ends here, so nothing else of them is kept.
  private(set) var reported: [ReportedExchange]

  init(_ probed: ProbedLookup, others: [ScenarioCase], reported: [ReportedExchange]) {
    self.probed = probed
    self.others = others
    self.reported = reported
  }

  /// The answers as the scenario at a place in the step sees them.
  func scenario(_ position: Int) -> ScenarioCase {
    position == 0 ? probed.answers : others[position - 1]
  }

  /// Gives its exchanges their numbers, which are known when the run is over.
  mutating func number(from first: Int) {
    probed.number(from: first)
    for index in others.indices { others[index].number(from: first) }
    for index in reported.indices { reported[index].number(as: first + index) }
  }
}

extension RunPlan {
  /// Reads and redacts the answers to a lookup; pure, so that many are made ready at once.
  public func prepare(
    _ index: Int, _ answers: [LookupAnswer], redactor: Redactor
  ) -> PreparedLookup? {
    setting(redactor).flatMap { prepare(index, answers, in: $0) }
  }

  /// Makes lookups ready as they end.
  public func prepare(
    _ events: AsyncStream<RunEvent>, redactor: Redactor
  ) async -> [PreparedLookup?] {
    var prepared = [PreparedLookup?](repeating: nil, count: steps.count)
    guard let setting = setting(redactor) else { return prepared }
    for await event in events {
      prepared[event.index] = prepare(event.index, event.answers, in: setting)
    }
    return prepared
  }

  private func setting(_ redactor: Redactor) -> SearchSetting? {
    scope.map { SearchSetting($0.search, askedBy: pbx, redactor: redactor) }
  }

  private func prepare(
    _ index: Int, _ answers: [LookupAnswer], in setting: SearchSetting
  ) -> PreparedLookup? {
    guard let all = scope?.scenarios else { return nil }
    let step = steps[index]
    let probed = ProbedLookup(
      step.probe, answers, firstNumber: 0, scenario: step.scenarios.first.map { all[$0] },
      in: setting)
    return PreparedLookup(
      probed,
      others: step.scenarios.dropFirst().map {
        ScenarioCase(all[$0], in: setting, answers: answers)
      },
      reported: reported(answers, to: step, by: setting.redactor))
  }

  private func reported(
    _ answers: [LookupAnswer], to step: Step, by redactor: Redactor
  ) -> [ReportedExchange] {
    let names = scenarioNames(of: step)
    let purpose = step.scenarios.isEmpty ? step.probe.phase.title : ""
    return answers.map { answer in
      let type = scope?.search.types[answer.step.type]
      let interaction =
        switch answer.step.kind {
        case .search, .read: type?.name.value ?? ""
        case .chained(let position): type?.chained[position].name.value ?? ""
        }
      return ReportedExchange(
        redactor.redact(answer.exchange), number: 0, interaction: interaction, scenarios: names,
        purpose: answer.step.kind == .read ? "read" : purpose)
    }
  }
}
