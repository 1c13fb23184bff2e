// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
public import Diagnostics
public import Readiness
public import Redaction
public import Transports

/// Judges the exchanges of a plan: a pure function from answers to results.
public struct RunAssessment: Sendable {
  private let plan: RunPlan
  private let exchanges: [Exchange?]
  private let redactor: Redactor
  private var findings: [Finding] = []
  private var failures: [Finding] = []
  private var promises: [PromiseResult] = []

  /// Judges every scenario.
  ///
  /// - Parameters:
  ///   - plan: what was to be asked.
  ///   - exchanges: what came back, in plan order; nil where nothing was sent.
  ///   - redactor: makes text of the answers safe to show.
  ///   - others: findings about the run as a whole.
  public init(
    of plan: RunPlan, exchanges: [Exchange?], redactor: Redactor, besides others: [Finding] = []
  ) {
    self.plan = plan
    self.exchanges = exchanges
    self.redactor = redactor
    findings = others
    guard let search = plan.contract.contactSearch else { return }
    let cases = self.cases(of: search)
    let rulings = LookupJudge.judge(cases.compactMap { $0 })
    var next = rulings.makeIterator()
    let cause = rulings.first.flatMap { ($0.failures + $0.findings).first?.kind.code }
    for (scenario, judged) in zip(search.scenarios, cases) {
      if judged == nil {
        leaveOpen(scenario, of: search, because: cause ?? AnswerMissing.kind.code)
      } else if let ruling = next.next() {
        promises += ruling.promises
        findings += ruling.findings
        failures += ruling.failures
      }
    }
  }

  /// Writes what was found into a result.
  public func report(into result: inout RunResult) {
    result.endpoints = plan.contract.contactSearch == nil ? [] : ["contact-search"]
    result.owners = plan.contract.owners
    result.promises = promises
    let broken = Finding.merged(findings).map { reported($0, isFailureToAsk: false) }
    let unasked = Finding.merged(failures).map { reported($0, isFailureToAsk: true) }
    result.findings = unasked + broken
    result.exchanges = Array(zip(plan.steps, exchanges)).concurrentMap { step, exchange in
      exchange.map { reported($0, step) }
    }.compactMap { $0 }
    let ends = exchanges.compactMap { $0.map { $0.startedAt.advanced(by: $0.timings.total) } }
    result.finishedAt = ends.max() ?? result.startedAt
  }

  /// Each scenario with its answer; nil where nothing was sent.
  private func cases(of search: ContactSearch) -> [LookupCase?] {
    var positions = [Int?](repeating: nil, count: search.scenarios.count)
    for (position, pair) in zip(plan.steps, exchanges).enumerated() where pair.1 != nil {
      for index in pair.0.scenarios { positions[index] = position }
    }
    return Array(zip(search.scenarios, positions)).concurrentMap { scenario, position in
      guard let position, let exchange = exchanges[position] else { return nil }
      let step = plan.steps[position]
      return LookupCase(
        scenario, of: search, type: search.types[step.probe.type], askedBy: plan.pbx,
        exchange: exchange, number: step.number, redactor: redactor)
    }
  }

  /// Nothing was sent for this scenario, because of what the first answer said.
  private mutating func leaveOpen(
    _ scenario: Scenario, of search: ContactSearch, because code: String
  ) {
    for check in CheckCatalogue.lookup where check.concerns(scenario, of: search) {
      promises.append(
        PromiseResult(
          check.kind, endpoint: "contact-search", scenario: scenario.name.value,
          .notProven(because: .code(code))))
    }
  }

  private func reported(_ finding: Finding, isFailureToAsk: Bool) -> ReportedFinding {
    ReportedFinding(finding, isFailureToAsk: isFailureToAsk, redactedBy: redactor)
  }

  private func reported(_ exchange: Exchange, _ step: RunPlan.Step) -> ReportedExchange {
    let search = plan.contract.contactSearch
    return ReportedExchange(
      redactor.redact(exchange), number: step.number,
      interaction: search?.types[step.probe.type].name.value ?? "",
      scenarios: step.scenarios.compactMap { search?.scenarios[$0].name.value })
  }
}
