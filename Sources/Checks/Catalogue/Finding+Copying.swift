// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension Finding {
  /// The same finding about another subject, or with another message.
  func with(subject: FindingSubject? = nil, message: RedactedText? = nil) -> Finding {
    var finding = Finding(
      kind, about: subject ?? self.subject, message ?? self.message, at: place)
    finding.label = label
    finding.expected = expected
    finding.actual = actual
    finding.remedy = remedy
    finding.effect = effect
    finding.scenarios = scenarios
    finding.evidence = evidence
    return finding
  }
}
