// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
public import Readiness

/// Puts every check to every scenario, in order, so that one cause gives one finding.
public enum LookupJudge {
  /// What became of each promise of a scenario, and what was found.
  public struct Ruling: Sendable, Hashable {
    /// One result for each promise that the contract makes about the scenario.
    public var promises = PromiseList()
    /// Broken promises.
    public var findings: [Finding] = []
    /// Why the CRM could not be asked; at most one.
    public var failures: [Finding] = []
  }

  /// A scenario with what the checks said so far.
  struct Hearing: Sendable {
    var lookup: ScenarioCase
    var ruling = Ruling()

    init(_ lookup: ScenarioCase) {
      self.lookup = lookup
      ruling.promises = PromiseList(outline, about: lookup.scenario.name.value)
    }

    init(_ lookup: ScenarioCase, _ ruling: Ruling) {
      self.lookup = lookup
      self.ruling = ruling
    }
  }

  /// What can be promised about a scenario, in the order in which it is judged.
  private static let outline = PromiseOutline(
    CheckCatalogue.answers.map { $0.kind } + CheckCatalogue.scenarios.map { $0.kind }
      + CheckCatalogue.shapes.map { $0.kind }, endpoint: TrafficRun.search)

  /// Judges all scenarios of an endpoint; the rulings stand in the order of the cases.
  ///
  /// Scenarios that expect a record come first, wherever they stand in the contract: a search that
  /// gives everybody to a known caller gives everybody to a stranger too, and a list that was
  /// renamed is missing for both. Each is one cause. Shapes come last of all.
  public static func judge(_ lookups: [ScenarioCase]) -> [Ruling] {
    let known = lookups.filter(\.expectsRecord).concurrentMap { records(Hearing($0)) }
    let found = known.flatMap(\.ruling.findings)
    let path = PathSelectsNothing.kind.code
    let showsList = known.contains { hearing in
      hearing.ruling.promises.contains { $0.code == path && $0.outcome == .kept }
    }
    let unknown = lookups.filter { !$0.expectsRecord }.concurrentMap { lookup in
      records(Hearing(lookup.knowing(found, showsList: showsList)))
    }
    var (ofKnown, ofUnknown) = (known.makeIterator(), unknown.makeIterator())
    var hearings = lookups.compactMap { $0.expectsRecord ? ofKnown.next() : ofUnknown.next() }
    CommonCause.settle(&hearings)
    return hearings.concurrentMap { hearing in
      shapes(
        Hearing(hearing.lookup.knowing(found, showsList: showsList), hearing.ruling)
      )
      .ruling
    }
  }

  /// Judges one scenario by itself.
  public static func judge(_ lookup: ScenarioCase) -> Ruling { judge([lookup])[0] }

  private static func records(_ hearing: Hearing) -> Hearing {
    var hearing = hearing
    for (place, check) in CheckCatalogue.answers.enumerated() {
      put(check, at: place, to: &hearing)
    }
    for (place, check) in CheckCatalogue.scenarios.enumerated()
    where check.concerns(hearing.lookup.scenario, of: hearing.lookup.search) {
      hearing.add(check.judge(hearing.lookup), at: CheckCatalogue.answers.count + place)
    }
    return hearing
  }

  private static func shapes(_ hearing: Hearing) -> Hearing {
    var hearing = hearing
    let first = CheckCatalogue.answers.count + CheckCatalogue.scenarios.count
    for (place, check) in CheckCatalogue.shapes.enumerated() {
      put(check, at: first + place, to: &hearing)
    }
    return hearing
  }

  /// What the answers as such are at fault with, whatever they should hold.
  static func faults(of lookup: ScenarioCase) -> [Finding] {
    var faults: [Finding] = []
    for answer in lookup.answers {
      var answer = answer
      for check in CheckCatalogue.answers where !check.judgesRecords {
        // What is wrong here keeps the content from being judged; a size does not.
        let isFault =
          check != PathSelectsNothing.self && check != AnswerType.self && check != AnswerSize.self
        guard isFault else { continue }
        let found = check.judge(answer).findings
        answer.earlier += found
        faults += found
      }
    }
    return faults
  }

