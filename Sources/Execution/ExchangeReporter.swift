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
  private let lookups: [PreparedLookup?]
  /// The number of each lookup's first exchange.
  private let firstNumbers: [Int]
  private let first: [Turn]
  private let last: [Turn]
  private let lastNumber: Int
  /// One for the lookups and one for the stages, whose redactors may differ.
  private let lookupHeaders = RedactedHeaders()
  private let turnHeaders = RedactedHeaders()

  /// What came of a plan, with the lookups made ready.
  ///
  /// `redactor`: makes text of the stages safe to show; the lookups have the one of their time.
  init(_ plan: RunPlan, _ traffic: RunTraffic, _ lookups: [PreparedLookup?], redactor: Redactor) {
    self.plan = plan
    self.redactor = redactor
    self.lookups = lookups
    answers = traffic.lookups
    firstNumbers = traffic.firstNumbers
    first = traffic.firstTurns
    last = traffic.lastTurns
    lastNumber = traffic.requestCount
  }

  /// Every exchange of the run.
  var exchanges: ReportedExchanges {
    ReportedExchanges(count: lastNumber) { place in exchange(place + 1) }
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
    let own = lookups[place]?.probed.answers.redactor
    let redacted =
      own?.redact(answer.exchange, remembering: lookupHeaders) ?? redactor.redact(answer.exchange)
    return reported(redacted, number, of: answer.step, to: plan.steps[place])
  }

  private func reported(_ turn: Turn, _ number: Int) -> ReportedExchange {
    ReportedExchange(
      redactor.redact(turn.exchange, remembering: turnHeaders), number: number,
      interaction: turn.question.name, scenarios: [], endpoint: turn.question.endpoint,
      purpose: turn.reportedPurpose)
  }

  private func reported(
    _ exchange: RedactedExchange, _ number: Int, of part: LookupStep, to step: RunPlan.Step
  ) -> ReportedExchange {
    let type = plan.scope?.search.types[part.type]
    let interaction =
      switch part.kind {
      case .search, .read: type?.name.value ?? ""
      case .chained(let position): type?.chained[position].name.value ?? ""
      }
    let purpose = step.scenarios.isEmpty ? step.probe.phase.title : ""
    return ReportedExchange(
      exchange, number: number, interaction: interaction, scenarios: plan.scenarioNames(of: step),
      purpose: part.kind == .read ? "read" : purpose)
  }
}

extension Turn {
  /// Why it was asked, and that it was asked again.
  fileprivate var reportedPurpose: String {
    isPostponed ? question.purpose + "; refused for a limit, asked again" : question.purpose
  }
}
