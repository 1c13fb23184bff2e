// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import PBXEmulation
import Readiness
import Redaction
import Transports

/// Makes the exchanges of a run as the results have them, each when it is asked for: redacted, they
/// would take as much room again.
struct ExchangeReporter: Sendable {
  private let plan: RunPlan
  private let redactor: Redactor
  private let answers: [[LookupAnswer]?]
  /// The number of each lookup's first exchange.
  private let firstNumbers: [Int]
  private let first: [Turn]
  private let last: [Turn]
  private let lastNumber: Int
  private let headers = RedactedHeaders()

  /// What came of a plan.
  ///
  /// `redactor`: knows every secret of the run: a token that was renewed on the way stands in lookups
  /// behind it.
  init(_ plan: RunPlan, _ traffic: RunTraffic, redactor: Redactor) {
    self.plan = plan
    self.redactor = redactor
    answers = traffic.lookups
    firstNumbers = traffic.firstNumbers
    first = traffic.firstTurns
    last = traffic.lastTurns
    lastNumber = traffic.requestCount
  }

  /// Every exchange of the run.
  var exchanges: ReportedList<ReportedExchange> {
    ReportedList<ReportedExchange>(count: lastNumber) { place in exchange(place + 1) }
  }

  private func exchange(_ number: Int) -> ReportedExchange {
    if number <= first.count { return reported(first[number - 1], number) }
    let behind = lastNumber - last.count
    if number > behind { return reported(last[number - behind - 1], number) }
    return lookup(number)
  }

  /// The exchange of a lookup: of the last that begins at its number or before.
  private func lookup(_ number: Int) -> ReportedExchange {
    var (low, high) = (0, firstNumbers.count)
    while low < high {
      let middle = (low + high) / 2
      if firstNumbers[middle] <= number { low = middle + 1 } else { high = middle }
    }
    // A lookup without an answer begins where the one behind it does, and stands before it.
    let place = low - 1
    guard place >= 0, let answer = answers[place]?[number - firstNumbers[place]] else {
      preconditionFailure("an exchange that no turn has belongs to a lookup")
    }
    return reported(answer, number, to: plan.steps[place])
  }

  private func reported(_ turn: Turn, _ number: Int) -> ReportedExchange {
    ReportedExchange(
      redactor.redact(turn.exchange, remembering: headers), number: number,
      interaction: turn.question.name, scenarios: [], endpoint: turn.question.endpoint,
      purpose: turn.reportedPurpose)
  }

  private func reported(
    _ answer: LookupAnswer, _ number: Int, to step: RunPlan.Step
  ) -> ReportedExchange {
    let type = plan.scope?.search.types[answer.step.type]
    let interaction =
      switch answer.step.kind {
      case .search, .read: type?.name.value ?? ""
      case .chained(let position): type?.chained[position].name.value ?? ""
      }
    let purpose = step.scenario == nil ? step.probe.phase.title : ""
    return ReportedExchange(
      redactor.redact(answer.exchange, remembering: headers), number: number,
      interaction: interaction, scenarios: plan.scenarioNames(of: step),
      purpose: answer.step.kind == .read ? "read" : purpose)
  }
}

extension Turn {
  /// Why it was asked, and that it was asked again.
  fileprivate var reportedPurpose: String {
    isPostponed ? question.purpose + "; refused for a limit, asked again" : question.purpose
  }
}
