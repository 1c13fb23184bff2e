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

  /// What can be promised about a scenario, in the order in which it is judged.
  static let outline = PromiseOutline(
    CheckCatalogue.answers.map { $0.kind } + CheckCatalogue.scenarios.map { $0.kind }
      + CheckCatalogue.shapes.map { $0.kind }, endpoint: TrafficRun.search)

  /// Judges all scenarios of an endpoint that are not settled.
  ///
  /// Scenarios that expect a record come first, wherever they stand in the contract: a search that
  /// gives everybody to a known caller gives everybody to a stranger too, and a list that was
  /// renamed is missing for both. Each is one cause. Shapes come last of all.
  ///
  /// - Returns: the rulings in the order of the scenarios; nil where it stays at what was settled.
  public static func judge(_ scenarios: [AnsweredScenario]) -> [Ruling?] {
    let path = PathSelectsNothing.kind.code
    let open = scenarios.filter { $0.settled == nil }.map { Hearing($0.read) }
    let (heard, known) = records(
      of: open, showsList: scenarios.contains { $0.settled?.keeps(path) == true })
    var hearings = heard.makeIterator()
    guard heard.contains(where: { !$0.ruling.findings.isEmpty }) else {
      var rulings = conclude(heard.map { .open($0) }, known).makeIterator()
      return scenarios.map { $0.settled == nil ? rulings.next() : nil }
    }
    var parties = scenarios.compactMap { answered -> Party? in
      guard let settled = answered.settled else { return hearings.next().map { .open($0) } }
      return .settled(answered, Ruling(promises: PromiseList(settled)))
    }
    CommonCause.settle(&parties)
    return conclude(parties, known)
  }

  /// Judges scenarios whose answers have been read.
  public static func judge(_ lookups: [ScenarioCase]) -> [Ruling] {
    let (heard, known) = records(of: lookups.map { Hearing($0) }, showsList: false)
    var parties = heard.map { Party.open($0) }
    CommonCause.settle(&parties)
    return conclude(parties, known)
  }

  /// Judges one scenario by itself.
  public static func judge(_ lookup: ScenarioCase) -> Ruling { judge([lookup])[0] }

  /// What becomes of a scenario's promises, if no other lookup can have a say in it and nothing is
  /// found; nil if it has to be judged with all others.
  static func settled(_ lookup: ScenarioCase) -> PromiseRound? {
    guard lookup.standsAlone else { return nil }
    let ruling = shapes(records(Hearing(lookup))).ruling
    return ruling.findings.isEmpty && ruling.failures.isEmpty ? ruling.promises.onlyRound : nil
  }

  /// What was found about known callers, which explains what strangers get.
  fileprivate struct Known: Sendable {
    var findings: [Finding]
    /// Whether a known caller's answer has the list of records where the mapping looks for it.
    var showsList: Bool
  }

  /// Judges the records, known callers first; the order stays.
  ///
  /// `showsList`: whether a scenario that is settled shows the list already.
  private static func records(
    of hearings: [Hearing], showsList: Bool
  ) -> (heard: [Hearing], known: Known) {
    let path = PathSelectsNothing.kind.code
    let known = hearings.filter(\.lookup.expectsRecord).concurrentMap { records($0) }
    let facts = Known(
      findings: known.flatMap(\.ruling.findings),
      showsList: showsList
        || known.contains { hearing in
          hearing.ruling.promises.contains { $0.code == path && $0.outcome == .kept }
        })
    let unknown = hearings.filter { !$0.lookup.expectsRecord }.concurrentMap {
      records($0.knowing(facts))
    }
    var (ofKnown, ofUnknown) = (known.makeIterator(), unknown.makeIterator())
    let heard = hearings.compactMap {
      $0.lookup.expectsRecord ? ofKnown.next() : ofUnknown.next()
    }
    return (heard, facts)
  }

  /// Judges the shapes of what is still open.
  private static func conclude(_ parties: [Party], _ known: Known) -> [Ruling] {
    parties.concurrentMap { party in
      guard case .open(let hearing) = party else { return party.ruling }
      return shapes(hearing.knowing(known)).ruling
    }
  }

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
      let promises = check.judge(run)
      for promise in promises { ruling.add(promise, of: check.kind, at: TrafficRun.search) }
      let found = promises.flatMap(\.judgement.findings)
      // Nearly always nothing; with something the grounds are found out anew.
      if !found.isEmpty { run.findings += found }
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
  /// The same with what was found about known callers, for answers that should hold nobody.
  fileprivate func knowing(_ known: LookupJudge.Known) -> Self {
    var hearing = self
    hearing.lookup = lookup.knowing(known.findings, showsList: known.showsList)
    return hearing
  }
}
