// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
public import PBXEmulation
public import Redaction
import Transports

/// A lookup's answers made ready for judging and for writing, while others are still under way.
public struct PreparedLookup: Sendable {
  /// The lookup as the checks see it.
  var probed: ProbedLookup
  /// The same answers as each of the scenarios they answer sees them.
  var scenarios: [ScenarioCase]
  /// The answers as they may be written.
  let redacted: [RedactedExchange]
}

extension RunPlan {
  /// Reads and redacts the answers to a lookup; pure, so that many are made ready at once.
  public func prepare(
    _ index: Int, _ answers: [LookupAnswer], redactor: Redactor
  ) -> PreparedLookup? {
    guard let search = scope?.search, let all = scope?.scenarios else { return nil }
    let step = steps[index]
    let scenarios = step.scenarios.map { position in
      ScenarioCase(
        all[position], of: search, answers: answers, askedBy: pbx, redactor: redactor)
    }
    let probed =
      scenarios.first.map { ProbedLookup(step.probe, $0, raw: answers, firstNumber: 0) }
      ?? ProbedLookup(
        step.probe, answers, firstNumber: 0, scenario: nil, of: search, askedBy: pbx,
        redactor: redactor)
    return PreparedLookup(
      probed: probed, scenarios: scenarios,
      redacted: answers.map { redactor.redact($0.exchange) })
  }

  /// Makes lookups ready as they end.
  public func prepare(
    _ events: AsyncStream<RunEvent>, redactor: Redactor
  ) async -> [PreparedLookup?] {
    var prepared = [PreparedLookup?](repeating: nil, count: steps.count)
    for await event in events {
      prepared[event.index] = prepare(event.index, event.answers, redactor: redactor)
    }
    return prepared
  }
}

extension PreparedLookup {
  /// The same with the numbers of its exchanges, which are known when the run is over.
  mutating func number(from first: Int) {
    probed.number(from: first)
    for index in scenarios.indices { scenarios[index].number(from: first) }
  }
}
