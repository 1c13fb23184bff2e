// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// How long each endpoint took: the samples as a plot, their percentiles as a table.
enum LatencySection {
  static func html(of result: RunResult) -> HTMLText {
    guard !result.latency.isEmpty else { return "" }
    return """
      <section aria-labelledby="latency"><h2 id="latency">Latency</h2>
      \(result.latency.map(card))
      </section>
      """
  }

  private static func card(_ summary: LatencySummary) -> HTMLText {
    guard summary.whole.count > 0 else { return "<p>\(summary.sentence.capitalised)</p>" }
    let whole = summary.whole
    let parts = summary.parts.filter { $0.name != whole.name }
    return """
      <div class="card"><h3>\(summary.title.shown().capitalised), \
      \(summary.concurrency) at a time</h3>
      <p>p95 is \(whole.p95.asMilliseconds): \(judgement(summary))</p>
      \(LatencyPlot(summary).html)
      <div class="scroll" tabindex="0" role="region" aria-label="Percentiles">
      <table class="numbers"><thead><tr><th scope="col">Connection</th><th scope="col">n</th>\
      <th scope="col">p50</th><th scope="col">p95</th><th scope="col">max</th></tr></thead>
      <tbody>\(parts.map(row))\(row(whole))</tbody></table></div>
      </div>

      """
  }

  private static func row(_ group: LatencySummary.Group) -> HTMLText {
    """
    <tr><th scope="row">\(group.title.shown(upTo: 60))</th><td>\(group.count)</td>\
    <td>\(group.p50.asMilliseconds)</td><td>\(group.p95.asMilliseconds)</td>\
    <td>\(group.max.asMilliseconds)</td></tr>

    """
  }

  private static func judgement(_ summary: LatencySummary) -> HTMLText {
    let limit = summary.limitMicroseconds.asMilliseconds
    return summary.isWithinLimit
      ? "<span class=\"tag ready\">✓ within \(limit)</span>"
      : "<span class=\"tag not-ready\">✗ over \(limit)</span>"
  }
}
