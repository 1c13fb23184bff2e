// SPDX-License-Identifier: Apache-2.0

/// Character references of HTML and XML: numbers, and the names of ASCII characters.
///
/// The semicolon may be missing, for browsers forgive that and pages rely on it.
enum HTMLEscapes {
  /// Reads the reference that an ampersand at an offset begins.
  static func unit(in text: Span<UInt8>, at offset: Int, end: Int) -> EscapeSyntax.Unit {
    guard offset + 1 < end else { return end == text.count ? .cutOff : .literal }
    if text[offset + 1] == UInt8(ascii: "#") { return number(in: text, at: offset, end: end) }
    var position = offset + 1
    while position < end, position - offset <= longestName, text[position].isAlphanumeric {
      position += 1
    }
    // The longest name wins, but "&ampere" without a semicolon is still "&" and "ere".
    var stop = position
    while stop > offset + 2 {
      if let value = value(of: text, in: offset + 1..<stop) {
        let hasSemicolon = stop < end && text[stop] == UInt8(ascii: ";")
        return .escape(length: stop - offset + (hasSemicolon ? 1 : 0), value: .byte(value))
      }
      stop -= 1
    }
    return position == text.count && beginsName(in: text, at: offset + 1) ? .cutOff : .literal
  }

  /// Writes a byte inside text or an attribute.
  static func spelling(of byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: ">"): Array("&gt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    case UInt8(ascii: "'"): Array("&#39;".utf8)
    default: [byte]
    }
  }

  private static func number(in text: Span<UInt8>, at offset: Int, end: Int) -> EscapeSyntax.Unit {
    var position = offset + 2
    let isHex = position < end && text[position] | 0x20 == UInt8(ascii: "x")
    if isHex { position += 1 }
    let firstDigit = position
    var value: UInt32 = 0
    while position < end, let digit = text[position].hexValue, isHex || digit < 10 {
      // Leading zeros may be many; what is no character any more stays none.
      value = min(value &* (isHex ? 16 : 10) &+ UInt32(digit), 0x11_0000)
      position += 1
    }
    if position == end, end == text.count, position - offset < 10 { return .cutOff }
    guard position > firstDigit else { return .literal }
    if position < end, text[position] == UInt8(ascii: ";") { position += 1 }
    return .escape(length: position - offset, value: .scalar(value))
  }

  private static func value(of text: Span<UInt8>, in range: Range<Int>) -> UInt8? {
    names.first { $0.name.count == range.count && $0.name.stand(in: text, at: range.lowerBound) }?
      .value
  }

  private static func beginsName(in text: Span<UInt8>, at offset: Int) -> Bool {
    let count = text.count - offset
    return names.contains {
      $0.name.count > count && Array($0.name.prefix(count)).stand(in: text, at: offset)
    }
  }

  private static let longestName = names.map(\.name.count).max() ?? 0

  /// The names of HTML that stand for one ASCII character; upper-case ones are HTML's too.
  private static let names = spellings.map {
    (name: Array($0.utf8), value: UInt8(truncatingIfNeeded: $1.value))
  }

  private static let spellings: [(String, Unicode.Scalar)] = [
    ("amp", "&"), ("AMP", "&"), ("quot", "\""), ("QUOT", "\""), ("apos", "'"), ("lt", "<"),
    ("LT", "<"), ("gt", ">"), ("GT", ">"), ("plus", "+"), ("sol", "/"), ("equals", "="),
    ("bsol", "\\"), ("num", "#"), ("percnt", "%"), ("excl", "!"), ("dollar", "$"),
    ("lpar", "("), ("rpar", ")"), ("ast", "*"), ("midast", "*"), ("comma", ","), ("period", "."),
    ("colon", ":"), ("semi", ";"), ("quest", "?"), ("commat", "@"), ("lsqb", "["), ("lbrack", "["),
    ("rsqb", "]"), ("rbrack", "]"), ("Hat", "^"), ("lowbar", "_"), ("UnderBar", "_"),
    ("grave", "`"), ("DiacriticalGrave", "`"), ("lcub", "{"), ("lbrace", "{"), ("verbar", "|"),
    ("vert", "|"), ("VerticalLine", "|"), ("rcub", "}"), ("rbrace", "}"), ("Tab", "\t"),
    ("NewLine", "\n"),
  ]
}
