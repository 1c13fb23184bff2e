// SPDX-License-Identifier: Apache-2.0

/// Writes a text as a JSON string: gjson's `AppendJSONString`.
///
/// `<`, `>`, `&` and the two Unicode line separators are escaped for HTML's and JavaScript's sake;
/// a byte that is not UTF-8 becomes `\ufffd`.
enum Quoting {
  static func append(_ text: Bytes, to output: inout [UInt8]) {
    output.append(Byte.quote)
    var offset = 0
    while offset < text.count {
      let byte = text[offset: offset]
      if byte > 127 {
        offset &+= appendCharacter(text.dropFirst(offset), to: &output)
        continue
      }
      offset &+= 1
      if let letter = shortEscape(byte) {
        output.append(Byte.backslash)
        output.append(letter)
      } else if byte < Byte.space || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "&")
      {
        output.append(contentsOf: "\\u00".utf8)
        output.append(hexadecimal(byte >> 4))
        output.append(hexadecimal(byte & 15))
      } else {
        output.append(byte)
      }
    }
    output.append(Byte.quote)
  }

  private static func shortEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case Byte.quote, Byte.backslash: byte
    case 0x08: UInt8(ascii: "b")
    case 0x0C: UInt8(ascii: "f")
    case 0x0A: UInt8(ascii: "n")
    case 0x0D: UInt8(ascii: "r")
    case 0x09: UInt8(ascii: "t")
    default: nil
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10
  }

  /// Appends one character beyond ASCII and tells how many bytes it took.
  private static func appendCharacter(_ text: Bytes, to output: inout [UInt8]) -> Int {
    let (character, width) = UTF8Decoding.first(of: text)
    switch character {
    case 0xFFFD where width == 1: output.append(contentsOf: "\\ufffd".utf8)
    case 0x2028: output.append(contentsOf: "\\u2028".utf8)
    case 0x2029: output.append(contentsOf: "\\u2029".utf8)
    default: output.append(contentsOf: text.prefix(width))
    }
    return width
  }
}

/// Reads single characters as Go's `utf8.DecodeRune` does.
enum UTF8Decoding {
  /// The first character of a text that is not empty; U+FFFD and one byte where it is not UTF-8.
  static func first(of text: Bytes) -> (character: UInt32, width: Int) {
    var iterator = text.prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (0xFFFD, 1) }
    return (scalar.value, UTF8.width(scalar))
  }
}
