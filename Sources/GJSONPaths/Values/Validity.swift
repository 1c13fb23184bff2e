// SPDX-License-Identifier: Apache-2.0

/// gjson's own idea of valid JSON, which `@valid`, `@fromstr` and quoted names go by.
///
/// Unlike the standard it lets bytes that are not UTF-8 and lone surrogates pass. Nesting costs one
/// byte a level, not stack.
struct Validity {
  private let text: ByteScanner
  private var offset = 0
  private var open: [UInt8] = []

  static func isValid(_ text: Bytes) -> Bool {
    text.scan { scanner in
      var validity = Validity(text: scanner)
      return validity.document()
    }
  }

  private init(text: ByteScanner) { self.text = text }

  private mutating func document() -> Bool {
    repeat {
      guard value() else { return false }
      // After a value: close what ends here, then a comma leads to the next one.
      while let container = open.last {
        skipBlanks()
        if take(container &+ 2) {
          open.removeLast()
          continue
        }
        guard take(Byte.comma) else { return false }
        guard container == Byte.openBrace ? key() : true else { return false }
        break
      }
    } while !open.isEmpty
    skipBlanks()
    return offset == text.count
  }

  /// Reads a scalar, an empty container, or the beginning of containers down to their first scalar.
  private mutating func value() -> Bool {
    while true {
      skipBlanks()
      guard offset < text.count else { return false }
      let byte = text.bytes[offset]
      offset &+= 1
      switch byte {
      case Byte.openBrace, Byte.openBracket:
        skipBlanks()
        // `]` is `[` and two in ASCII, and so it is with braces.
        if take(byte &+ 2) { return true }
        open.append(byte)
        if byte == Byte.openBrace, !key() { return false }
      case Byte.quote: return string()
      case UInt8(ascii: "t"): return word("rue")
      case UInt8(ascii: "f"): return word("alse")
      case UInt8(ascii: "n"): return word("ull")
      case Byte.minus, UInt8(ascii: "0")...UInt8(ascii: "9"): return number(first: byte)
      default: return false
      }
    }
  }

  private mutating func key() -> Bool {
    skipBlanks()
    guard take(Byte.quote), string() else { return false }
    skipBlanks()
    return take(Byte.colon)
  }

  private mutating func string() -> Bool {
    while offset < text.count {
      let byte = text.bytes[offset]
      offset &+= 1
      if byte == Byte.quote { return true }
      if byte < Byte.space { return false }
      if byte == Byte.backslash, !escape() { return false }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard offset < text.count else { return false }
    let byte = text.bytes[offset]
    offset &+= 1
    guard byte == UInt8(ascii: "u") else { return "\"\\/bfnrt".utf8.contains(byte) }
    guard offset &+ 4 <= text.count else { return false }
    for place in offset..<offset &+ 4
    where Unescaping.hexadecimalDigit(text.bytes[place]) == nil {
      return false
    }
    offset &+= 4
    return true
  }

  private mutating func number(first: UInt8) -> Bool {
    var first = first
    if first == Byte.minus {
      guard offset < text.count, Byte.isDigit(text.bytes[offset]) else { return false }
      first = text.bytes[offset]
      offset &+= 1
    }
    if first != UInt8(ascii: "0") { _ = digits() }
    if take(Byte.dot), !digits() { return false }
    if offset < text.count, Byte.lowercased(text.bytes[offset]) == UInt8(ascii: "e") {
      offset &+= 1
      if !take(Byte.plus) { _ = take(Byte.minus) }
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = offset
    while offset < text.count, Byte.isDigit(text.bytes[offset]) { offset &+= 1 }
    return offset > start
  }

  private mutating func word(_ rest: StaticString) -> Bool {
    rest.withUTF8Buffer { letters in
      for letter in letters where !take(letter) { return false }
      return true
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < text.count, text.bytes[offset] == byte else { return false }
    offset &+= 1
    return true
  }

  private mutating func skipBlanks() {
    while offset < text.count {
      switch text.bytes[offset] {
      case Byte.space, 0x09, 0x0A, 0x0D: offset &+= 1
      default: return
      }
    }
  }
}
