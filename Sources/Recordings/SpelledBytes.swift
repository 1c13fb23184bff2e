// SPDX-License-Identifier: Apache-2.0

/// Text in which characters may be written in another way: percent-encoded, as an HTML or JSON
/// escape, as a special blank or dash, or as a digit of another script.
struct SpelledBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The ASCII character that is meant at an offset, and where the next one begins.
  ///
  /// What means no ASCII character is given as its first byte.
  @inline(__always)
  func unit(at offset: Int) -> (value: UInt8, next: Int) {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "%"): return percent(at: offset)
    case UInt8(ascii: "&"): return entity(at: offset)
    case UInt8(ascii: "\\"): return escape(at: offset)
    case 0xC2 where at(offset + 1) == 0xA0: return (0x20, offset + 2)
    case 0xD9, 0xDB, 0xE2, 0xEF: return foreign(byte, at: offset)
    default: return (byte, offset + 1)
    }
  }

  private func at(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func hex(at offset: Int) -> UInt8? {
    switch at(offset) {
    case let digit where digit &- 0x30 < 10: digit &- 0x30
    case let letter where (letter | 0x20) &- 0x61 < 6: (letter | 0x20) &- 0x61 &+ 10
    default: nil
    }
  }

  private func percent(at offset: Int) -> (value: UInt8, next: Int) {
    guard let high = hex(at: offset + 1), let low = hex(at: offset + 2), high < 8 else {
      return (bytes[offset], offset + 1)
    }
    return (high << 4 | low, offset + 3)
  }

  /// `\u002b`, as it stands in JSON that is part of another text.
  private func escape(at offset: Int) -> (value: UInt8, next: Int) {
    guard at(offset + 1) == UInt8(ascii: "u"), at(offset + 2) == 0x30, at(offset + 3) == 0x30,
      let high = hex(at: offset + 4), let low = hex(at: offset + 5), high < 8
    else { return (bytes[offset], offset + 1) }
    return (high << 4 | low, offset + 6)
  }

  private static let names: [(name: [UInt8], value: UInt8)] = [
    ("&plus;", "+"), ("&commat;", "@"), ("&nbsp;", " "), ("&amp;", "&"), ("&lpar;", "("),
    ("&rpar;", ")"), ("&apos;", "'"), ("&quot;", "\""), ("&period;", "."),
  ].map { (Array($0.0.utf8), UInt8(ascii: $0.1)) }

  private func entity(at offset: Int) -> (value: UInt8, next: Int) {
    guard at(offset + 1) == UInt8(ascii: "#") else {
      let found = Self.names.first { bytes[offset...].starts(with: $0.name) }
      return found.map { ($0.value, offset + $0.name.count) } ?? (bytes[offset], offset + 1)
    }
    let isHex = at(offset + 2) | 0x20 == UInt8(ascii: "x")
    var index = offset + (isHex ? 3 : 2)
    let limit = index + 8
    var value = 0
    while index < limit, let digit = hex(at: index), isHex || digit < 10 {
      value = value * (isHex ? 16 : 10) + Int(digit)
      index += 1
    }
    guard at(index) == UInt8(ascii: ";"), value == 0xA0 || 1..<128 ~= value else {
      return (bytes[offset], offset + 1)
    }
    return (value == 0xA0 ? 0x20 : UInt8(value), index + 1)
  }

  /// Arabic, Persian and full-width digits; narrow blanks and long dashes.
  private func foreign(_ first: UInt8, at offset: Int) -> (value: UInt8, next: Int) {
    let second = at(offset + 1)
    let third = at(offset + 2)
    switch (first, second) {
    case (0xD9, 0xA0...0xA9): return (0x30 + second - 0xA0, offset + 2)
    case (0xDB, 0xB0...0xB9): return (0x30 + second - 0xB0, offset + 2)
    case (0xEF, 0xBC) where 0x90...0x99 ~= third: return (0x30 + third - 0x90, offset + 3)
    case (0xEF, 0xBC) where third == 0x8B: return (UInt8(ascii: "+"), offset + 3)
    case (0xEF, 0xBC) where third == 0xA0: return (UInt8(ascii: "@"), offset + 3)
    case (0xE2, 0x80) where 0x90...0x94 ~= third: return (UInt8(ascii: "-"), offset + 3)
    case (0xE2, 0x80) where third == 0xAF || 0x82...0x8A ~= third: return (0x20, offset + 3)
    default: return (first, offset + 1)
    }
  }

  /// The text with every escape of its own resolved.
  var plain: String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), let high = hex(at: index + 1),
        let low = hex(at: index + 2)
      {
        plain.append(high << 4 | low)
        index += 3
        continue
      }
      let (value, next) = unit(at: index)
      if next > index + 1 { plain.append(value) } else { plain.append(bytes[index]) }
      index = next
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
