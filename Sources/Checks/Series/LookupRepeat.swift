// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// The same question has the same answer each time.
public enum LookupRepeat: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "lookup-repeat", .major, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .crm)

  /// How often the same is asked.
  public static let times = 3
  /// Callers that are asked again at most.
  public static let mostCallers = 10

  /// What the check says about itself.
  public static let page = CheckPage(
    "the same question has the same answer each time",
    about: """
      Each known caller, of the first \(mostCallers), is asked for \(times) times. The answers are \
      compared as JSON values: the order of keys does not matter, the order of records does, for \
      the first one may be the pop-up. Values that may change are named in `volatile`.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known)),
    failing: CheckExample(
      ExampleAnswer(ExampleContract.known),
      then: [
        ExampleReply(
          ExampleAnswer(
            #"{"data": [{"id": "abc123", "full_name": "Aisha R.", "phone": "+971500000000"}]}"#),
          to: "+971500000000", nth: 2)
      ]))

  /// Which of so many known callers are asked again.
  static func repeated(of count: Int) -> Range<Int> { 0..<min(count, mostCallers) }

  /// Each known caller, until it was asked for often enough.
  public static func probes(in scope: SearchScope) -> [Probe] {
    let callers = scope.knownCallers
    return repeated(of: callers.count).flatMap { index in
      (1..<times).map { Probe(callers[index].searchAsk, nth: $0, in: .repeats) }
    }
  }

  /// Compares every answer with the first one.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    let callers = run.scope.knownCallers
    return repeated(of: callers.count).map { index in
      SeriesPromise(callers[index].name.value, judge(callers[index], run))
    }
  }

  private static func judge(_ scenario: Scenario, _ run: SearchRun) -> Judgement {
    let lookups = run.lookups(of: scenario.searchAsk)
    guard let first = lookups.first, lookups.count >= times else {
      return .notProven(because: run.cause ?? AnswerMissing.kind.code)
    }
    if let code = run.obstacle(to: first) { return .notProven(because: code) }
    let volatile = run.search.volatile.map { VolatilePath($0.value) }
    for other in lookups.dropFirst() where other.answers.failureToAsk == nil {
      if run.isUnreliable(other) { return .notProven(because: AnswerReliable.kind.code) }
      guard let difference = AnswerDifference(between: first, and: other, besides: volatile)
      else { continue }
      // "ask" promises all records in any order, "reject" none.
      if difference.isOrder, run.search.whenSeveral?.value.path == nil,
        run.search.whenSeveral != nil
      {
        continue
      }
      // A value that grows with each lookup is a trace that lookups leave: another cause.
      if LookupSideEffect.grows(scenario.searchAsk, in: run) {
        return .notProven(because: LookupSideEffect.kind.code)
      }
      return .broken([finding(difference, scenario, [first, other], run)])
    }
    let unasked = lookups.lazy.compactMap(\.answers.failureToAsk).first
    return unasked.map { .notProven(because: $0) } ?? .kept
  }

  private static func finding(
    _ difference: AnswerDifference, _ scenario: Scenario, _ lookups: [ProbedLookup],
    _ run: SearchRun
  ) -> Finding {
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: run.search.types.first?.name.value ?? "",
        name: difference.subject),
      difference.isOrder
        ? "the records come in another order when the same is asked again"
        : "the same question has another answer when it is asked again",
      at: scenario.ask.text.span)
    finding.expected = "the same answer \(times) times"
    finding.actual = difference.description(by: run.redactor)
    finding.remedy =
      difference.isOrder
      ? "let the query sort by a key that is unique"
      : "find out what changes; if it may, write volatile: [PATH]"
    finding.effect = "the same caller is shown in one way now and in another way later"
    finding.scenarios = [scenario.name.value]
    finding.evidence = lookups.map(\.firstNumber)
    return finding
  }
}
