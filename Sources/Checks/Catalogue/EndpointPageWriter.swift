// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Writes the page of a check of users or follow-up requests from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives.
enum EndpointPageWriter {
  static func markdown(_ kind: FindingKind, _ page: EndpointPage) -> String {
    """
    \(PageParts.head(kind, promised: page.title, about: page.about))

    ## The contract

    `\(page.failing.endpoint).yaml`:

    ```yaml
    \(PageParts.trimmed(page.failing.text))
    ```

    ## Kept

    \(PageParts.ownContract(page.passing.text, besides: page.failing.text))\(answers(page.passing))

    ## Broken

    \(answers(page.failing))

    ```text
    \(PageParts.finding(of: kind.code, in: try? page.failing.ruling()))
    ```

    """
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
      + "```text\n\(PageParts.trimmed(answer.body))\n```"
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
