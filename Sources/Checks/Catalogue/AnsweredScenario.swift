// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Readiness

/// A scenario and the lookup that answers it, with what is settled of its promises already.
public struct AnsweredScenario: Sendable {
  /// The scenario.
  public let scenario: Scenario
  private let lookup: ProbedLookup
  /// What became of its promises, where no other lookup has a say in it and nothing was found; nil
  /// where they are still to be judged.
  public let settled: PromiseRound?

  /// A scenario besides the one that a lookup was named for: the same number, promised again.
  public init(_ lookup: ProbedLookup, as scenario: Scenario) {
    self.init(of: lookup, as: scenario, settled: nil)
  }

  init(of lookup: ProbedLookup, as scenario: Scenario, settled: PromiseRound?) {
    self.lookup = lookup
    self.scenario = scenario
    self.settled = settled
  }

  /// The endpoint's promises.
  var search: ContactSearch { lookup.search }

  /// The answers as the scenario sees them, read anew each time.
  var read: ScenarioCase { lookup.answers(to: scenario) }
}
