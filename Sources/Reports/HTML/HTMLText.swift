// SPDX-License-Identifier: Apache-2.0

import Redaction

/// Pieces of HTML; text gets into one only escaped.
struct HTMLText: ExpressibleByStringInterpolation {
  let markup: String

  init(stringLiteral value: StaticString) { markup = value.description }

  init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  init(_ pieces: [HTMLText]) { markup = pieces.map(\.markup).joined() }

  var isEmpty: Bool { markup.isEmpty }

  /// Literals are markup, everything interpolated is escaped or is HTML already.
  struct Interpolation: StringInterpolationProtocol {
    var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ literal: StaticString) { markup += literal.description }
    mutating func appendInterpolation(_ html: HTMLText) { markup += html.markup }
    mutating func appendInterpolation(_ text: RedactedText) { markup += text.text.htmlEscaped }
    mutating func appendInterpolation(_ number: Int) { markup += String(number) }
    mutating func appendInterpolation(_ pieces: [HTMLText]) {
      for piece in pieces { markup += piece.markup }
    }
    /// Text of the contract or of this program.
    mutating func appendInterpolation(authored text: String) { markup += text.htmlEscaped }
    /// A style sheet of ours, which stands in the page as it is.
    mutating func appendInterpolation(styleSheet text: String) { markup += text }
  }
}

extension UInt8 {
  /// Whether a byte is printable ASCII that means nothing in HTML.
  fileprivate var isPlainInHTML: Bool {
    0x20..<0x7F ~= self && self != 0x22 && self != 0x26 && self != 0x27 && self != 0x3C
      && self != 0x3E
  }
}

extension String {
  /// The text with everything escaped that means something in HTML; what cannot be seen is spelled
  /// out, so that an answer cannot rearrange the page's own words.
  var htmlEscaped: String {
    // Nearly every text is plain, and copying scalar by scalar is what a page would cost most.
    if utf8.allSatisfy(\.isPlainInHTML) { return self }
    return escaped { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\n", "\t": nil
      case "\u{FFFE}", "\u{FFFF}": scalar.spelled
      case _ where scalar.steersTerminal: scalar.spelled
      default: nil
      }
    }
  }
}
