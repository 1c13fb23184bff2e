// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics

/// Writes the page of a check of write-back from what the check says about itself.
///
/// The finding on the page is the one that the failing example really gives.
enum WritePageWriter {
  static func markdown(of entry: WriteCatalogue.Entry) -> String {
    let (kind, page) = (entry.kind, entry.page)
    return """
      \(PageParts.head(kind, promised: page.title, about: page.about))

      ## The contract

      `\(entry.endpoint.rawValue).yaml`:

      ```yaml
      \(PageParts.trimmed(page.failing.text))
      ```

      ## Kept

      \(PageParts.ownContract(page.passing.text, besides: page.failing.text))\(text(of: page.passing))

      ## Broken

      \(text(of: page.failing))

      ```text
      \(PageParts.finding(of: kind.code, in: try? page.failing.ruling()))
      ```

      """
  }

  private static func text(of example: WriteExample) -> String {
    let usual = "The CRM gives back what it was given"
    let faults = example.faults.map(\.spoken)
    return faults.isEmpty
      ? "\(usual)." : "\(usual), except: \(faults.joined(separator: "; "))."
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
