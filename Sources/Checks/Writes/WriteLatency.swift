// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
public import Readiness
import Redaction
import Transports

/// What is written is answered in time: the code of searches.
public enum WriteLatency {
  /// The kind of searches, where an endpoint that is written to is concerned.
  static func kind(of endpoint: WriteEndpoint.Kind) -> FindingKind {
    AnswerLatency.kind.concerning(endpoint.capability)
  }

  /// Compares the 95th percentile of the answers to writes with what was promised.
  static func judge(_ all: WriteEndpointCase) -> Judgement {
    let answers = written(of: all.endpoint, all.items.map(\.item))
    guard let summary = summary(of: all.endpoint, answers, all.run),
      let group = summary.groups.last
    else { return .notProven(because: all.run.stopCode) }
    if group.p95 <= summary.limitMicroseconds { return .kept }
    let slow = answers.filter { $0.microseconds > summary.limitMicroseconds }
    var finding = all.finding(
      kind(of: all.kind), "", "writing a \(all.kind.noun) takes longer than promised",
      at: all.endpoint.response.within.span ?? all.endpoint.span,
      evidence: slow.prefix(3).map { all.run.number($0) })
    finding.expected = "95 of 100 within \(summary.limitMicroseconds / 1000) ms"
    finding.actual = """
      \(slow.count) of \(group.samples.count) take longer; p50 \(group.p50 / 1000) ms, \
      p95 \(group.p95 / 1000) ms, max \(group.max / 1000) ms
      """
    finding.remedy = "find out what the CRM does while it stores, or promise the time it can keep"
    finding.effect = "a PBX that gives up waiting does not know whether the record is there"
    return .broken([finding])
  }

  /// What was timed, for the report; empty if nothing was.
  public static func summaries(of run: WritesRun) -> [LatencySummary] {
    run.contract.writes.compactMap { endpoint in
      let items = run.written?.allItems.filter { $0.endpoint.kind == endpoint.kind } ?? []
      return summary(of: endpoint, written(of: endpoint, items), run)
    }
  }

  private static func written(
    of endpoint: WriteEndpoint, _ items: [WriteItem]
  ) -> [WriteHearing] {
    items.flatMap { [$0.written, $0.repeated] }.compactMap(\.self)
      .filter { $0.exchange.response != nil }
  }

  private static func summary(
    of endpoint: WriteEndpoint, _ answers: [WriteHearing], _ run: WritesRun
  ) -> LatencySummary? {
    guard !answers.isEmpty else { return nil }
    return LatencySummary(
      endpoint: endpoint.kind.rawValue,
      limitMicroseconds: endpoint.response.within.value.inMicroseconds,
      concurrency: run.contract.concurrency,
      groups: [LatencySummary.Group(name: "all", samples: answers.map(\.microseconds))])
  }
}

extension WriteHearing {
  fileprivate var microseconds: Int { exchange.timings.total.inMicroseconds }
}
