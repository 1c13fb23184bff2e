// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
public import Redaction
import Transports

/// A whole run: log in, ask on, look up, and last what the credential may and how it ends.
///
/// Tokens that are learned on the way are secrets before anything that holds them is redacted.
public struct StagedRun: Sendable {
  /// The plan, asked by the PBX that has logged in.
  public private(set) var plan: RunPlan
  /// Sends the requests.
  public let runner: Runner
  /// Every secret that is known by now: those of the environment, then those that answers brought.
  public private(set) var secrets: [Secret]
  /// What came back so far.
  public private(set) var traffic: RunTraffic

  /// A run that has asked nothing yet.
  public init(_ plan: RunPlan, by runner: Runner, secrets: [Secret]) {
    self.plan = plan
    self.runner = runner
    self.secrets = secrets
    traffic = RunTraffic(lookups: Array(repeating: nil, count: plan.steps.count))
  }

  /// What comes before the lookups; afterwards the plan's PBX has logged in.
  ///
  /// Without a token nothing else is asked.
  public mutating func begin() async throws(PlanError) {
    if let signIn = try plan.signIn() {
      let (ended, turns) = await converse(signIn, in: .signIn)
      guard turns.isEmpty || !Task.isCancelled else { return stop(.cancelled) }
      guard case .success(let session) = (ended as? SignIn)?.outcome else {
        return stop(.noSession)
      }
      do {
        plan = plan.asked(by: try plan.pbx.signedIn(session))
      } catch {
        throw PlanError(rendering: error)
      }
    }
    for stage in Stage.beforeLookups where stage != .signIn {
      guard let conversation = plan.conversation(of: stage) else { continue }
      let (ended, turns) = await converse(conversation, in: stage)
      if let round = ended as? FollowUpRound {
        plan = plan.asked(by: plan.pbx.knowing(round.outputs))
      }
      if Task.isCancelled { return stop(.cancelled) }
      if turns.contains(where: { $0.endsTheRun(in: stage) }) { return stop(.pointless) }
    }
  }

  /// The lookups.
  public mutating func lookUp() async {
    guard traffic.stop == nil else { return }
    let before = traffic.turnCount
    var runner = runner
    runner.budget = max(0, runner.budget - before)
    let lookups = await runner.traffic(of: plan)
    traffic.lookups = lookups.lookups
    traffic.stop = lookups.stop
  }

  /// What comes last.
  ///
  /// A run that was stopped, or whose credential was refused, asks nothing more.
  public mutating func end() async {
    guard traffic.stop == nil, let conversation = plan.conversation(of: .lifecycle) else { return }
    _ = await converse(conversation, in: .lifecycle)
  }

  private mutating func stop(_ reason: RunTraffic.Stop) { traffic.stop = reason }

  private mutating func converse(
    _ conversation: any Conversation, in stage: Stage
  ) async -> (conversation: any Conversation, turns: [Turn]) {
    let budget = max(0, runner.budget - traffic.requestCount)
    let result = await runner.converse(conversation, budget: budget)
    traffic.stages[stage] = result.turns
    let known = Set(secrets.map { $0.reveal() })
    var learned = LearnedSecrets(
      known: known, count: secrets.count { LearnedSecrets.isLearned($0) })
    for turn in result.turns { learned.add(from: turn) }
    for (name, value) in (result.conversation as? FollowUpRound)?.outputs ?? [:] {
      learned.add(value, named: name)
    }
    secrets += learned.secrets
    return result
  }
}

extension Turn {
  /// Whether asking on would only repeat what came of it: nobody was reached, or the list of users was
  /// refused for want of a credential.
  ///
  /// A follow-up request may be refused because it lacks the headers of the others.
  fileprivate func endsTheRun(in stage: Stage) -> Bool {
    if let failure = exchange.failure {
      let isUnreachable = [.nameNotFound, .connectionRefused, .proxy, .tls, .cancelled]
        .contains(failure.kind)
      return isUnreachable || failure.kind == .timedOut && exchange.remoteAddress == nil
    }
    return stage == .users && exchange.response?.status == 401
  }
}
