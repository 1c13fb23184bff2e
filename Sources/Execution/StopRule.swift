// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import PBXEmulation
import Transports

/// Decides whether the next lookup of a plan is begun, from answers before it alone.
///
/// Only answers so far back that they are there at every concurrency count, so that a replay stops
/// where the live run did.
struct StopRule {
  private let plan: RunPlan
  private let budget: Int
  private var refusals = 0
  private var requests = 0
  private var answeredScenarios = 0
  private var counted = 0

  /// Refused credentials after which nothing more is sent: some systems lock an address out.
  static let mostRefusals = 3

  init(_ plan: RunPlan, budget: Int) {
    self.plan = plan
    self.budget = budget
  }

  /// Why the lookup at a position is not begun; nil if it is.
  ///
  /// `settled`: how many lookups from the first on are taken into account.
  mutating func stop(
    before position: Int, lookups: [[LookupAnswer]?], settled: Int
  ) -> RunTraffic.Stop? {
    while counted < settled {
      count(lookups[counted] ?? [], plan.steps[counted])
      counted += 1
    }
    if refusals >= Self.mostRefusals || position == 1 && endsTheRun(lookups[0]?.last) {
      return .pointless
    }
    if plan.steps[position].probe.phase > .scenarios, answeredScenarios == 0,
      plan.steps.first?.probe.phase == .scenarios
    {
      return .noScenarioAnswered
    }
    return requests >= budget ? .budget : nil
  }

  private mutating func count(_ answers: [LookupAnswer], _ step: RunPlan.Step) {
    requests += answers.count
    // An odd caller may be refused with any 4xx; that says nothing about the credential.
    if step.probe.phase != .oddCallers { refusals += answers.count { isRefused($0) } }
    if step.probe.phase == .scenarios, answers.contains(where: { isAsPromised($0) }) {
      answeredScenarios += 1
    }
  }

  /// Whether asking on would only repeat the first answer, or do harm.
  private func endsTheRun(_ answer: LookupAnswer?) -> Bool {
    guard let answer else { return false }
    if let failure = answer.exchange.failure {
      let isUnreachable = [.nameNotFound, .connectionRefused, .proxy, .tls, .cancelled]
        .contains(failure.kind)
      return isUnreachable || failure.kind == .timedOut && answer.exchange.remoteAddress == nil
    }
    return isRefused(answer)
  }

  private func isRefused(_ answer: LookupAnswer) -> Bool {
    guard let status = answer.exchange.response?.status else { return false }
    // A limit is no refused credential: asking later helps.
    return [401, 403].contains(status) && !isAsPromised(answer)
      && LimitRefusal(answer.exchange, of: plan.contract.limits, askedBy: plan.pbx) == nil
  }

  private func isAsPromised(_ answer: LookupAnswer) -> Bool {
    guard let status = answer.exchange.response?.status, let search = plan.scope?.search else {
      return false
    }
    let promised = search.promised(of: answer.step)
    return promised.statuses.value.contains(status)
      || promised.noMatchStatuses?.value.contains(status) == true
  }
}

extension ContactSearch {
  /// What the contract promises about the answer to a step.
  fileprivate func promised(of step: LookupStep) -> ResponseExpectation {
    if case .chained(let position) = step.kind {
      return types[step.type].chained[position].response
    }
    return types[step.type].response
  }
}
