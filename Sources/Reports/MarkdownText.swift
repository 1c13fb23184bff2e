// SPDX-License-Identifier: Apache-2.0

import Redaction

extension RedactedText {
  /// The text as prose in Markdown.
  var markdown: String { text.markdown }
}

extension String {
  /// The text on one line, with everything escaped that means something in Markdown or HTML.
  ///
  /// At the start of a paragraph, ``markdownParagraph`` is needed.
  var markdown: String {
    var previous: Unicode.Scalar = " "
    return shown.escaped { scalar in
      defer { previous = scalar }
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$", "!": return "\\\(scalar)"
      case "&": return "&amp;"
      case "<": return "&lt;"
      case ">": return "&gt;"
      // Neither a link that a server chose, nor a word to a person of the same name.
      case "/" where previous == ":": return "\\/"
      case "@" where !previous.properties.isAlphabetic: return "@\u{2060}"
      default: return nil
      }
    }
  }

  /// The text as a paragraph of its own, which cannot become a list or a rule.
  var markdownParagraph: String {
    let text = markdown.drop { $0.isWhitespace }
    let digits = text.prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(digits.count)
    guard let first = rest.first else { return String(text) }
    let isMarker = digits.isEmpty ? "-+=".contains(first) : ".)".contains(first)
    return isMarker ? "\(digits)\\\(rest)" : String(text)
  }

  /// The text as code on one line, with a fence longer than any in it: for data, byte for byte.
  var markdownCode: String {
    let text = shown
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let isTight = !text.isEmpty && text.first != "`" && text.last != "`"
    return isTight ? fence + text + fence : "\(fence) \(text) \(fence)"
  }
}
