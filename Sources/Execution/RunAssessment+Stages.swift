// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Transports

extension RunAssessment {
  /// Whether the run was over before the first lookup.
  var isOver: Bool {
    traffic.stop == .noSession
      || traffic.stop == .pointless && traffic.lookups.allSatisfy { $0 == nil }
  }

  /// The pages of users with how the walk ended; nil if the contract has no users.yaml.
  func usersRun(_ findings: [Finding]) -> UsersRun? {
    guard let scope = UsersScope(plan.contract, environment: plan.environment) else { return nil }
    var walk = UserWalk(by: plan.pbx)
    let answered = answered(in: .users)
    for turn in answered.map(\.turn) {
      _ = walk.nextStep()
      walk.receive(turn.exchange, to: turn.question)
    }
    return UsersRun(
      scope, askedBy: plan.pbx, walk: walk, numbers: answered.map(\.number),
      findings: findings, stop: traffic.stop == nil ? nil : stopCode, redactor: redactor)
  }

  /// What became of the follow-up requests of an event; nil if there are none.
  func followUps(after event: FollowUpRequest.Event, _ stage: Stage) -> LookupJudge.Ruling? {
    let requests = plan.contract.followUp?.requests ?? []
    guard requests.contains(where: { $0.after.value == event }) else { return nil }
    if event == .refresh, RefreshRound(by: plan.pbx, in: plan.environment) == nil {
      return FollowUpJudge.leftOpen(
        event, in: plan.contract, "there is no way to refresh the log-in")
    }
    var round = FollowUpRound(after: event, by: plan.pbx)
    // Behind a refresh, the refresh itself stands before the requests.
    let answered = answered(in: stage).filter { $0.turn.question.endpoint == "follow-up" }
    for turn in answered.map(\.turn) {
      _ = round.nextRequest()
      round.receive(turn.exchange, to: turn.question)
    }
    let first = (failures + findings).first?.kind.code
    let isRefused = event == .refresh && traffic.stages[stage]?.isEmpty == false
    let stop =
      traffic.stop != nil ? first ?? stopCode : isRefused ? TokenRefresh.kind.code : nil
    return FollowUpJudge.judge(
      round, askedBy: plan.pbx, numbers: answered.map(\.number),
      stop: stop, redactor: redactor)
  }

  /// That the run held back behind a limit, which a reader of its times must know; nil if it did not.
  var restraintNote: RedactedText? {
    let limits = plan.contract.limits
    var number = 0
    let burst = traffic.numbers(of: .burst)
    for exchange in traffic.everyExchange {
      number += 1
      // A burst is there to be refused, and nothing is timed behind it.
      guard !burst.contains(number), LimitRefusal(exchange, of: limits, askedBy: plan.pbx) != nil
      else { continue }
      return """
        the CRM limits the rate of requests: behind exchange \(number) the run waited, and asked one \
        thing at a time
        """
    }
    return nil
  }
}

extension Finding {
  /// Whether users or follow-up requests show it, so that it explains nothing about lookups.
  var isOfOtherStage: Bool { ["users", "follow-up"].contains(subject.endpoint) }
}
