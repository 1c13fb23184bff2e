// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import PBXEmulation
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

  /// Why the list of what is written could not be kept; nil if it could.
  public private(set) var ledgerFailure: LedgerFailure?
  /// How the CRM's limits slow the run down, and how its token is kept alive.
  private var footing = Footing()

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
    try await logIn()
    guard traffic.stop == nil else { return }
    for stage in Stage.beforeLookups where stage != .signIn {
      guard let conversation = plan.conversation(of: stage) else { continue }
      let ended = await converse(conversation, in: stage)
      let turns = traffic.stages[stage] ?? []
      if let round = ended as? FollowUpRound {
        plan = plan.asked(by: plan.pbx.knowing(round.outputs))
      }
      if Task.isCancelled { return stop(.cancelled) }
      if turns.contains(where: { $0.endsTheRun(in: stage) }) { return stop(.pointless) }
    }
  }

  /// Gets a token, if one is needed; without it nothing else is asked.
  private mutating func logIn() async throws(PlanError) {
    if let signIn = try plan.signIn() {
      let ended = await converse(signIn, in: .signIn)
      let turns = traffic.stages[.signIn] ?? []
      guard turns.isEmpty || !Task.isCancelled else { return stop(.cancelled) }
      guard case .success(let session) = (ended as? SignIn)?.outcome else {
        return stop(.noSession)
      }
      do {
        plan = plan.asked(by: try plan.pbx.signedIn(session))
      } catch {
        throw PlanError(rendering: error)
      }
      footing.renewal = Renewal(of: plan.pbx, in: plan.environment)
    }
  }

  /// Removes what an earlier run has left.
  ///
  /// - Parameters:
  ///   - records: what it has written as far as its list says, in order.
  ///   - tag: its mark.
  ///   - searched: the endpoints that it wrote to.
  /// - Returns: what became of it; nil if there is no token.
  /// - Throws: if a request of the log-in cannot be rendered.
  public mutating func remove(
    _ records: [WrittenRecord], tag: String, searching searched: Set<WriteEndpoint.Kind>
  ) async throws(PlanError) -> CleanUpRun? {
    try await logIn()
    guard traffic.stop == nil else { return nil }
    let delays = plan.contract.writes.filter { searched.contains($0.kind) }
      .map(\.visibleWithin.value)
    let removal = CleanUpRun(
      of: records, by: plan.pbx, tag: tag, searching: searched, waiting: delays.max() ?? .zero)
    return await converse(removal, in: .cleanUp) as? CleanUpRun
  }

  /// The lookups.
  public mutating func lookUp() async {
    guard traffic.stop == nil else { return }
    let before = traffic.turnCount
    var runner = runner
    runner.budget = max(0, runner.budget - before)
    let lookups = await runner.traffic(of: plan, on: &footing)
    traffic.lookups = lookups.lookups
    traffic.stop = lookups.stop
    learn(from: lookups.stages[.renewal] ?? [])
    traffic.stages[.renewal] = lookups.stages[.renewal]
    signIn()
  }

  /// Writes what the PBX would write, and removes it again.
  ///
  /// What was written is removed also when the run was stopped meanwhile: the removal minds no
  /// signal but one that ends the program.
  public mutating func write() async {
    guard traffic.stop == nil else { return }
    let pages = (traffic.stages[.users] ?? []).map(\.exchange)
    plan.owners = plan.pbx.owners(in: pages)
    var run: WriteRun?
    if let conversation = plan.writeRun {
      run = await converse(conversation, in: .writes) as? WriteRun
      if Task.isCancelled { stop(.cancelled) }
    }
    let malformed = await sendMalformed()
    guard let run, run.writtenEndpoints.isEmpty == false else { return }
    let removal = plan.cleanUp(behind: run, malformed)
    let (runner, pbx, begun) = (runner, plan.pbx, footing.withAllPauses)
    // A task of its own, which does not inherit that this one is cancelled.
    let (course, end) = await Task.detached {
      var footing = begun
      let course = await runner.converse(
        removal, in: .cleanUp, budget: .max, by: pbx, on: &footing)
      return (course, footing)
    }.value
    footing = end
    keep(course, in: .cleanUp)
  }

  /// Sends what the CRM has to refuse, if the contract lets a run provoke that.
  private mutating func sendMalformed() async -> MalformedRun? {
    guard traffic.stop == nil else { return nil }
    let written = (traffic.stages[.writes] ?? []).map(\.question)
    let ended = await converse(plan.malformedRun(behind: written), in: .malformed)
    if Task.isCancelled { stop(.cancelled) }
    return ended as? MalformedRun
  }

  /// Refreshes the token, and asks what the PBX asks of its own accord behind that.
  private mutating func followRefresh() async {
    guard let conversation = plan.conversation(of: .refreshFollowUp),
      let ended = await converse(conversation, in: .refreshFollowUp) as? RefreshRound
    else { return }
    signIn()
    plan = plan.asked(by: plan.pbx.knowing(ended.round?.outputs ?? [:]))
    if Task.isCancelled { stop(.cancelled) }
  }

  /// Asks too often, if the contract lets a run provoke that; nothing holds it back.
  private mutating func burst() async {
    guard let conversation = plan.conversation(of: .burst) else { return }
    let restraint = footing.restraint
    footing.restraint = Restraint()
    _ = await converse(conversation, in: .burst)
    footing.restraint = restraint
    if Task.isCancelled { stop(.cancelled) }
  }

  /// What comes last.
  ///
  /// A run that was stopped, or whose credential was refused, asks nothing more.
  public mutating func end() async {
    if traffic.stop == nil { await followRefresh() }
    if traffic.stop == nil { await burst() }
    guard traffic.stop == nil, let conversation = plan.conversation(of: .lifecycle) else { return }
    _ = await converse(conversation, in: .lifecycle)
  }

  private mutating func stop(_ reason: RunTraffic.Stop) { traffic.stop = reason }

  private mutating func converse(
    _ conversation: any Conversation, in stage: Stage
  ) async -> any Conversation {
    let budget = max(0, runner.budget - traffic.requestCount)
    let course = await runner.converse(
      conversation, in: stage, budget: budget, by: plan.pbx, on: &footing)
    return keep(course, in: stage)
  }

  /// What follows is asked with the tokens of the last renewal.
  private mutating func signIn() {
    guard let renewal = footing.renewal, renewal.session != plan.pbx.session,
      let pbx = try? plan.pbx.signedIn(renewal.session)
    else { return }
    plan = plan.asked(by: pbx)
  }

  @discardableResult
  private mutating func keep(_ course: Runner.HeldConversation, in stage: Stage) -> any Conversation
  {
    let result = course
    if !result.turns.isEmpty || !stage.isOccasional { traffic.stages[stage] = result.turns }
    signIn()
    if let failure = course.ledgerFailure {
      ledgerFailure = failure
      stop(.noLedger)
    }
    let conversation = result.conversation
    let round = conversation as? FollowUpRound ?? (conversation as? RefreshRound)?.round
    learn(from: result.turns, and: round?.outputs ?? [:])
    return conversation
  }

  /// Learns the secrets that answers brought, and that a follow-up request filled into variables.
  private mutating func learn(from turns: [Turn], and outputs: [String: String] = [:]) {
    let known = Set(secrets.map { $0.reveal() })
    var learned = LearnedSecrets(
      known: known, count: secrets.count { LearnedSecrets.isLearned($0) })
    for turn in turns { learned.add(from: turn) }
    for (name, value) in outputs { learned.add(value, named: name) }
    secrets += learned.secrets
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
