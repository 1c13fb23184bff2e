// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
public import PBXEmulation
import Redaction
public import Transports

/// Makes the lookups of a plan, as many at once as the PBX may have under way.
///
/// The first lookup goes alone. If the CRM cannot be reached or refuses the credential, nothing
/// else is sent: every answer would be the same, and some systems lock an address out after ten
/// refused requests. The phases of a plan follow one another, so that one cause is found before it
/// is met a hundred times.
///
/// Behind an answer by which the CRM says that it is asked too often, the next request waits for as long
/// as it tells, and from there on one goes after the other. No lookup is sent twice.
public struct Runner: Sendable {
  /// Sends the requests and owns time.
  public let transport: any Transport
  /// What one request may cost.
  public let limits: SendLimits
  /// How many lookups are under way at once; nil: as many as the contract says.
  public let concurrency: Int?
  /// How many requests are sent at most, give or take those under way.
  ///
  /// A plan that needs more in any case is not begun.
  public var budget: Int
  /// Told about each lookup, in the order in which they end.
  public let progress: @Sendable (RunEvent) -> Void
  /// Told about each answer of a stage before anything follows from it: a rotated token is kept first.
  public let heard: @Sendable (Exchange, Question) async -> Void

  /// Told about each question of a stage before it is sent, and which one it is, from 1.
  public var asks: @Sendable (Question, Int, Stage) -> Void = { _, _, _ in }
  /// Keeps the list of what is written; nil: nobody does, as in a replay.
  public var ledger: (any WriteLedger)?

  /// A runner.
  public init(
    transport: any Transport, limits: SendLimits = SendLimits(), concurrency: Int? = nil,
    budget: Int = .max, heard: @escaping @Sendable (Exchange, Question) async -> Void = { _, _ in },
    progress: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.transport = transport
    self.limits = limits
    self.concurrency = concurrency
    self.budget = budget
    self.heard = heard
    self.progress = progress
  }

  /// Asks everything and returns the answers in plan order.
  public func traffic(of plan: RunPlan) async -> RunTraffic {
    var footing = Footing()
    return await traffic(of: plan, on: &footing)
  }

  /// The same in the middle of a run.
  func traffic(of plan: RunPlan, on footing: inout Footing) async -> RunTraffic {
    guard plan.leastRequests <= budget else {
      return RunTraffic(lookups: plan.steps.map { _ in nil }, stop: .budget)
    }
    var course = Course(plan, window: plan.contract.concurrency, budget: budget)
    course.footing = footing
    defer { footing = course.footing }
    let width = max(1, concurrency ?? plan.contract.concurrency)
    guard width > 1 else {
      while let index = await next(in: &course, width: 1) {
        course.end(index, await answers(to: index, course.plan))
      }
      return course.traffic
    }
    await withTaskGroup(of: (Int, [LookupAnswer]).self) { group in
      while true {
        while let index = await next(in: &course, width: width) {
          let plan = course.plan
          group.addTask { (index, await answers(to: index, plan)) }
        }
        guard let (index, answers) = await group.next() else { break }
        course.end(index, answers)
      }
    }
    return course.traffic
  }

  /// The lookup to begin now, when the CRM may be asked again; nil if one must end first, or none is
  /// left.
  private func next(in course: inout Course, width: Int) async -> Int? {
    if course.isDue, let instant = course.footing.restraint.takePause() {
      // Cancelled while waiting: the course sees it.
      try? await transport.wait(until: instant)
      course.footing.pass(instant)
    }
    if let question = course.dueRenewal {
      // Lookups under way have the old token, which some systems kill with a refresh.
      guard course.isDue else { return nil }
      let exchanges = await renewals(
        question, of: .run, after: course.traffic.turnCount, by: course.plan.pbx,
        on: &course.footing,
        .renewal)
      course.renewed(question, exchanges)
    }
    return course.next(width: course.footing.restraint.isAlone ? 1 : width)
  }

  /// One lookup from its first request to the last that follows.
  private func answers(to index: Int, _ plan: RunPlan) async -> [LookupAnswer] {
    let step = plan.steps[index]
    var lookup = Lookup(
      step.probe.ask, by: plan.pbx, reads: step.probe.reads,
      beginningWith: plan.isAskedAsRendered ? step.first : nil)
    var limits = limits
    limits.usesFreshConnection = step.probe.isCold
    while !Task.isCancelled, let (part, request) = lookup.next() {
      lookup.receive(await transport.send(request, within: limits), to: part)
      limits.usesFreshConnection = false
    }
    progress(RunEvent(step, index: index, total: plan.steps.count, lookup.answers))
    return lookup.answers
  }
}

/// Which lookups of a plan have been begun and ended, and which one is next.
private struct Course {
  /// The plan, asked by a PBX with the present token.
  private(set) var plan: RunPlan
  private let window: Int
  private var rule: StopRule
  private var begun = 0
  private var settled = 0
  private(set) var traffic: RunTraffic
  /// How the CRM's limits slow the run down, and how its token is kept alive.
  var footing = Footing()

  init(_ plan: RunPlan, window: Int, budget: Int) {
    self.plan = plan
    self.window = max(1, window)
    rule = StopRule(plan, budget: budget)
    traffic = RunTraffic(lookups: Array(repeating: nil, count: plan.steps.count))
  }

  /// Whether every lookup that was begun has ended, and others are left.
  var isDue: Bool { settled == begun && begun < plan.steps.count && traffic.stop == nil }

  /// The lookup to begin now; nil if one must end first, or none is left.
  mutating func next(width: Int) -> Int? {
    guard begun < plan.steps.count, traffic.stop == nil else { return nil }
    if Task.isCancelled {
      traffic.stop = .cancelled
      return nil
    }
    let isAlone =
      begun == 1 || begun > 0 && plan.steps[begun].probe.phase != plan.steps[begun - 1].probe.phase
    guard settled == begun || !isAlone && begun < settled + width else { return nil }
    // What counts is what has ended at every concurrency, so that a replay stops at the same place.
    let certain = isAlone ? begun : max(0, begun - window + 1)
    traffic.stop = rule.stop(before: begun, lookups: traffic.lookups, settled: certain)
    guard traffic.stop == nil else { return nil }
    begun += 1
    return begun - 1
  }

  mutating func end(_ index: Int, _ answers: [LookupAnswer]) {
    traffic.lookups[index] = answers
    let limits = plan.contract.limits
    footing.restraint.hear(
      answers.map { ($0.exchange, LimitRefusal($0.exchange, of: limits, askedBy: plan.pbx)) })
    while settled < begun, traffic.lookups[settled] != nil { settled += 1 }
  }

  /// The request for a new token, if the present one may end before the next lookup is answered.
  ///
  /// It reckons with what has ended at every concurrency, so that a replay renews at the same place.
  var dueRenewal: Question? {
    guard begun < plan.steps.count, traffic.stop == nil, footing.renewal != nil else { return nil }
    let ends = (begun < window ? nil : traffic.lookups[begun - window])?.map {
      $0.exchange.endedAt
    }
    guard let instant = ((ends ?? []) + (footing.moment.map { [$0] } ?? [])).max() else {
      return nil
    }
    return footing.dueRenewal(at: instant)
  }

  /// Goes on with the tokens that a renewal has brought.
  mutating func renewed(_ question: Question, _ exchanges: [Exchange]) {
    traffic.stages[.renewal, default: []] += exchanges.map { Turn(question, $0, .renewed) }
    guard let session = footing.renewal?.session, let pbx = try? plan.pbx.signedIn(session) else {
      return
    }
    plan = plan.asked(by: pbx)
  }
}
