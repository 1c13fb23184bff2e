// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction

extension Console {
  /// Shows notices on standard error, with their places.
  static func complain(_ notices: [Notice]) {
    let renderer = CaretRenderer(redactor: Redactor(secrets: []), usesColor: false)
    for notice in notices { complain(renderer.render(notice)) }
  }

  /// Prints a text that the person gave, or that stands in a file they named.
  ///
  /// A program gets it as it is; on a terminal it cannot steer the cursor.
  static func printForPeople(_ text: String) {
    guard isTerminal else { return printDocument(text + "\n") }
    print(RedactedText(authored: text).shownLines().joined(separator: "\n"))
  }
}

extension ExplainedText {
  /// Longer words of a document or a person are cut.
  private static let longestPiece = 120

  /// The sentence for the person who gave the document and the text.
  var shown: RedactedText {
    pieces.map { piece -> RedactedText in
      switch piece {
      case .authored(let text): return "\(authored: text)"
      case .foreign(let text):
        let start = text.unicodeScalars.prefix(Self.longestPiece)
        let isWhole = start.endIndex == text.unicodeScalars.endIndex
        return "\(authored: String(start))\(isWhole ? "" : "…")"
      }
    }.joined()
  }
}
