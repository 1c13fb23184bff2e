// SPDX-License-Identifier: Apache-2.0

extension RedactedText {
  /// The text in one line, with `\n` and the like for what moves a cursor.
  ///
  /// Text of a service may hold control characters or turn the direction of writing; on a terminal
  /// it must not be able to play tricks.
  public func onOneLine() -> RedactedText {
    guard text.unicodeScalars.contains(where: \.steersTerminal) else { return self }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": line.append(contentsOf: #"\n"#.unicodeScalars)
      case "\r": line.append(contentsOf: #"\r"#.unicodeScalars)
      case "\t": line.append(contentsOf: #"\t"#.unicodeScalars)
      case _ where scalar.steersTerminal:
        let number = String(scalar.value, radix: 16, uppercase: true)
        line.append(contentsOf: "\\u{\(number)}".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return RedactedText(safe: String(line))
  }

  /// The lines of the text, each fit to be shown; a line break at the end begins no new line.
  public func shownLines() -> [RedactedText] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { RedactedText(safe: String($0)).onOneLine() }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would obey the character instead of showing it.
  public var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
