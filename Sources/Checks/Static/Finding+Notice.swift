// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Redaction

extension Notice {
  /// A finding, as people are shown it beside its place; by default it begins with its severity.
  public init(_ finding: Finding, headword: String? = nil) {
    self.init(
      headword ?? finding.kind.severity.rawValue, finding.kind.code, finding.message)
    span = finding.place
    label = finding.label
    help = finding.remedy
    notes = [
      Note("expected", finding.expected ?? ""), Note("actual", finding.actual ?? ""),
      Note("agents see", finding.effect),
    ]
  }
}
