// SPDX-License-Identifier: Apache-2.0

public import Checks
import Contracts
public import Diagnostics
import PBXEmulation
public import Readiness
public import Redaction
import Transports

/// Judges the answers to a plan: a pure function from answers to results.
public struct RunAssessment: Sendable {
  let plan: RunPlan
  let traffic: RunTraffic
  private var lookups: [ProbedLookup?]
  let redactor: Redactor
  var findings: [Finding] = []
  var failures: [Finding] = []
  var promises = PromiseList()
  private var run: SearchRun?

  /// Judges every scenario, then the series.
  ///
  /// - Parameters:
  ///   - plan: what was to be asked.
  ///   - traffic: what came back.
  ///   - prepared: the same, made ready while it came back.
  ///   - redactor: makes text of the answers safe to show.
  ///   - others: findings about the run as a whole.
  public init(
    of plan: RunPlan, traffic: RunTraffic, prepared: consuming [ProbedLookup?],
    redactor: Redactor, besides others: [Finding] = []
  ) {
    self.plan = plan
    self.traffic = traffic
    self.redactor = redactor
    // Taken over and not copied, so that the numbers are written where the lookups are.
    lookups = prepared
    for (index, first) in traffic.firstNumbers.enumerated() { lookups[index]?.number(from: first) }
    findings = others
    failures = budgetFailure.map { [$0] } ?? []
    judge(.signIn)
    for stage in [Stage.followUp, .users, .usersFollowUp, .refreshFollowUp] { judge(stage) }
    if let scope = plan.scope {
      judgeScenarios(scope)
      judgeSeries(scope)
    } else {
      add(
        LookupJudge.judge(
          TrafficRun(
            askedBy: plan.pbx, in: plan.environment, lookups: [], turns: turns,
            cause: (failures + findings).first?.kind.code, redactor: redactor)))
    }
    judge(.writes)
    judge(.lifecycle)
    joinWholeFaults()
  }

  /// Judges answers that nobody has made ready yet.
  public init(
    of plan: RunPlan, traffic: RunTraffic, redactor: Redactor, besides others: [Finding] = []
  ) {
    self.init(
      of: plan, traffic: traffic, prepared: plan.prepare(traffic, redactor: redactor),
      redactor: redactor, besides: others)
  }

  /// Judges a stage; the log-in's checks belong to its end, which sees all of the credential.
  private mutating func judge(_ stage: Stage) {
    guard let ruling = stageRuling(stage, findings: failures + findings) else { return }
    promises += ruling.promises
    findings += ruling.findings
    failures += ruling.failures
  }

  private func stageRuling(_ stage: Stage, findings: [Finding]) -> LookupJudge.Ruling? {
    switch stage {
    case .signIn:
      guard plan.contract.needsSession else { return nil }
      return TokenJudge.judge(
        credential([.signIn], findings), TokenCatalogue.first)
    case .lifecycle:
      return TokenJudge.judge(credential([.signIn, .lifecycle], findings), TokenCatalogue.last)
    case .followUp: return followUps(after: .login, stage)
    case .usersFollowUp: return followUps(after: .endpoint("users"), stage)
    case .refreshFollowUp: return followUps(after: .refresh, stage)
    case .users: return usersRun(findings).map { UsersJudge.judge($0) }
    case .writes: return writesRun(findings).map { WritesJudge.judge($0) }
    // What was removed is judged with what was written, what was provoked with all that any endpoint
    // may show.
    case .renewal, .malformed, .cleanUp, .burst: return nil
    }
  }

  private func credential(_ stages: [Stage], _ findings: [Finding]) -> TokenRun {
    let turns = stages.flatMap(answered)
    let lifecycle = Lifecycle(by: plan.pbx, in: plan.environment, plan.setting)
    return TokenRun(
      by: plan.pbx, in: plan.environment, lifecycle: lifecycle, turns: turns, findings: findings,
      stop: traffic.stop == nil ? nil : stopCode, redactor: redactor)
  }

  /// What was asked besides the lookups.
  private var turns: [TokenRun.NumberedTurn] { Stage.allCases.flatMap(turns) }

  private func turns(of stage: Stage) -> [TokenRun.NumberedTurn] {
    zip(traffic.stages[stage] ?? [], traffic.numbers(of: stage)).map {
      TokenRun.NumberedTurn($0, number: $1)
    }
  }

  /// The turns of a stage whose answers its conversation has taken.
  func answered(in stage: Stage) -> [TokenRun.NumberedTurn] {
    turns(of: stage).filter { $0.turn.course == .answered }
  }

