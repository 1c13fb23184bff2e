// SPDX-License-Identifier: Apache-2.0

/// The escapes of JSON strings, and the two that JavaScript has besides: `\xNN` and `\'`.
enum JSONEscapes {
  /// Reads the escape that a backslash at an offset begins.
  static func unit(in text: Span<UInt8>, at offset: Int, end: Int) -> EscapeSyntax.Unit {
    guard offset + 1 < end else { return end == text.count ? .cutOff : .literal }
    switch text[offset + 1] {
    case UInt8(ascii: "u"): return unicode(in: text, at: offset, end: end)
    case UInt8(ascii: "x"): return hex(in: text, at: offset, digits: 2, end: end)
    case let letter:
      guard let value = byte(for: letter) else { return .literal }
      return .escape(length: 2, value: .byte(value))
    }
  }

  /// Writes a byte inside a string.
  static func spelling(of byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case 0..<0x20:
      Array("\\u00".utf8) + [UInt8.hexDigit(byte >> 4), UInt8.hexDigit(byte & 15)]
    default: [byte]
    }
  }

  private static func byte(for letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"): letter
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    default: nil
    }
  }

  private static func unicode(in text: Span<UInt8>, at offset: Int, end: Int) -> EscapeSyntax.Unit {
    let first = hex(in: text, at: offset, digits: 4, end: end)
    guard case .escape(_, .scalar(let high)) = first, 0xD800..<0xDC00 ~= high else { return first }
    let next = offset + 6
    guard next < end, text[next] == UInt8(ascii: "\\") else { return first }
    guard case .escape(6, .scalar(let low)) = hex(in: text, at: next, digits: 4, end: end),
      0xDC00..<0xE000 ~= low
    else { return first }
    return .escape(length: 12, value: .scalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)))
  }

  private static func hex(
    in text: Span<UInt8>, at offset: Int, digits: Int, end: Int
  ) -> EscapeSyntax.Unit {
    var value: UInt32 = 0
    for index in offset + 2..<offset + 2 + digits {
      guard index < end else { return end == text.count ? .cutOff : .literal }
      guard let digit = text[index].hexValue else { return .literal }
      value = value << 4 | UInt32(digit)
    }
    return .escape(length: 2 + digits, value: .scalar(value))
  }
}
