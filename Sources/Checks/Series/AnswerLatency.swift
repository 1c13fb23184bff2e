// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
public import Readiness
import Redaction
import Transports

/// The pop-up comes in time: 95 of 100, each from the ring to its last field.
public enum AnswerLatency: SeriesCheck {
  /// A major finding of the CRM.
  public static let kind = FindingKind(
    "answer-latency", .major, .lookup, holds: .controlledPilot, owner: .operationsOwner,
    layer: .crm)

  /// Pop-ups that are timed at least.
  public static let leastSamples = 30
  /// Of these, on connections of their own: the first call after a quiet hour.
  public static let coldSamples = 5

  /// What the check says about itself.
  public static let page = CheckPage(
    "95 of 100 pop-ups come in time",
    about: """
      At least \(leastSamples) pop-ups of known callers are timed, as many at once as `concurrency` \
      says, each with all its requests: from the first byte sent to the last byte received, with \
      name look-up, connection and TLS where they were needed. At least \(coldSamples) of them open \
      a connection of their own. The 95th percentile of all is compared with `response.within`, by \
      default 2 s. In a replay the recorded times are judged.
      """,
    passing: CheckExample(ExampleAnswer(ExampleContract.known, milliseconds: 180)),
    failing: CheckExample(ExampleAnswer(ExampleContract.known, milliseconds: 3200)))

  /// Known callers again and again, until there are enough samples.
  public static func probes(in scope: SearchScope) -> [Probe] {
    let callers = scope.knownCallers.map(\.searchAsk)
    guard !callers.isEmpty else { return [] }
    var asked = [Int](repeating: 1, count: callers.count)
    for index in LookupRepeat.repeated(of: callers.count) { asked[index] = LookupRepeat.times }
    var probes: [Probe] = []
    var next = 0
    while asked.reduce(0, +) < leastSamples || probes.count < coldSamples {
      let index = next % callers.count
      probes.append(
        Probe(
          callers[index], nth: asked[index], in: .repeats, isCold: probes.count < coldSamples))
      asked[index] += 1
      next += 1
    }
    return probes
  }

  /// Compares the 95th percentile with what was promised.
  public static func judge(_ run: SearchRun) -> [SeriesPromise] {
    guard !run.scope.knownCallers.isEmpty else {
      return [SeriesPromise("", .leftOpen("the contract names no known caller to time"))]
    }
    let timed = timed(run)
    guard let summary = summary(of: timed, run), let all = summary.groups.last else {
      return [SeriesPromise("", .notProven(because: run.cause ?? AnswerMissing.kind.code))]
    }
    // A run that ended early, or was answered with errors, has timed too few to say anything.
    guard timed.count >= leastSamples else {
      return [SeriesPromise("", .notProven(because: run.cause ?? AnswerMissing.kind.code))]
    }
    if all.p95 <= summary.limitMicroseconds { return [SeriesPromise("", .kept)] }
    let promised = run.search.response.within
    let type = run.search.types.first
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contact-search", interaction: type?.name.value ?? ""),
      "the pop-up takes longer than promised", at: promised.span ?? type?.request.span)
    let slow = timed.filter { $0.microseconds > summary.limitMicroseconds }
    finding.expected = "95 of 100 within \(summary.limitMicroseconds / 1000) ms"
    finding.actual = """
      \(slow.count) of \(all.samples.count) take longer; p50 \(all.p50 / 1000) ms, \
      p95 \(all.p95 / 1000) ms, max \(all.max / 1000) ms
      """
    finding.remedy = "index the columns that are searched, or promise the time the CRM can keep"
    finding.effect = "the pop-up comes when the agent has already asked for the name"
    finding.evidence =
      slow.sorted { $0.microseconds > $1.microseconds }.prefix(3).map(\.number).sorted()
    return [SeriesPromise("", .broken([finding]))]
  }

  /// What was timed, for the report; nil if nothing was.
  public static func summary(of run: SearchRun) -> LatencySummary? {
    summary(of: timed(run), run)
  }

  private static func summary(of timed: [Sample], _ run: SearchRun) -> LatencySummary? {
    guard !timed.isEmpty else { return nil }
    func group(_ name: String, _ samples: [Sample]) -> LatencySummary.Group {
      LatencySummary.Group(name: name, samples: samples.map(\.microseconds))
    }
    return LatencySummary(
      endpoint: "contact-search",
      limitMicroseconds: run.search.response.within.value.inMicroseconds,
      concurrency: run.scope.contract.concurrency,
      groups: [
        group("cold", timed.filter(\.isCold)), group("warm", timed.filter { !$0.isCold }),
        group("all", timed),
      ])
  }

  private struct Sample {
    let microseconds: Int
    let isCold: Bool
    let number: Int
  }

  /// Every pop-up of a known caller that was answered as promised, in plan order.
  private static func timed(_ run: SearchRun) -> [Sample] {
    let callers = Set(run.scope.knownCallers.map(\.searchAsk))
    return run.lookups.compactMap { lookup in
      guard lookup.faults.isEmpty, callers.contains(lookup.probe.ask) else { return nil }
      let popup = lookup.raw.lazy.filter { $0.step.kind != .read }
      guard let first = popup.first else { return nil }
      let total = popup.reduce(Duration.zero) { $0 + $1.exchange.timings.total }
      return Sample(
        microseconds: total.inMicroseconds, isCold: !first.exchange.timings.reusedConnection,
        number: lookup.firstNumber)
    }
  }
}
