// SPDX-License-Identifier: Apache-2.0

/// A way of writing single characters of a text so that they survive inside another text.
enum EscapeSyntax: Int, CaseIterable {
  case percent, json, html

  /// What stands at an offset.
  enum Unit {
    /// A byte that stands for itself.
    case literal
    /// An escape of this many bytes, and the character it stands for.
    case escape(length: Int, value: EscapedValue)
    /// The beginning of an escape at the very end of the text.
    case cutOff
  }

  /// The byte that begins an escape.
  var trigger: UInt8 {
    switch self {
    case .percent: UInt8(ascii: "%")
    case .json: UInt8(ascii: "\\")
    case .html: UInt8(ascii: "&")
    }
  }

  /// The syntax whose escapes begin with a byte.
  @inline(__always)
  init?(trigger: UInt8) {
    switch trigger {
    case UInt8(ascii: "%"): self = .percent
    case UInt8(ascii: "\\"): self = .json
    case UInt8(ascii: "&"): self = .html
    default: return nil
    }
  }

  /// Reads what stands at an offset, looking no further than `end`.
  func unit(in text: Span<UInt8>, at offset: Int, end: Int) -> Unit {
    guard text[offset] == trigger else { return .literal }
    switch self {
    case .percent: return Self.percentUnit(in: text, at: offset, end: end)
    case .json: return JSONEscapes.unit(in: text, at: offset, end: end)
    case .html: return HTMLEscapes.unit(in: text, at: offset, end: end)
    }
  }

  /// Writes a byte that nobody has shown how to write in the text at hand.
  ///
  /// What is known to stand bare in the text may stand bare again.
  func spelling(of byte: UInt8, isKnownBare: Bool) -> [UInt8] {
    switch self {
    case .percent:
      if isKnownBare || byte.isUnreserved { return [byte] }
      return [trigger, UInt8.hexDigit(byte >> 4), UInt8.hexDigit(byte & 15)]
    case .json: return JSONEscapes.spelling(of: byte)
    case .html: return HTMLEscapes.spelling(of: byte)
    }
  }

  private static func percentUnit(in text: Span<UInt8>, at offset: Int, end: Int) -> Unit {
    guard end - offset >= 3 else {
      let isHex = offset + 1 == end || text[offset + 1].hexValue != nil
      return end == text.count && isHex ? .cutOff : .literal
    }
    guard let high = text[offset + 1].hexValue, let low = text[offset + 2].hexValue else {
      return .literal
    }
    return .escape(length: 3, value: .byte(high << 4 | low))
  }
}

/// What an escape stands for: a byte of UTF-8, or a character.
enum EscapedValue {
  case byte(UInt8)
  case scalar(UInt32)

  /// Adds the value in UTF-8; half a surrogate pair becomes the replacement character.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .byte(let byte): bytes.append(byte)
    case .scalar(let value) where value < 0x80: bytes.append(UInt8(truncatingIfNeeded: value))
    case .scalar(let value):
      bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
  }
}

extension UInt8 {
  /// Whether RFC 3986 calls the byte unreserved: no encoding needs to touch it.
  var isUnreserved: Bool { isAlphanumeric || [0x2D, 0x2E, 0x5F, 0x7E].contains(self) }

  /// Whether it is an ASCII letter or digit.
  var isAlphanumeric: Bool { (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 }

  /// The value of a hexadecimal digit.
  var hexValue: UInt8? {
    if self &- 0x30 < 10 { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  /// The upper-case hexadecimal digit of a value below 16.
  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 &+ value : 0x37 &+ (value & 15)
  }
}
