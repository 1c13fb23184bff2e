// SPDX-License-Identifier: Apache-2.0

/// A number as Go writes it in source: what `strconv.readFloat` accepts.
struct GoFloatLiteral {
  private let text: Bytes
  private var offset = 0
  private var isHexadecimal = false
  private var hasUnderscore = false

  /// Nil if the text is no such number, to its last byte.
  init?(_ text: Bytes) {
    self.text = text
    guard readNumber(), offset == text.count else { return nil }
    if hasUnderscore, !separatesDigits { return nil }
  }

  /// The nearest double; infinite if there is none near.
  var value: Double {
    mutating get {
      let plain = hasUnderscore ? text.filter { $0 != Byte.underscore } : Array(text)
      return Double(String(decoding: plain, as: UTF8.self)) ?? 0
    }
  }

  private mutating func readNumber() -> Bool {
    if peek() == Byte.plus || peek() == Byte.minus { offset &+= 1 }
    if peek() == UInt8(ascii: "0"), offset &+ 2 < text.count,
      Byte.lowercased(text[offset: offset &+ 1]) == UInt8(ascii: "x")
    {
      isHexadecimal = true
      offset &+= 2
    }
    guard readMantissa() else { return false }
    let marker = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
    if let byte = peek(), Byte.lowercased(byte) == marker { return readExponent() }
    return !isHexadecimal
  }

  private mutating func readMantissa() -> Bool {
    var hasDigits = false
    var hasPoint = false
    while let byte = peek() {
      if byte == Byte.underscore {
        hasUnderscore = true
      } else if byte == Byte.dot {
        if hasPoint { break }
        hasPoint = true
      } else if Byte.isDigit(byte)
        || isHexadecimal && Unescaping.hexadecimalDigit(byte) != nil
      {
        hasDigits = true
      } else {
        break
      }
      offset &+= 1
    }
    return hasDigits
  }

  private mutating func readExponent() -> Bool {
    offset &+= 1
    if peek() == Byte.plus || peek() == Byte.minus { offset &+= 1 }
    guard let first = peek(), Byte.isDigit(first) else { return false }
    while let byte = peek(), Byte.isDigit(byte) || byte == Byte.underscore {
      if byte == Byte.underscore { hasUnderscore = true }
      offset &+= 1
    }
    return true
  }

  private func peek() -> UInt8? { offset < text.count ? text[offset: offset] : nil }

  /// Go allows an underscore only between digits, and one after the prefix of a base.
  private var separatesDigits: Bool {
    var rest = text
    if rest.first == Byte.plus || rest.first == Byte.minus { rest.removeFirst() }
    var previousIsDigit = false
    var previousIsUnderscore = false
    if isHexadecimal {
      rest = rest.dropFirst(2)
      previousIsDigit = true
    }
    for byte in rest {
      let isDigit =
        Byte.isDigit(byte) || isHexadecimal && Unescaping.hexadecimalDigit(byte) != nil
      if byte == Byte.underscore {
        guard previousIsDigit else { return false }
      } else if !isDigit, previousIsUnderscore {
        return false
      }
      previousIsDigit = isDigit
      previousIsUnderscore = byte == Byte.underscore
    }
    return !previousIsUnderscore
  }
}
