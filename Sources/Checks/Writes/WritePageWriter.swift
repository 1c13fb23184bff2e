// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Redaction

/// Writes the page of a check of write-back from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives.
enum WritePageWriter {
  static func markdown(of entry: WriteCatalogue.Entry) -> String {
    let (kind, page) = (entry.kind, entry.page)
    return """
      # \(kind.code)

      **\(kind.severity.rawValue)** · \(kind.capability.rawValue) · holds *\(kind.gate.title)* · \
      mended by the \(kind.owner.title) · layer \(kind.layer.rawValue)

      Promised: \(page.title).

      \(page.about)

      ## The contract

      `\(entry.endpoint.rawValue).yaml`:

      ```yaml
      \(trimmed(page.failing.text))
      ```

      ## Kept

      \(ownContract(page))\(text(of: page.passing))

      ## Broken

      \(text(of: page.failing))

      ```text
      \(finding(of: kind.code, page.failing))
      ```

      """
  }

  private static func ownContract(_ page: WritePage) -> String {
    page.passing.text == page.failing.text
      ? "" : "With this contract:\n\n```yaml\n\(trimmed(page.passing.text))\n```\n\n"
  }

  private static func text(of example: WriteExample) -> String {
    let usual = "The CRM gives back what it was given"
    let faults = example.faults.map(\.spoken)
    return faults.isEmpty
      ? "\(usual)." : "\(usual), except: \(faults.joined(separator: "; "))."
  }

  private static func finding(of code: String, _ example: WriteExample) -> String {
    guard let ruling = try? example.ruling(),
      let finding = ruling.findings.first(where: { $0.kind.code == code })
    else { return "" }
    return trimmed(CaretRenderer(redactor: Redactor(secrets: [])).render(Notice(finding)).text)
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

extension WriteCatalogue {
  /// Every code, in the order of the checks.
  public static var codes: [String] { entries.map(\.kind.code) + [TraceWholeCall.kind.code] }

  /// The page of a code as Markdown; nil if no check of write-back has it.
  public static func page(of code: String) -> String? {
    if code == TraceWholeCall.kind.code { return TraceWholeCall.markdown }
    return entries.first { $0.kind.code == code }.map { WritePageWriter.markdown(of: $0) }
  }

  /// The lines of the table of codes.
  static var rows: [String] {
    entries.map { CheckPageWriter.row(of: $0.kind, $0.page.title) }
      + [CheckPageWriter.row(of: TraceWholeCall.kind, TraceWholeCall.title)]
  }
}
