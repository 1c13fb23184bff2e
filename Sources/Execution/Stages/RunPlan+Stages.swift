// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
import Diagnostics
public import PBXEmulation
import Redaction

extension RunPlan {
  /// Whether the run has to get a token before anything else, and has no way to one.
  public var lacksWayIn: Bool { contract.needsSession && pbx.wayIn == nil }

  /// The conversation that gets a token; nil if none is needed, or none can be had.
  public func signIn() throws(PlanError) -> SignIn? {
    guard contract.needsSession, let wayIn = pbx.wayIn else { return nil }
    do throws(LoginProblem) {
      return try SignIn(wayIn, by: pbx, in: environment)
    } catch {
      throw PlanError(complaints: [error.complaint(about: contract)])
    }
  }

  /// The conversation of a later stage; nil if the contract has nothing for it.
  func conversation(of stage: Stage) -> (any Conversation)? {
    switch stage {
    case .signIn: nil
    case .followUp: round(after: .login)
    case .users: contract.users.map { _ in UserWalk(by: pbx) }
    case .usersFollowUp: round(after: .endpoint("users"))
    case .writes: writeRun
    // What is cut off and what is removed is known when it has been written; when a token ends, on the
    // way.
    case .renewal, .malformed, .cleanUp: nil
    case .refreshFollowUp: RefreshRound(by: pbx, in: environment)
    case .burst: BurstRun(by: pbx, in: environment, budget: burstBudget)
    case .lifecycle: Lifecycle(by: pbx, in: environment, setting)
    }
  }

  /// The follow-up requests of an event; nil if there are none.
  private func round(after event: FollowUpRequest.Event) -> FollowUpRound? {
    guard contract.followUp?.requests.contains(where: { $0.after.value == event }) == true
    else { return nil }
    return FollowUpRound(after: event, by: pbx)
  }

  /// The same plan for a PBX that has logged in.
  func asked(by pbx: PBX) -> RunPlan {
    var plan = self
    plan.pbx = pbx
    plan.isAskedAsRendered = false
    return plan
  }

  /// What every stage besides the lookups will ask.
  static func scripts(of plan: RunPlan) throws(PlanError) -> [StageScript] {
    var scripts: [StageScript] = []
    if let signIn = try plan.signIn() {
      scripts.append(StageScript(.signIn, signIn.rehearsed()))
    }
    var plan = plan.asked(by: plan.pbx.knowing(plan.contract.standIns))
    // The burst takes what the budget leaves, so it comes last.
    for stage in Stage.allCases.filter({ $0 != .signIn && $0 != .burst }) + [.burst] {
      if stage == .burst { plan.scripts = scripts }
      guard let conversation = plan.imagined(stage) else { continue }
      if let obstacle = conversation.obstacle { throw PlanError(rendering: obstacle) }
      let questions = conversation.rehearsed()
      // Behind a refusal the burst asks once more.
      let most =
        stage == .burst
        ? questions.count + 1
        : (conversation as? UserWalk)?.mostRequestsHere ?? plan.mostWriteRequests(questions)
      if !questions.isEmpty { scripts.append(StageScript(stage, questions, atMost: most)) }
    }
    return scripts.sorted { $0.stage < $1.stage }
  }

  /// What the environment's budget leaves for a burst, when all else has been asked.
  private var burstBudget: Int {
    let most = contract.environment(named: environment)?.budget.requests ?? 0
    let others = scripts.filter { $0.stage != .burst }.reduce(0) { $0 + $1.requests }
    return most - others - steps.reduce(0) { $0 + $1.requests }
  }
}

extension Contract {
  /// What a plan shows for variables that follow-up requests will fill.
  var standIns: [String: String] {
    let names = followUp?.requests.flatMap { $0.variables.map(\.name.value) } ?? []
    return Dictionary(names.map { ($0, "(\($0))") }) { first, _ in first }
  }
}

extension LoginProblem {
  /// The problem as a complaint about token.yaml.
  fileprivate func complaint(about contract: Contract) -> Complaint {
    Complaint("token-request", message, at: contract.token?.request.span, remedy: help)
  }
}
