// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Writes the page of a check of the credential's life from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives.
enum TokenPageWriter {
  static func markdown(of check: any TokenCheck.Type) -> String {
    let kind = check.kind
    let page = check.page
    return """
      \(PageParts.head(kind, promised: page.title, about: page.about))

      ## Kept

      \(text(of: page.passing))

      ## Broken

      \(text(of: page.failing))

      ```text
      \(PageParts.finding(of: kind.code, in: try? page.failing.ruling()))
      ```

      """
  }

  private static func text(of example: TokenExample) -> String {
    var parts: [String] = []
    if !example.rights.isEmpty {
      parts.append("Under `authentication` of `contract.yaml`:\n\n```yaml\n\(example.rights)\n```")
    }
    parts.append("`token.yaml`:\n\n```yaml\n\(PageParts.trimmed(example.token))\n```")
    for (name, answer) in example.answers.sorted(by: { $0.key < $1.key }) {
      parts.append(text(of: answer, to: name))
    }
    if example.answers.isEmpty { parts.append("Everything is answered as promised.") }
    return parts.joined(separator: "\n\n")
  }

  private static func text(of answer: ExampleAnswer, to name: String) -> String {
    guard let status = answer.status else {
      return "*\(name)*: no answer (`\(answer.failure ?? "")`)"
    }
    let body = answer.body.isEmpty ? "" : "\n\n```text\n\(PageParts.trimmed(answer.body))\n```"
    return "*\(name)*: \(status), `\(answer.contentType)`\(body)"
  }
}
