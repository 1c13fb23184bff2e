// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
public import PBXEmulation
public import Redaction

/// A lookup's answers made ready for judging, while others are still under way.
public struct PreparedLookup: Sendable {
  /// The lookup as the checks see it, and as the first of its scenarios does.
  private(set) var probed: ProbedLookup
  /// The same answers as each other scenario that they answer sees them.
  private var others: [ScenarioCase]

  init(_ probed: ProbedLookup, others: [ScenarioCase]) {
    self.probed = probed
    self.others = others
  }

  /// The answers as the scenario at a place in the step sees them.
  func scenario(_ position: Int) -> ScenarioCase {
    position == 0 ? probed.answers : others[position - 1]
  }

  /// Gives its exchanges their numbers, which are known when the run is over.
  mutating func number(from first: Int) {
    probed.number(from: first)
    for index in others.indices { others[index].number(from: first) }
  }
}

extension RunPlan {
  /// Reads the answers to a lookup; pure, so that many are made ready at once.
  public func prepare(
    _ index: Int, _ answers: [LookupAnswer], redactor: Redactor
  ) -> PreparedLookup? {
    setting(redactor).flatMap { prepare(index, answers, in: $0) }
  }

  /// Reads and redacts the answers to all lookups.
  public func prepare(_ traffic: RunTraffic, redactor: Redactor) -> [PreparedLookup?] {
    traffic.lookups.enumerated().map { index, answers in
      answers.flatMap { prepare(index, $0, redactor: redactor) }
    }
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
      })
  }
}
