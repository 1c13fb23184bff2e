// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

extension Finding {
  /// Findings of one fingerprint in one, in the order in which they came.
  ///
  /// One cause, however many calls show it; where not all of them do, the finding says which.
  static func together(_ findings: [Finding], of promises: PromiseList) -> [Finding] {
    var order: [Fingerprint] = []
    var groups: [Fingerprint: [Finding]] = [:]
    for finding in findings {
      if groups[finding.fingerprint] == nil { order.append(finding.fingerprint) }
      groups[finding.fingerprint, default: []].append(finding)
    }
    return order.compactMap { groups[$0] }.map { one(of: $0, promises) }
  }

  private static func one(of findings: [Finding], _ promises: PromiseList) -> Finding {
    var one = findings[0]
    guard findings.count > 1 else { return named(one, promises) }
    one.scenarios = unique(findings.flatMap(\.scenarios))
    one.evidence = Array(unique(findings.flatMap(\.evidence)).prefix(mostEvidence))
    one.actual = listed(unique(findings.compactMap(\.actual)))
    one.expected = listed(unique(findings.compactMap(\.expected)))
    // What is wrong may differ from call to call; then the first that is known stands for all.
    let messages = unique(findings.map(\.message))
    if messages.count > 1, let best = messages.max(by: { $0.text.count < $1.text.count }) {
      one = one.with(message: best)
    }
    return named(one, promises)
  }

  private static let mostEvidence = 10
  private static let mostShown = 3

  private static func listed(_ texts: [RedactedText]) -> RedactedText? {
    guard !texts.isEmpty else { return nil }
    let shown = texts.prefix(mostShown).joined(separator: " · ")
    return texts.count > mostShown ? shown + " · …" : shown
  }

  /// With the calls that show it, unless all do that were judged.
  private static func named(_ finding: Finding, _ promises: PromiseList) -> Finding {
    let judged = promises.filter {
      $0.code == finding.kind.code && $0.endpoint == finding.subject.endpoint
        && [.kept, .broken].contains($0.outcome)
    }
    guard finding.label.isEmpty, judged.count > finding.scenarios.count,
      !finding.scenarios.isEmpty
    else { return finding }
    var named = finding
    let shown = finding.scenarios.prefix(mostShown).map { RedactedText(authored: $0) }
    let more = finding.scenarios.count - shown.count
    named.label =
      "in \(shown.joined(separator: ", "))" + (more > 0 ? " and \(more) more" : "")
    return named
  }

  private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
