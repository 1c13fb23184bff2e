// SPDX-License-Identifier: Apache-2.0

/// Takes the escapes out of the inside of a JSON string, as gjson does.
///
/// What cannot be read ends the text there: an unknown escape, a raw control character, a short
/// `\u`. Four characters that are no hexadecimal number count as zero, and half a surrogate pair
/// becomes U+FFFD.
enum Unescaping {
  /// The text; the very slice if there is no escape in it, whatever else it holds.
  static func text(of content: Bytes) -> Bytes {
    content.contains(Byte.backslash) ? unescaped(content) : content
  }

  static func unescaped(_ content: Bytes) -> Bytes {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var offset = 0
    while offset < content.count {
      let byte = content[offset: offset]
      if byte < Byte.space { break }
      offset &+= 1
      if byte != Byte.backslash {
        text.append(byte)
        continue
      }
      guard offset < content.count else { break }
      let escaped = content[offset: offset]
      offset &+= 1
      if escaped == UInt8(ascii: "u") {
        guard offset &+ 4 <= content.count else { break }
        append(character(in: content, at: &offset), to: &text)
      } else if let plain = plain(escaped) {
        text.append(plain)
      } else {
        break
      }
    }
    return text[...]
  }

  private static func plain(_ escaped: UInt8) -> UInt8? {
    switch escaped {
    case Byte.backslash, Byte.quote, UInt8(ascii: "/"): escaped
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private static func character(in content: Bytes, at offset: inout Int) -> UInt32 {
    let first = hexadecimal(content[offsets: offset..<offset &+ 4])
    offset &+= 4
    guard 0xD800...0xDFFF ~= first, content.count &- offset >= 6,
      content[offset: offset] == Byte.backslash,
      content[offset: offset &+ 1] == UInt8(ascii: "u")
    else { return first }
    let second = hexadecimal(content[offsets: offset &+ 2..<offset &+ 6])
    offset &+= 6
    guard first < 0xDC00, 0xDC00...0xDFFF ~= second else { return 0xFFFD }
    return 0x10000 &+ (first &- 0xD800) << 10 &+ (second &- 0xDC00)
  }

  private static func hexadecimal(_ digits: Bytes) -> UInt32 {
    var value: UInt32 = 0
    for digit in digits {
      guard let number = hexadecimalDigit(digit) else { return 0 }
      value = value << 4 | UInt32(number)
    }
    return value
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    if Byte.isDigit(byte) { return byte &- UInt8(ascii: "0") }
    let letter = Byte.lowercased(byte) &- UInt8(ascii: "a")
    return letter < 6 ? letter &+ 10 : nil
  }

  private static func append(_ code: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
