// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

extension LatencySummary {
  /// All samples: the group of that name, or those of all groups.
  var whole: Group {
    groups.first { $0.name == "all" } ?? Group(name: "all", samples: groups.flatMap(\.samples))
  }

  /// The groups that are no sum of others; the whole one if there are none.
  var parts: [Group] {
    let parts = groups.filter { $0.name != "all" && !$0.samples.isEmpty }
    return parts.isEmpty ? [whole] : parts
  }

  /// Whether the 95th percentile is within the limit.
  var isWithinLimit: Bool { whole.p95 <= limitMicroseconds }

  /// What was timed, as a person would say it.
  var title: RedactedText {
    endpoint == ReportedExchange.oldEndpoint ? "lookups" : RedactedText(authored: endpoint)
  }

  /// `lookups: p50 12 ms, p95 40 ms, max 55 ms of 36 (limit 2000 ms)`.
  var sentence: RedactedText {
    let whole = whole
    let limit = limitMicroseconds.asMilliseconds
    guard whole.count > 0 else { return "\(title.shown()): not timed (limit \(limit))" }
    let over: RedactedText = isWithinLimit ? "" : ", p95 is over it"
    return """
      \(title.shown()): p50 \(whole.p50.asMilliseconds), p95 \(whole.p95.asMilliseconds), \
      max \(whole.max.asMilliseconds) of \(whole.count) (limit \(limit)\(over))
      """
  }
}

extension LatencySummary.Group {
  /// What its samples have in common, as a person would say it.
  var title: RedactedText {
    switch name {
    case "cold": "Cold: new connection"
    case "warm": "Warm: open connection"
    case "all": "All"
    default: RedactedText(authored: name.capitalisedFirst)
    }
  }
}