  /// Judges the series, each promise of each check.
  public static func judge(_ run: SearchRun) -> Ruling {
    var run = run
    var ruling = Ruling()
    for check in CheckCatalogue.series {
      for promise in check.judge(run) {
        ruling.add(promise, of: check.kind, at: TrafficRun.search)
        run.findings += promise.judgement.findings
      }
    }
    ruling.failures += unasked(run)
    return ruling
  }

  /// Judges what any endpoint may show, in a run without lookups.
  public static func judge(_ traffic: TrafficRun) -> Ruling {
    var ruling = Ruling()
    for check in CheckCatalogue.series.compactMap({ $0 as? any TrafficCheck.Type }) {
      for promise in check.judge(traffic) {
        ruling.add(promise, of: check.kind, at: traffic.endpoint)
      }
    }
    return ruling
  }

  /// Why lookups besides the scenarios could not be asked; promises that need them only name the
  /// code.
  private static func unasked(_ run: SearchRun) -> [Finding] {
    let codes = Set(FailureToAsk.all.map(\.kind.code))
    return run.lookups.filter { $0.probe.phase != .scenarios }.flatMap(\.faults)
      .filter { codes.contains($0.kind.code) }
  }

  /// Puts a check to each answer; together they are one promise of the scenario.
  ///
  /// `place`: where that promise stands in the outline.
  private static func put(
    _ check: any AnswerCheck.Type, at place: Int, to hearing: inout Hearing
  ) {
    let lookup = hearing.lookup
    guard check.concerns(lookup.scenario, of: lookup.search) else { return }
    // Nearly every lookup has one answer, which needs no list of judgements.
    guard lookup.answers.count != 1 else {
      let judgement =
        !check.judgesRecords || lookup.answers[0].expectsRecord
        ? check.judge(lookup.answer(0)) : .notPromised
      let found = judgement.findings
      if !found.isEmpty { hearing.lookup.answers[0].earlier += found }
      return hearing.add(judgement, at: place)
    }
    var judgements: [Judgement] = []
    for index in lookup.answers.indices {
      guard !check.judgesRecords || lookup.answers[index].expectsRecord else { continue }
      let judgement = check.judge(lookup.answer(index))
      judgements.append(judgement.besides(judgements.flatMap(\.findings)))
      // Nearly always nothing was found, and appending nothing would copy the answers.
      let found = judgement.findings
      if !found.isEmpty { hearing.lookup.answers[index].earlier += found }
    }
    hearing.add(Judgement.all(judgements), at: place)
  }
}

extension ScenarioCase {
  /// An answer that knows what was found about the whole scenario, too.
  fileprivate func answer(_ index: Int) -> LookupCase {
    guard !earlier.isEmpty else { return answers[index] }
    var answer = answers[index]
    answer.earlier += earlier.filter { !answer.earlier.contains($0) && $0.isOfScenario }
    return answer
  }
}

extension Finding {
  /// Whether a check of the whole scenario found it, so that every answer's shape may lean on it.
  fileprivate var isOfScenario: Bool {
    CheckCatalogue.scenarios.contains { $0.kind.code == kind.code }
  }
}

extension LookupJudge.Ruling {
  fileprivate mutating func add(
    _ promise: SeriesPromise, of kind: FindingKind, at endpoint: String
  ) {
    guard let outcome = promise.judgement.outcome else { return }
    promises.append(
      PromiseResult(kind, endpoint: endpoint, scenario: promise.name, outcome))
    if case .couldNotAsk(let finding) = promise.judgement {
      failures.append(finding)
    } else {
      findings += promise.judgement.findings
    }
  }

}

extension LookupJudge.Hearing {
  /// Notes what a check says about the promise at a place of the outline.
  fileprivate mutating func add(_ judgement: Judgement, at place: Int) {
    guard let outcome = judgement.outcome else { return }
    ruling.promises.note(outcome, at: place)
    let found = judgement.findings
    guard !found.isEmpty else { return }
    lookup.earlier += found
    if case .couldNotAsk(let finding) = judgement {
      ruling.failures.append(finding)
    } else {
      ruling.findings += found
    }
  }
}
