// SPDX-License-Identifier: Apache-2.0

/// The grammar of the smallest parts: numbers, UTF-8 sequences, hex digits, escapes.
enum JSONText {
  /// The end of the number that begins at an offset, or where its fault is and which.
  @inline(__always)
  static func scanNumber(
    _ base: UnsafePointer<UInt8>, count: Int, from start: Int
  ) -> (end: Int, fault: JSONSyntaxError.Reason?) {
    var index = start
    if index < count, base[index] == UInt8(ascii: "-") { index &+= 1 }
    let first = index
    index = endOfDigits(base, count, index)
    if index == first { return (index, .missingDigits) }
    if base[first] == UInt8(ascii: "0"), index > first &+ 1 { return (index, .leadingZero) }
    if index < count, base[index] == UInt8(ascii: ".") {
      let fraction = index &+ 1
      index = endOfDigits(base, count, fraction)
      if index == fraction { return (index, .missingFractionDigits) }
    }
    if index < count, base[index] | 0x20 == UInt8(ascii: "e") {
      index &+= 1
      if index < count, base[index] == UInt8(ascii: "+") || base[index] == UInt8(ascii: "-") {
        index &+= 1
      }
      let exponent = index
      index = endOfDigits(base, count, exponent)
      if index == exponent { return (index, .missingExponentDigits) }
    }
    return (index, nil)
  }

  @inline(__always)
  private static func endOfDigits(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int
  ) -> Int {
    var index = start
    while index < count, base[index] &- UInt8(ascii: "0") < 10 { index &+= 1 }
    return index
  }

  /// Whether a text is a number as JSON spells it.
  static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return false }
      let (end, fault) = scanNumber(base, count: bytes.count, from: 0)
      return fault == nil && end == bytes.count
    }
  }

  /// Length of the UTF-8 sequence at an offset; 0 if it is none (Unicode, table 3-7).
  static func scalarLength(_ base: UnsafePointer<UInt8>, count: Int, at offset: Int) -> Int {
    let first = base[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard count &- offset >= length, second.contains(base[offset &+ 1]) else { return 0 }
    for index in 2..<max(length, 2) where base[offset &+ index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The value of a hex digit.
  @inline(__always)
  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
    default: nil
    }
  }

  /// The text of a string that has been scanned, its escapes resolved.
  ///
  /// Half of a surrogate pair, which JSON's grammar allows, becomes U+FFFD.
  static func decoded(_ content: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    var rest = content
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"): bytes.append(contentsOf: String(unicodeEscape(&rest)).utf8)
      default: bytes.append(escape)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The scalar of the escape whose digits come next, both halves of a pair taken together.
  private static func unicodeEscape(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let first = hexValue(rest.prefix(4))
    rest = rest.dropFirst(4)
    let following = rest.prefix(6)
    if 0xD800...0xDBFF ~= first, following.starts(with: [0x5C, 0x75]) {
      let second = hexValue(following.dropFirst(2))
      if 0xDC00...0xDFFF ~= second {
        rest = rest.dropFirst(6)
        let scalar = 0x10000 &+ ((first & 0x3FF) &<< 10) &+ (second & 0x3FF)
        return Unicode.Scalar(scalar) ?? "\u{FFFD}"
      }
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private static func hexValue(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { $0 &* 16 &+ (hexValue($1) ?? 0) }
  }
}
