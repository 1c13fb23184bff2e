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
    for turn in traffic.stages[.users] ?? [] {
      _ = walk.nextStep()
      walk.receive(turn.exchange, to: turn.question)
    }
    return UsersRun(
      scope, askedBy: plan.pbx, walk: walk, firstNumber: traffic.numbers(of: .users).lowerBound,
      findings: findings, stop: traffic.stop == nil ? nil : stopCode, redactor: redactor)
  }

  /// What became of the follow-up requests of an event; nil if there are none.
  func followUps(after event: FollowUpRequest.Event, _ stage: Stage) -> LookupJudge.Ruling? {
    let requests = plan.contract.followUp?.requests ?? []
    guard requests.contains(where: { $0.after.value == event }) else { return nil }
    var round = FollowUpRound(after: event, by: plan.pbx)
    for turn in traffic.stages[stage] ?? [] {
      _ = round.nextRequest()
      round.receive(turn.exchange, to: turn.question)
    }
    let first = (failures + findings).first?.kind.code
    return FollowUpJudge.judge(
      round, askedBy: plan.pbx, firstNumber: traffic.numbers(of: stage).lowerBound,
      stop: traffic.stop == nil ? nil : first ?? stopCode, redactor: redactor)
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

  /// Requests behind a refresh: no stage of a run sends them.
  mutating func leaveRefreshOpen() {
    for asked in plan.contract.followUp?.requests ?? [] where asked.after.value == .refresh {
      for kind in FollowUpJudge.kinds(of: asked) {
        promises.append(
          PromiseResult(
            kind, endpoint: "follow-up", scenario: asked.name.value,
            .notProven(because: .policy("a run sends no follow-up request behind a refresh"))))
      }
    }
  }
}

extension Finding {
  /// Whether users or follow-up requests show it, so that it explains nothing about lookups.
  var isOfOtherStage: Bool { ["users", "follow-up"].contains(subject.endpoint) }
}