  private mutating func judgeScenarios(_ scope: SearchScope) {
    let answered = answered(scope)
    let rulings = LookupJudge.judge(answered.compactMap { $0 })
    var next = rulings.makeIterator()
    let cause =
      rulings.lazy.compactMap { $0.flatMap { ($0.failures + $0.findings).first?.kind.code } }.first
      ?? (isOver ? (failures + findings).first?.kind.code : nil)
    for (scenario, answered) in zip(scope.scenarios, answered) {
      guard let answered else {
        leaveOpen(scenario, .notProven(because: .code(cause ?? stopCode)))
        continue
      }
      if let ruling = next.next() ?? nil {
        add(ruling)
      } else if let settled = answered.settled {
        promises.append(settled)
      }
    }
    for scenario in scope.unrun {
      let environment = RedactedText(authored: plan.environment)
      leaveOpen(
        scenario,
        .notProven(
          because: .policy("\(environment) has test data of its own; no `only` names it here")))
    }
  }

  /// Each scenario with the lookup that answers it; nil where nothing was asked.
  private func answered(_ scope: SearchScope) -> [AnsweredScenario?] {
    var answered = [AnsweredScenario?](repeating: nil, count: scope.scenarios.count)
    for (step, lookup) in zip(plan.steps, lookups) {
      guard let lookup else { continue }
      for position in step.scenarios {
        answered[position] =
          position == step.scenario
          ? lookup.answered : AnsweredScenario(lookup, as: scope.scenarios[position])
      }
    }
    return answered
  }

  private mutating func judgeSeries(_ scope: SearchScope) {
    let probed = lookups.compactMap { $0 }
    lookups = []
    let run = SearchRun(
      scope, askedBy: plan.pbx, lookups: probed, turns: turns,
      findings: (failures + findings).filter { !$0.isOfOtherStage || isOver },
      unrenderable: plan.unrenderable,
      stop: traffic.stop == nil ? nil : stopCode, redactor: redactor)
    self.run = run
    add(LookupJudge.judge(run))
  }

  /// Writes what was found into a result.
  public func report(into result: inout RunResult) {
    result.endpoints = plan.contract.endpointNames
    result.owners = plan.contract.owners
    result.promises = promises
    let broken = Finding.merged(findings).map { reported($0, isFailureToAsk: false) }
    let unasked = Finding.merged(failures).map { reported($0, isFailureToAsk: true) }
    result.findings = unasked + broken
    result.exchanges = ExchangeReporter(plan, traffic, redactor: redactor).exchanges
    result.formats = run?.formatMatrix
    result.phonebook = run?.phonebook ?? []
    result.notes += restraintNote.map { [$0] } ?? []
    result.resilience = ResilienceTable(traffic, askedBy: plan.pbx, redactor: redactor).rows
    result.identities = credential([.signIn, .lifecycle], []).identityTable
    let users = usersRun([])
    result.users = users?.table
    result.latency = [
      users.flatMap { UsersLatency.summary(of: $0) }, run.flatMap { AnswerLatency.summary(of: $0) },
    ].compactMap { $0 }
    let writes = writesRun([])
    result.latency += writes.map { WriteLatency.summaries(of: $0) } ?? []
    result.notes += writes?.visibilityNotes ?? []
    result.finishedAt = traffic.finishedAt ?? result.startedAt
  }

  private mutating func add(_ ruling: LookupJudge.Ruling) {
    promises += ruling.promises
    findings += ruling.findings
    failures += ruling.failures
  }

  /// Nothing was asked for this scenario.
  private mutating func leaveOpen(_ scenario: Scenario, _ outcome: PromiseResult.Outcome) {
    for kind in CheckCatalogue.kinds(of: scenario, in: plan.scope?.search) {
      promises.append(
        PromiseResult(
          kind, endpoint: "contact-search", scenario: scenario.name.value, outcome))
    }
  }

  /// Why the environment's budget kept questions from being asked; nil if it did not.
  private var budgetFailure: Finding? {
    guard traffic.stop == .budget,
      let environment = plan.contract.environment(named: plan.environment)
    else { return nil }
    let sent = traffic.requestCount
    return sent == 0
      ? LimitBudget.refusal(plan.cost, in: environment)
      : LimitBudget.exhaustion(sent: sent, plan.cost, in: environment)
  }

  /// The code for what was not begun though nothing was found before it.
  var stopCode: String {
    switch traffic.stop {
    case .budget: LimitBudget.kind.code
    case .cancelled: "run-stopped"
    case .noSession: TokenIssued.kind.code
    case .noLedger: "run-stopped"
    default: AnswerMissing.kind.code
    }
  }

  private func reported(_ finding: Finding, isFailureToAsk: Bool) -> ReportedFinding {
    ReportedFinding(finding, isFailureToAsk: isFailureToAsk, redactedBy: redactor)
  }
}

extension Contract {
  /// The endpoints that the contract has files for, in the order of the language.
  fileprivate var endpointNames: [String] {
    [
      (token != nil, "token"), (users != nil, "users"), (contactSearch != nil, "contact-search"),
    ].filter(\.0).map(\.1) + writes.map(\.kind.rawValue) + (followUp == nil ? [] : ["follow-up"])
  }
}
