// SPDX-License-Identifier: Apache-2.0

/// Numbers as Go's `strconv` reads them.
enum GoNumbers {
  /// `ParseUint` with base 0: prefixes and underscores allowed, no sign.
  static func unsigned(_ text: String) -> UInt64? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first), underscoresAreFine(text)
    else { return nil }
    let (radix, digits) = radixAndDigits(text)
    return digits.utf8.first == UInt8(ascii: "+") || digits.utf8.first == UInt8(ascii: "-")
      ? nil : UInt64(digits, radix: radix)
  }

  /// `ParseInt` with base 0.
  static func integer(_ text: String) -> Int64? {
    let isNegative = text.hasPrefix("-")
    let magnitude = unsigned(isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text)
    guard let magnitude else { return nil }
    if isNegative {
      return magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }

  /// `ParseFloat`; what overflows is refused.
  static func float(_ text: String) -> Double? {
    guard underscoresAreFine(text) else { return nil }
    let plain = text.filter { $0 != "_" }
    let lower = plain.lowercased()
    let isHexadecimal = lower.contains("x")
    if isHexadecimal, !lower.contains("p") { return nil }
    guard plain.utf8.allSatisfy({ isNumberByte($0) }), let value = Double(plain), value.isFinite
    else { return pointForms(plain) }
    return value
  }

  /// Swift refuses `.5` and `5.` in some spellings that Go reads.
  private static func pointForms(_ text: String) -> Double? {
    guard let point = text.firstIndex(of: "."), !text.lowercased().contains("x") else { return nil }
    let after = text.index(after: point)
    let before = text[..<point]
    let behind = text[after...]
    let hasDigitBefore = before.last?.isNumber == true
    let hasDigitBehind = behind.first?.isNumber == true
    guard hasDigitBefore || hasDigitBehind else { return nil }
    let full = before + (hasDigitBefore ? "." : "0.") + (hasDigitBehind ? "" : "0") + behind
    guard full != text, let value = Double(full), value.isFinite else { return nil }
    return value
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x61...0x66, 0x41...0x46, 0x70, 0x50, 0x78, 0x58: true
    default: false
    }
  }

  private static func radixAndDigits(_ text: String) -> (Int, String) {
    let plain = text.filter { $0 != "_" }
    let lower = plain.lowercased()
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where lower.hasPrefix(prefix) {
      return (radix, String(plain.dropFirst(2)))
    }
    return lower.hasPrefix("0") && plain.utf8.count > 1
      ? (8, String(plain.dropFirst())) : (10, plain)
  }

  /// Underscores must separate digits, a base prefix counting as one.
  private static func underscoresAreFine(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return true }
    var rest = Substring(text)
    if rest.hasPrefix("-") || rest.hasPrefix("+") { rest = rest.dropFirst() }
    var previous: Character = "^"
    let lower = rest.lowercased()
    let isHexadecimal = lower.hasPrefix("0x")
    if isHexadecimal || lower.hasPrefix("0b") || lower.hasPrefix("0o") {
      rest = rest.dropFirst(2)
      previous = "0"
    }
    for character in rest {
      if character.isWholeNumber || isHexadecimal && character.isHexDigit {
        previous = "0"
      } else if character == "_" {
        guard previous == "0" else { return false }
        previous = "_"
      } else {
        guard previous != "_" else { return false }
        previous = "!"
      }
    }
    return previous != "_"
  }
}
