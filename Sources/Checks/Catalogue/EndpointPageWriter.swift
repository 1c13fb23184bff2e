// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Writes the page of a check of users or follow-up requests from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives.
enum EndpointPageWriter {
  static func markdown(_ kind: FindingKind, _ page: EndpointPage) -> String {
    """
    # \(kind.code)

    **\(kind.severity.rawValue)** · \(kind.capability.rawValue) · holds *\(kind.gate.title)* · \
    mended by the \(kind.owner.title) · layer \(kind.layer.rawValue)

    Promised: \(page.title).

    \(page.about)

    ## The contract

    `\(page.failing.endpoint).yaml`:

    ```yaml
    \(trimmed(page.failing.text))
    ```

    ## Kept

    \(ownContract(page))\(answers(page.passing))

    ## Broken

    \(answers(page.failing))

    ```text
    \(finding(of: kind.code, page.failing))
    ```

    """
  }

  private static func ownContract(_ page: EndpointPage) -> String {
    page.passing.text == page.failing.text
      ? "" : "With this contract:\n\n```yaml\n\(trimmed(page.passing.text))\n```\n\n"
  }

  private static func answers(_ example: EndpointExample) -> String {
    let first = example.answers.enumerated().map { text(of: $1, "answer \($0 + 1)") }
    let again = example.again.sorted { $0.key < $1.key }.map {
      text(of: $1, "page \($0), asked for again")
    }
    return (first + again).joined(separator: "\n\n")
  }

  private static func text(of answer: ExampleAnswer, _ name: String) -> String {
    let fields = answer.headers.map { ", `\($0.name): \($0.value)`" }.joined()
    return "*\(name)*: \(answer.status ?? 0), `\(answer.contentType)`\(fields)\n\n"
      + "```text\n\(trimmed(answer.body))\n```"
  }

  private static func finding(of code: String, _ example: EndpointExample) -> String {
    guard let ruling = try? example.ruling(),
      let finding = ruling.findings.first(where: { $0.kind.code == code })
    else { return "" }
    return trimmed(CaretRenderer(redactor: Redactor(secrets: [])).render(Notice(finding)).text)
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

extension EndpointCatalogue {
  /// Every code with a page of its own.
  static var codes: [String] { all.map { $0.kind.code } }

  /// The page of a code as Markdown; nil if no check of another endpoint has it.
  static func page(of code: String) -> String? {
    guard let check = all.first(where: { $0.kind.code == code }), let page = check.page else {
      return nil
    }
    return EndpointPageWriter.markdown(check.kind, page)
  }

  /// The lines of the table of codes.
  static var rows: [String] {
    all.compactMap { check in
      check.page.map { CheckPageWriter.row(of: check.kind, $0.title) }
    }
  }
}
