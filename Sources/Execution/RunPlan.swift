// SPDX-License-Identifier: Apache-2.0

public import Checks
public import Contracts
public import Diagnostics
import GoTemplates
public import PBXEmulation
import Redaction
public import Transports

/// What a run will ask, in order: a value that can be printed before anything is sent.
public struct RunPlan: Sendable {
  /// One lookup and the scenarios it answers.
  public struct Step: Sendable {
    /// The number of the lookup, from 1.
    public let number: Int
    /// What the checks want asked.
    public let probe: Probe
    /// The first request as it will be sent.
    ///
    /// It holds secrets: redact it before showing it.
    public var request: Request { first.request }
    /// The scenarios it answers, as positions in the scope.
    public var scenarios: [Int] { scenario.map { [$0] + others } ?? [] }
    /// The first of them, and nearly always the only one; nil if it answers none.
    let scenario: Int?
    private let others: [Int]
    /// How many requests it costs at least: one for each contact type without a condition.
    public let leastRequests: Int
    /// How many requests it costs at most, with those that follow each record.
    public let requests: Int

    let first: Lookup.First

    init(
      _ probe: Probe, number: Int, scenarios: [Int], requests: ClosedRange<Int>,
      first: Lookup.First
    ) {
      self.number = number
      self.probe = probe
      scenario = scenarios.first
      others = Array(scenarios.dropFirst())
      leastRequests = requests.lowerBound
      self.requests = requests.upperBound
      self.first = first
    }
  }

  /// The contract.
  public let contract: Contract
  /// The environment's name.
  public let environment: String
  /// The PBX that will ask.
  public internal(set) var pbx: PBX
  /// Whether the rendered requests are those that are sent: not if a log-in changed the PBX since.
  var isAskedAsRendered = true
  /// The part of the contract's search that runs here; nil if it has none.
  public let scope: SearchScope?
  /// The lookups in plan order.
  public let steps: [Step]
  /// What a check wants asked though the templates cannot be rendered for it.
  public let unrenderable: Set<Probe.Key>

  /// What the world allows the last questions.
  public let setting: LifecycleSetting
  /// What the run gives its writes.
  public let writing: Writing
  /// CRM users by the extension that they belong to, as Get Users gave them.
  public internal(set) var owners: [String: String] = [:]
  /// What the stages besides the lookups will ask, in order.
  public internal(set) var scripts: [StageScript] = []

  /// How many requests are sent at least, one for each search without a condition.
  public var leastRequests: Int { steps.reduce(0) { $0 + $1.leastRequests } }

  /// How many requests are sent at most.
  public var requests: Int {
    steps.reduce(0) { $0 + $1.requests } + scripts.reduce(0) { $0 + $1.requests }
  }

  /// How many records can be created or changed at most.
  public var writes: Int {
    steps.reduce(0) { $0 + $1.probe.writes } + scripts.reduce(0) { $0 + $1.writes }
  }

  /// Collects what every check wants asked, merges what is equal, and renders the requests.
  ///
  /// - Throws: complaints about templates and paths that cannot be rendered with these values.
  public init(
    contract: Contract, environment: String, pbx: PBX,
    setting: LifecycleSetting = LifecycleSetting(hasVirtualTime: false),
    writing: Writing = Writing()
  ) throws(PlanError) {
    // Everything that can fail comes first: nothing of the plan is there when it is given up.
    let scope = SearchScope(contract, environment: environment)
    let drawn = try scope.map { (scope) throws(PlanError) in
      try Self.steps(of: scope, pbx.knowing(contract.standIns))
    }
    self.contract = contract
    self.environment = environment
    self.pbx = pbx
    self.setting = setting
    self.writing = writing
    self.scope = scope
    steps = drawn?.steps ?? []
    unrenderable = drawn?.unrenderable ?? []
    scripts = try Self.scripts(of: self)
  }

  /// What the run costs.
  public var cost: LimitBudget.Cost { LimitBudget.Cost(least: leastRequests, most: requests) }

  /// Why the plan is not begun where its environment allows too little; nil if it may be.
  public var refusal: Finding? {
    guard let place = contract.environment(named: environment) else { return nil }
    if writes > place.budget.writes { return LimitBudget.refusal(writes: writes, in: place) }
    return leastRequests > place.budget.requests ? LimitBudget.refusal(cost, in: place) : nil
  }

  /// The names of the scenarios that a step answers.
  public func scenarioNames(of step: Step) -> [String] {
    step.scenarios.compactMap { scope?.scenarios[$0].name.value }
  }

  private static func steps(
    of scope: SearchScope, _ pbx: PBX
  ) throws(PlanError) -> (steps: [Step], unrenderable: Set<Probe.Key>) {
    var steps: [Step] = []
    var unrenderable: Set<Probe.Key> = []
    var complaints: Set<Complaint> = []
    let askers = Dictionary(
      grouping: scope.scenarios.indices, by: { scope.scenarios[$0].searchAsk })
    let varying = scope.search.typesWithVariablesInPaths
    let probes = scope.probes
    steps.reserveCapacity(probes.count)
    for probe in probes {
      do throws(TemplateExecutionError) {
        for type in varying { _ = try pbx.contacts(in: [], of: type, asked: probe.ask) }
        guard let first = try first(of: probe, pbx) else { continue }
        let types = max(1, scope.search.unconditionalTypes(for: probe.ask))
        let most = Lookup.mostRequests(of: scope.search, ask: probe.ask, reads: probe.reads)
        steps.append(
          Step(
            probe, number: steps.count + 1,
            scenarios: probe.nth == 0 ? askers[probe.ask] ?? [] : [],
            requests: min(types, most)...most, first: first))
      } catch {
        // An odd caller for whom a template cannot be rendered is the PBX's affair, not a fault that
        // keeps all others from being asked.
        if probe.phase == .scenarios { complaints.insert(PlanError.complaint(error)) }
        unrenderable.insert(probe.key)
      }
    }
    guard complaints.isEmpty else { throw PlanError(complaints: complaints.sorted()) }
    return (steps, unrenderable)
  }

  /// The first request that is really sent; nil if conditions leave none.
  private static func first(
    of probe: Probe, _ pbx: PBX
  ) throws(TemplateExecutionError) -> Lookup.First? {
    var lookup = Lookup(probe.ask, by: pbx, reads: probe.reads)
    let first = lookup.next()
    if let obstacle = lookup.obstacle { throw obstacle }
    return first
  }
}

extension ContactSearch {
  /// How many contact types a lookup searches whatever the conditions say.
  fileprivate func unconditionalTypes(for ask: SearchAsk) -> Int {
    var isTyped = false
    if case .typed = ask { isTyped = true }
    return types.count { $0.onlyIf == nil && (!isTyped || $0.typedSearch != nil) }
  }

  /// The types whose paths hold variables: they are rendered when the plan is made, so that judging
  /// cannot fail on them later.
  fileprivate var typesWithVariablesInPaths: [ContactType] {
    if case .field(let path) = popup, path.isWrittenAsTemplate { return types }
    return types.filter(\.hasVariablesInPaths)
  }
}

extension ContactType {
  fileprivate var hasVariablesInPaths: Bool {
    mapping.contains { $0.paths.contains(where: \.isWrittenAsTemplate) }
  }
}
