// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Writes the page of a static check from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives.
enum StaticPageWriter {
  static func markdown(of check: any StaticCheck.Type) -> String {
    let kind = check.kind
    let page = check.page
    return """
      # \(kind.code)

      **\(kind.severity.rawValue)** · \(kind.capability.rawValue) · holds *\(kind.gate.title)* · \
      mended by the \(kind.owner.title) · layer \(kind.layer.rawValue) · told by `callready lint` too

      Promised: \(page.title).

      \(page.about)

      ## Kept

      \(file(page.passing))

      ## Broken

      \(file(page.failing))

      ```text
      \(finding(of: kind.code, page.failing))
      ```

      """
  }

  private static func file(_ example: StaticExample) -> String {
    "`\(example.file.rawValue)`:\n\n```yaml\n\(trimmed(example.text))\n```"
  }

  private static func finding(of code: String, _ example: StaticExample) -> String {
    let findings = (try? example.findings()) ?? []
    guard let finding = findings.first(where: { $0.kind.code == code }) else { return "" }
    return trimmed(CaretRenderer(redactor: Redactor(secrets: [])).render(Notice(finding)).text)
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
