// SPDX-License-Identifier: Apache-2.0

import Diagnostics
public import Readiness
import Redaction
import Transports

/// One page that needs nothing else: for a steering meeting, and for whoever mends what is broken.
public enum HTMLReport {
  /// The page as one document: no script, no font, no picture is loaded from anywhere.
  public static func page(of result: RunResult) -> String {
    let index = ResultIndex(result)
    let page: HTMLText = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <title>\(result.contract.name.shownText): \(authored: result.verdict.title)</title>
      <style>
      \(styleSheet: EmbeddedText.styleCSS)
      </style>
      </head>
      <body>
      <main>
      \(VerdictSection.html(of: result))
      \(FindingsSection.html(of: index))
      \(UnprovenSection.html(of: index))
      \(FormatSection.html(of: result))
      \(LatencySection.html(of: result))
      \(PhonebookSection.html(of: result))\(UserSection.html(of: result))\
      \(IdentitySection.html(of: result))\(RotationSection.html(of: result))\
      \(ResilienceSection.html(of: result))
      \(CapabilitySection.html(of: index))
      \(ScenarioSection.html(of: index))
      \(ExchangeSection.html(of: index))
      </main>
      \(footer(result))
      </body>
      </html>

      """
    return page.markup
  }

  private static func footer(_ result: RunResult) -> HTMLText {
    """
    <footer>CallReady \(result.toolVersion.shownText) · contract digest \
    <code>\(authored: String(result.contract.digest.prefix(16)))</code> · secrets are replaced by \
    numbered placeholders; people whom the contract does not name are hidden.</footer>
    """
  }
}

extension String {
  /// An authored text of a results file, of a length that fits a page.
  var shownText: RedactedText { RedactedText(authored: self).shown() }
}
