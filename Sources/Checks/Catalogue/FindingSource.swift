// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction

/// Something a finding can be about: a scenario and the exchanges that show it.
protocol FindingSource {
  var scenario: Scenario { get }
  /// The numbers of the exchanges.
  var evidence: [Int] { get }
}

extension FindingSource {
  /// A promise of this scenario alone.
  func ofScenario(_ name: String = "") -> FindingSubject {
    FindingSubject(
      endpoint: "contact-search", interaction: scenario.name.value, name: name)
  }

  /// A finding with this scenario and its exchanges as evidence.
  public func finding(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) -> Finding {
    var finding = Finding(kind, about: subject, message, at: place)
    finding.scenarios = [scenario.name.value]
    finding.evidence = evidence
    return finding
  }
}
