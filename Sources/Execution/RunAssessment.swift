// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
public import Diagnostics
import PBXEmulation
public import Readiness
public import Redaction
import Transports

/// Judges the answers to a plan: a pure function from answers to results.
public struct RunAssessment: Sendable {
  private let plan: RunPlan
  private let traffic: RunTraffic
  private let lookups: [PreparedLookup?]
  private let redactor: Redactor
  private var findings: [Finding] = []
  private var failures: [Finding] = []
  private var promises: [PromiseResult] = []
  private var run: SearchRun?

  /// Judges every scenario, then the series.
  ///
  /// - Parameters:
  ///   - plan: what was to be asked.
  ///   - traffic: what came back.
  ///   - prepared: the same, made ready while it came back; nil: it is made ready now.
  ///   - redactor: makes text of the answers safe to show.
  ///   - others: findings about the run as a whole.
  public init(
    of plan: RunPlan, traffic: RunTraffic, prepared: [PreparedLookup?]? = nil,
    redactor: Redactor, besides others: [Finding] = []
  ) {
    self.plan = plan
    self.traffic = traffic
    self.redactor = redactor
    let first = traffic.firstNumbers
    lookups = traffic.lookups.indices.map { index in
      var lookup =
        prepared?[index]
        ?? traffic.lookups[index].flatMap { plan.prepare(index, $0, redactor: redactor) }
      lookup?.number(from: first[index])
      return lookup
    }
    findings = others
    guard let scope = plan.scope else { return }
    judgeScenarios(scope)
    judgeSeries(scope)
  }

  private mutating func judgeScenarios(_ scope: SearchScope) {
    var cases = [ScenarioCase?](repeating: nil, count: scope.scenarios.count)
    for (step, lookup) in zip(plan.steps, lookups) {
      for (position, one) in zip(step.scenarios, lookup?.scenarios ?? []) {
        cases[position] = one
      }
    }
    let rulings = LookupJudge.judge(cases.compactMap { $0 })
    var next = rulings.makeIterator()
    let cause = rulings.lazy.compactMap { ($0.failures + $0.findings).first?.kind.code }.first
    for (scenario, judged) in zip(scope.scenarios, cases) {
      if judged == nil {
        leaveOpen(scenario, .notProven(because: .code(cause ?? stopCode)))
      } else if let ruling = next.next() {
        add(ruling)
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

  private mutating func judgeSeries(_ scope: SearchScope) {
    let run = SearchRun(
      scope, askedBy: plan.pbx, lookups: lookups.compactMap { $0?.probed },
      findings: failures + findings, unrenderable: plan.unrenderable,
      stop: traffic.stop == nil ? nil : stopCode, redactor: redactor)
    self.run = run
    add(LookupJudge.judge(run))
  }

  /// Writes what was found into a result.
  public func report(into result: inout RunResult) {
    result.endpoints = plan.contract.contactSearch == nil ? [] : ["contact-search"]
    result.owners = plan.contract.owners
    result.promises = promises
    let broken = Finding.merged(findings).map { reported($0, isFailureToAsk: false) }
    let unasked = Finding.merged(failures).map { reported($0, isFailureToAsk: true) }
    result.findings = unasked + broken
    result.exchanges = zip(plan.steps, lookups).flatMap { step, lookup in
      lookup.map { reported($0, step) } ?? []
    }
    result.formats = run?.formatMatrix
    result.phonebook = run?.phonebook ?? []
    if let summary = run.flatMap({ AnswerLatency.summary(of: $0) }) { result.latency = [summary] }
    let ends = traffic.exchanges.map { $0.startedAt.advanced(by: $0.timings.total) }
    result.finishedAt = ends.max() ?? result.startedAt
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

  /// The code for what was not begun though nothing was found before it.
  private var stopCode: String {
    switch traffic.stop {
    case .budget: "limit-budget"
    case .cancelled: "run-stopped"
    default: AnswerMissing.kind.code
    }
  }

  private func reported(_ finding: Finding, isFailureToAsk: Bool) -> ReportedFinding {
    ReportedFinding(finding, isFailureToAsk: isFailureToAsk, redactedBy: redactor)
  }

  private func reported(
    _ lookup: PreparedLookup, _ step: RunPlan.Step
  ) -> [ReportedExchange] {
    let names = plan.scenarioNames(of: step)
    let purpose = step.scenarios.isEmpty ? step.probe.phase.title : ""
    return zip(lookup.redacted, lookup.probed.raw).enumerated().map { offset, pair in
      let type = plan.scope?.search.types[pair.1.step.type]
      let interaction =
        switch pair.1.step.kind {
        case .search, .read: type?.name.value ?? ""
        case .chained(let position): type?.chained[position].name.value ?? ""
        }
      return ReportedExchange(
        pair.0, number: lookup.probed.firstNumber + offset, interaction: interaction,
        scenarios: names, purpose: pair.1.step.kind == .read ? "read" : purpose)
    }
  }
}
