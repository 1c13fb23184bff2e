// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXEmulation
import PBXLanguage
public import Readiness
import Redaction
import Transports

/// Pages of users come in time: the code of searches.
public enum UsersLatency: UsersCheck {
  /// The kind of searches, where users are concerned.
  public static let kind = AnswerLatency.kind.concerning(.users)

  /// Compares the 95th percentile of the pages with what was promised.
  public static func judge(_ run: UsersRun) -> [SeriesPromise] {
    if let code = run.obstacle { return [SeriesPromise("", .notProven(because: code))] }
    guard let summary = summary(of: run), let all = summary.groups.last else { return [] }
    if all.p95 <= summary.limitMicroseconds { return [SeriesPromise("", .kept)] }
    let slow = run.walk.answers.enumerated().filter {
      $0.element.exchange.timings.total.inMicroseconds > summary.limitMicroseconds
    }
    var finding = run.finding(
      kind, "", "pages of users take longer than promised",
      at: run.endpoint.response.within.span ?? run.endpoint.request.span,
      evidence: slow.prefix(3).map { run.number(ofAnswer: $0.offset) })
    finding.expected = "95 of 100 within \(summary.limitMicroseconds / 1000) ms"
    finding.actual = """
      \(slow.count) of \(all.samples.count) take longer; p50 \(all.p50 / 1000) ms, \
      p95 \(all.p95 / 1000) ms, max \(all.max / 1000) ms
      """
    finding.remedy = "ask for fewer users a page, or promise the time the CRM can keep"
    finding.effect = "a synchronisation of users that takes long, or is given up"
    return [SeriesPromise("", .broken([finding]))]
  }

  /// What was timed, for the report; nil if nothing was.
  public static func summary(of run: UsersRun) -> LatencySummary? {
    let samples = run.walk.answers.filter { $0.exchange.response != nil }.map {
      $0.exchange.timings.total.inMicroseconds
    }
    guard !samples.isEmpty else { return nil }
    // One page after the other, since each is asked for when the one before has come.
    return LatencySummary(
      endpoint: "users",
      limitMicroseconds: run.endpoint.response.within.value.inMicroseconds, concurrency: 1,
      groups: [LatencySummary.Group(name: "all", samples: samples)])
  }
}
