// SPDX-License-Identifier: Apache-2.0

extension Lexer {
  static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n"
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  static func beginsNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "+" || scalar == "-" || ("0"..."9").contains(scalar)
  }

  mutating func emit(_ kind: TokenKind) {
    tokens.append(Token(kind: kind, range: start..<position))
    start = position
  }

  /// Ends the reading with a failure; answers `true` so that callers can pass it on.
  mutating func reject(_ message: String, _ kind: TemplateSyntaxError.Class) -> Bool {
    tokens.append(Token(kind: .failure(message, kind), range: start..<max(start, position)))
    return true
  }

  func peek() -> Unicode.Scalar? {
    ByteText.scalar(bytes, at: position).scalar
  }

  mutating func next() -> Unicode.Scalar? {
    let (scalar, width) = ByteText.scalar(bytes, at: position)
    position += width
    return scalar
  }

  mutating func accept(_ wanted: String) -> Bool {
    guard let scalar = peek(), wanted.unicodeScalars.contains(scalar) else { return false }
    position += 1
    return true
  }

  mutating func acceptRun(_ wanted: String) {
    while accept(wanted) {}
  }

  mutating func acceptName() {
    while let scalar = peek(), ByteText.isAlphanumeric(scalar) { _ = next() }
  }

  mutating func skipSpace() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  func byte(at offset: Int) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  func hasPrefix(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  func find(_ pair: StaticString, from offset: Int) -> Int? {
    pair.withUTF8Buffer { wanted in
      var here = offset
      while here + 1 < bytes.count {
        if bytes[here] == wanted[0], bytes[here + 1] == wanted[1] { return here }
        here += 1
      }
      return nil
    }
  }

  func hasLeftTrimMarker(at offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: "-") && byte(at: offset + 1).map(Self.isSpace) == true
  }

  func hasRightTrimMarker(at offset: Int) -> Bool {
    byte(at: offset).map(Self.isSpace) == true && byte(at: offset + 1) == UInt8(ascii: "-")
  }

  func lastNonSpace(before offset: Int) -> Int {
    var end = offset
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Whether the action ends here, and whether the space behind it goes too.
  func atRightDelimiter() -> (closes: Bool, trims: Bool) {
    if hasRightTrimMarker(at: position), hasPrefix("}}", at: position + 2) { return (true, true) }
    return (hasPrefix("}}", at: position), false)
  }

  /// Whether a name can end here.
  func atTerminator() -> Bool {
    guard let scalar = peek() else { return true }
    if Self.isSpace(scalar) { return true }
    switch scalar {
    case ".", ",", "|", ":", ")", "(": return true
    default: return hasPrefix("}}", at: position)
    }
  }

  /// A character as Go's `%#U` shows it.
  static func unicodeNotation(_ scalar: Unicode.Scalar?) -> String {
    guard let scalar else { return "U+FFFD '\u{FFFD}'" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let notation = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return ByteText.isPrintable(scalar) ? "\(notation) '\(scalar)'" : notation
  }
}
