// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A lookup changes nothing.
public enum LookupSideEffect: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "lookup-side-effect", .major, .lookup, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .crm)

  /// What the check says about itself.
  public static let page = CheckPage(
    "a lookup changes nothing",
    about: """
      The first known record is asked for again as the very last thing of the run, and read by its \
      id where the contract says how. The answer must be the first one, but for values named in \
      `volatile`. A value that grows with each lookup, such as a counter or the date of the last \
      change, is a side effect; a value that merely differs is judged by `lookup-repeat`. What a \
      lookup changes and does not show cannot be seen.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      then: (1...40).map { nth in
        ExampleReply(
          ExampleAnswer(
            #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "#
              + #""phone": "+971500000000", "views": \#(nth)}]}"#),
          to: "+971500000000", nth: nth == 40 ? .max : nth - 1)
      }))

  /// The first known caller once more, last of all.
  public static func probes(in scope: SearchScope) -> [Probe] {
    guard let first = scope.knownCallers.first else { return [] }
    let reads = scope.search.types.contains { $0.read != nil }
    return [Probe(first.searchAsk, nth: .max, in: .last, reads: reads)]
  }

  /// Compares the last answer with the first.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard let scenario = run.scope.knownCallers.first else { return [] }
    return [SeriesPromise(scenario.name.value, judge(scenario, run))]
  }

  private static func judge(_ scenario: Scenario, _ run: SearchRun) -> Judgement {
    let ask = scenario.searchAsk
    guard let first = run.lookup(ask), let last = run.lookup(ask, nth: .max) else {
      return .notProven(because: run.cause ?? AnswerMissing.kind.code)
    }
    if let code = run.obstacle(to: first) ?? run.obstacle(to: last) {
      return .notProven(because: code)
    }
    let volatile = run.search.volatile.map { VolatilePath($0.value) }
    if let difference = AnswerDifference(between: first, and: last, besides: volatile) {
      guard grows(ask, in: run) else { return .notProven(because: LookupRepeat.kind.code) }
      return .broken([finding(difference, scenario, [first.firstNumber, last.firstNumber], run)])
    }
    if let (before, after) = reads(first, last) {
      if let limited = run.limited(before.0.exchange) ?? run.limited(after.0.exchange) {
        return limited
      }
      guard
        let kind = AnswerDifference.difference(before.0.exchange, after.0.exchange, volatile)
      else { return .kept }
      let unreliable = AnswerReliable.kind.code
      if case .status = kind, run.findings.contains(where: { $0.kind.code == unreliable }) {
        return .notProven(because: unreliable)
      }
      let difference = AnswerDifference(kind)
      return .broken([finding(difference, scenario, [before.1, after.1], run)])
    }
    return .kept
  }

  /// Whether what differs between the askings of a caller only ever grows: each lookup leaves
  /// a trace.
  ///
  /// Lookups under way at once may be answered in any order, so each is compared with the first and
  /// the last one of the run, which have no other beside them.
  static func grows(_ ask: PBXEmulation.SearchAsk, in run: SearchRun) -> Bool {
    let volatile = run.search.volatile.map { VolatilePath($0.value) }
    let lookups = run.lookups(of: ask)
    guard let first = lookups.first, let last = lookups.last, lookups.count > 2,
      let whole = AnswerDifference(between: first, and: last, besides: volatile), whole.isGrowth
    else { return false }
    return lookups.dropFirst().dropLast().allSatisfy { middle in
      let steps = [
        AnswerDifference(between: first, and: middle, besides: volatile),
        AnswerDifference(between: middle, and: last, besides: volatile),
      ]
      return steps.compactMap { $0 }.allSatisfy(\.isGrowth)
    }
  }

  private static func reads(
    _ first: ProbedLookup, _ last: ProbedLookup
  ) -> ((LookupAnswer, Int), (LookupAnswer, Int))? {
    guard let before = first.read, let after = last.read else { return nil }
    return ((before.answer, before.number), (after.answer, after.number))
  }

  private static func finding(
    _ difference: AnswerDifference, _ scenario: Scenario, _ evidence: [Int], _ run: SearchRun
  ) -> Finding {
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types.first?.name.value ?? "",
        name: difference.subject),
      "looking a record up changes it", at: scenario.ask.text.span)
    finding.expected = "the same record at the end of the run as at its beginning"
    finding.actual = difference.description(by: run.redactor)
    finding.remedy = "let the search only read; if the value may change, write volatile: [PATH]"
    finding.effect = "each ring of a telephone changes the CRM's data"
    finding.scenarios = [scenario.name.value]
    finding.evidence = evidence
    return finding
  }
}
