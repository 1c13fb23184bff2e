// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Readiness

extension LookupJudge {
  /// A scenario with what the checks said so far.
  struct Hearing: Sendable {
    var lookup: ScenarioCase
    var ruling: Ruling

    init(_ lookup: ScenarioCase) {
      self.lookup = lookup
      ruling = Ruling(promises: PromiseList(outline, about: lookup.scenario.name.value))
    }

    /// Notes what a check says about the promise at a place of the outline.
    mutating func add(_ judgement: Judgement, at place: Int) {
      guard let outcome = judgement.outcome else { return }
      ruling.promises.note(outcome, at: place)
      let found = judgement.findings
      guard !found.isEmpty else { return }
      lookup.earlier += found
      if case .couldNotAsk(let finding) = judgement {
        ruling.failures.append(finding)
      } else {
        ruling.findings += found
      }
    }
  }

  /// A scenario as all others see it: what was found about them may have to do with it.
  enum Party: Sendable {
    /// It is being judged.
    case open(Hearing)
    /// It was settled when its lookup ended; its answers are read again if somebody asks for them.
    case settled(AnsweredScenario, Ruling)

    /// The scenario.
    var scenario: Scenario {
      switch self {
      case .open(let hearing): hearing.lookup.scenario
      case .settled(let answered, _): answered.scenario
      }
    }

    /// The answers to it.
    var lookup: ScenarioCase {
      switch self {
      case .open(let hearing): hearing.lookup
      case .settled(let answered, _): answered.read
      }
    }

    /// What the checks said so far.
    var ruling: Ruling {
      get {
        switch self {
        case .open(let hearing): hearing.ruling
        case .settled(_, let ruling): ruling
        }
      }
      set {
        switch self {
        case .open(var hearing):
          hearing.ruling = newValue
          self = .open(hearing)
        case .settled(let answered, _): self = .settled(answered, newValue)
        }
      }
    }

    /// Forgets what a check found about its answers, since something else was its cause.
    mutating func forget(_ code: String) {
      // Nothing was found about what is settled.
      guard case .open(var hearing) = self else { return }
      hearing.lookup.forget(code)
      self = .open(hearing)
    }
  }
}
