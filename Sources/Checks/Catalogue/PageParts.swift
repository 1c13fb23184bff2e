// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// What the pages of all checks but those of searches have in common.
enum PageParts {
  /// The heading, what a finding of the code means, and what is promised.
  static func head(_ kind: FindingKind, promised title: String, about: String) -> String {
    """
    # \(kind.code)

    **\(kind.severity.rawValue)** · \(kind.capability.rawValue) · holds *\(kind.gate.title)* · \
    mended by the \(kind.owner.title) · layer \(kind.layer.rawValue)

    Promised: \(title).

    \(about)
    """
  }

  /// The finding of a code as a terminal shows it; empty if the example does not give it.
  static func finding(of code: String, in ruling: LookupJudge.Ruling?) -> String {
    guard let finding = ruling?.findings.first(where: { $0.kind.code == code }) else { return "" }
    return trimmed(CaretRenderer(redactor: Redactor(secrets: [])).render(Notice(finding)).text)
  }

  /// The contract of an example, unless it is that of the other one.
  static func ownContract(_ text: String, besides other: String) -> String {
    text == other ? "" : "With this contract:\n\n```yaml\n\(trimmed(text))\n```\n\n"
  }

  /// The text without its last line break.
  static func trimmed(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
