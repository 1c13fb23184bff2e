// SPDX-License-Identifier: Apache-2.0

/// Quoted texts as Go's `strconv` reads and writes them.
enum GoQuoting {
  /// One unit of a quoted text: a scalar, or a single byte written as `\x..` or in octal.
  struct Unit {
    let value: UInt32
    let isByte: Bool
  }

  /// The text in double quotes, back quotes or, in the dialect, single quotes.
  static func unquote(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.count >= 2, let quote = bytes.first, bytes.last == quote else { return nil }
    let inside = Array(bytes.dropFirst().dropLast())
    // Go drops carriage returns from raw texts.
    if quote == UInt8(ascii: "`") { return inside.filter { $0 != 0x0D } }
    var result: [UInt8] = []
    var offset = 0
    while offset < inside.count {
      guard let (unit, width) = unquoteUnit(inside, at: offset, quote: quote) else { return nil }
      offset += width
      append(unit, to: &result)
    }
    return result
  }

  private static func append(_ unit: Unit, to result: inout [UInt8]) {
    if unit.isByte {
      result.append(UInt8(truncatingIfNeeded: unit.value))
    } else if let scalar = Unicode.Scalar(unit.value) {
      result += Array(String(scalar).utf8)
    }
  }

  /// The unit at an offset and how many bytes it takes; `nil` if it is no valid escape.
  static func unquoteUnit(_ bytes: [UInt8], at offset: Int, quote: UInt8) -> (Unit, width: Int)? {
    guard offset < bytes.count, bytes[offset] != quote else { return nil }
    guard bytes[offset] == UInt8(ascii: "\\") else {
      let (scalar, width) = ByteText.scalar(bytes, at: offset)
      return (Unit(value: scalar?.value ?? 0xFFFD, isByte: false), width)
    }
    guard offset + 1 < bytes.count else { return nil }
    let letter = bytes[offset + 1]
    if let plain = simpleEscapes[letter] {
      return (Unit(value: UInt32(plain), isByte: false), 2)
    }
    switch letter {
    case UInt8(ascii: "x"): return numeric(bytes, at: offset + 2, count: 2, radix: 16)
    case UInt8(ascii: "u"): return numeric(bytes, at: offset + 2, count: 4, radix: 16)
    case UInt8(ascii: "U"): return numeric(bytes, at: offset + 2, count: 8, radix: 16)
    case 0x30...0x37: return numeric(bytes, at: offset + 1, count: 3, radix: 8)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      // Single-quoted texts of the dialect may escape both quotes; Go only its own.
      guard letter == quote || quote == UInt8(ascii: "'") else { return nil }
      return (Unit(value: UInt32(letter), isByte: false), 2)
    default: return nil
    }
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 92,
  ]

  private static func numeric(_ bytes: [UInt8], at offset: Int, count: Int, radix: UInt32)
    -> (Unit, width: Int)?
  {
    guard offset + count <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset..<(offset + count)] {
      guard
        let digit = Unicode.Scalar(byte).properties.numericType == .decimal
          ? UInt32(byte) - 0x30 : hexadecimalLetter(byte), digit < radix
      else { return nil }
      value = value &* radix &+ digit
    }
    if radix == 8 {
      return value <= 255 ? (Unit(value: value, isByte: true), 4) : nil
    }
    if count == 2 { return (Unit(value: value, isByte: true), 4) }
    return Unicode.Scalar(value) == nil ? nil : (Unit(value: value, isByte: false), count + 2)
  }

  private static func hexadecimalLetter(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x61...0x66: UInt32(byte) - 0x57
    case 0x41...0x46: UInt32(byte) - 0x37
    default: nil
    }
  }

  /// A text in double quotes, or another quote, as `strconv.Quote` writes it.
  static func quote(_ bytes: [UInt8], asciiOnly: Bool = false, quote: UInt8 = 0x22) -> String {
    let mark = String(Unicode.Scalar(quote))
    var result = mark
    ByteText.forEachScalar(bytes) { scalar, range in
      if let scalar {
        result += escape(scalar, asciiOnly: asciiOnly, quote: quote)
      } else {
        result += "\\x" + hexadecimal(UInt32(bytes[range.lowerBound]), digits: 2)
      }
    }
    return result + mark
  }

  private static func escape(_ scalar: Unicode.Scalar, asciiOnly: Bool, quote: UInt8) -> String {
    if scalar.value == UInt32(quote) || scalar == "\\" { return "\\\(scalar)" }
    if scalar.isASCII || !asciiOnly, ByteText.isPrintable(scalar) { return String(scalar) }
    switch scalar {
    case "\u{07}": return "\\a"
    case "\u{08}": return "\\b"
    case "\u{0C}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{0B}": return "\\v"
    default:
      if scalar.value < 0x20 || scalar.value == 0x7F {
        return "\\x" + hexadecimal(scalar.value, digits: 2)
      }
      return scalar.value < 0x10000
        ? "\\u" + hexadecimal(scalar.value, digits: 4)
        : "\\U" + hexadecimal(scalar.value, digits: 8)
    }
  }

  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
