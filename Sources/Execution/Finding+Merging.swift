// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension Finding {
  /// Findings of one fingerprint in one, worst first: one cause, however many scenarios show it.
  static func merged(_ findings: [Finding]) -> [Finding] {
    var order: [Fingerprint] = []
    var groups: [Fingerprint: [Finding]] = [:]
    for finding in findings {
      if groups[finding.fingerprint] == nil { order.append(finding.fingerprint) }
      groups[finding.fingerprint, default: []].append(finding)
    }
    return order.compactMap { groups[$0].flatMap(one(of:)) }.sorted()
  }

  private static func one(of findings: [Finding]) -> Finding? {
    guard var merged = findings.first else { return nil }
    guard findings.count > 1 else { return merged }
    merged.scenarios = unique(findings.flatMap(\.scenarios))
    merged.evidence = unique(findings.flatMap(\.evidence))
    let actual = unique(findings.compactMap(\.actual))
    if actual.count > 1 {
      let shown = actual.prefix(3).joined(separator: " · ")
      merged.actual = actual.count > 3 ? shown + " · …" : shown
    }
    return merged
  }

  private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
