// SPDX-License-Identifier: Apache-2.0

public import Checks
import Contracts
public import PBXEmulation
public import Redaction

extension RunPlan {
  /// Reads the answers to a lookup; pure, so that many are made ready at once.
  public func prepare(
    _ index: Int, _ answers: [LookupAnswer], redactor: Redactor
  ) -> ProbedLookup? {
    setting(redactor).flatMap { prepare(index, answers, in: $0) }
  }

  /// Reads and redacts the answers to all lookups.
  public func prepare(_ traffic: RunTraffic, redactor: Redactor) -> [ProbedLookup?] {
    let setting = setting(redactor)
    return traffic.lookups.enumerated().map { index, answers in
      guard let answers, let setting else { return nil }
      return prepare(index, answers, in: setting)
    }
  }

  /// Makes lookups ready as they end; several of them come at a time.
  public func prepare(
    _ events: AsyncStream<[RunEvent]>, redactor: Redactor
  ) async -> [ProbedLookup?] {
    var prepared = [ProbedLookup?](repeating: nil, count: steps.count)
    guard let setting = setting(redactor) else { return prepared }
    for await portion in events {
      for event in portion {
        prepared[event.index] = prepare(event.index, event.answers, in: setting)
      }
    }
    return prepared
  }

  private func setting(_ redactor: Redactor) -> SearchSetting? {
    scope.map { SearchSetting($0.search, askedBy: pbx, redactor: redactor) }
  }

  private func prepare(
    _ index: Int, _ answers: [LookupAnswer], in setting: SearchSetting
  ) -> ProbedLookup? {
    guard let all = scope?.scenarios else { return nil }
    let step = steps[index]
    return ProbedLookup(
      step.probe, answers, firstNumber: 0, scenario: step.scenario.map { all[$0] },
      in: setting)
  }
}
