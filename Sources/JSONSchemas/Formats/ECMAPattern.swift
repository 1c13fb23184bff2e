// SPDX-License-Identifier: Apache-2.0

/// The grammar of regular expressions of ECMA-262 with its flag `u`, as `format: regex` asks.
///
/// Names of properties are only checked for their spelling, numbers of groups not at all.
struct ECMAPattern {
  private static let greatestDepth = 250

  private var rest: ArraySlice<Unicode.Scalar>
  private var depth = 0

  static func isSound(_ text: String) -> Bool {
    var pattern = ECMAPattern(rest: Array(text.unicodeScalars)[...])
    return pattern.takeAlternatives() && pattern.rest.isEmpty
  }

  private init(rest: ArraySlice<Unicode.Scalar>) { self.rest = rest }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }

  private mutating func takeAlternatives() -> Bool {
    repeat {
      while let next = rest.first, next != "|", next != ")" {
        guard takeTerm() else { return false }
      }
    } while take("|")
    return true
  }

  private mutating func takeTerm() -> Bool {
    var mayRepeat = true
    switch rest.removeFirst() {
    case "^", "$": mayRepeat = false
    case "(": guard takeGroup(&mayRepeat) else { return false }
    case "[": guard takeClass() else { return false }
    case "\\":
      mayRepeat = rest.first?.properties.lowercaseMapping != "b"
      guard takeEscape(inClass: false) else { return false }
    case "*", "+", "?", "{", "}", "]": return false
    default: break
    }
    return takeQuantifier(mayRepeat: mayRepeat)
  }

  private mutating func takeQuantifier(mayRepeat: Bool) -> Bool {
    if take("{") {
      let least = takeDigits()
      guard !least.isEmpty else { return false }
      if take(",") {
        let most = takeDigits()
        if !most.isEmpty, (most.count, most) < (least.count, least) { return false }
      }
      guard take("}") else { return false }
    } else if !take("*"), !take("+"), !take("?") {
      return true
    }
    _ = take("?")
    return mayRepeat
  }

  private mutating func takeDigits() -> String {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    return String(String.UnicodeScalarView(digits.drop { $0 == "0" })).isEmpty && !digits.isEmpty
      ? "0" : String(String.UnicodeScalarView(digits.drop { $0 == "0" }))
  }

  private mutating func takeGroup(_ mayRepeat: inout Bool) -> Bool {
    guard depth < Self.greatestDepth else { return false }
    depth += 1
    defer { depth -= 1 }
    if take("?") {
      if take("=") || take("!") || take("<=") || take("<!") {
        mayRepeat = false
      } else if !take(":") {
        guard take("<"), takeName() else { return false }
      }
    }
    return takeAlternatives() && take(")")
  }

  /// A name and the bracket behind it.
  private mutating func takeName() -> Bool {
    let name = rest.prefix { $0 != ">" }
    guard let first = name.first, first.properties.isIDStart || "$_".unicodeScalars.contains(first),
      name.allSatisfy({ $0.properties.isIDContinue || $0 == "$" })
    else { return false }
    rest = rest.dropFirst(name.count)
    return take(">")
  }

  private mutating func takeClass() -> Bool {
    _ = take("^")
    while let next = rest.popFirst() {
      if next == "]" { return true }
      if next == "\\", !takeEscape(inClass: true) { return false }
    }
    return false
  }

  private mutating func takeEscape(inClass: Bool) -> Bool {
    guard let letter = rest.popFirst() else { return false }
    switch letter {
    case "d", "D", "w", "W", "s", "S", "b", "t", "n", "v", "f", "r": return true
    case "B": return !inClass
    case "0": return !(rest.first.map { ("0"..."9").contains($0) } ?? false)
    case "1"..."9":
      _ = takeDigits()
      return !inClass
    case "c":
      guard let control = rest.popFirst() else { return false }
      return control.isASCII && control.properties.isAlphabetic
    case "x": return takeHex(2)
    case "u":
      guard take("{") else { return takeHex(4) }
      let digits = rest.prefix { $0.isASCII && $0.properties.isASCIIHexDigit }
      rest = rest.dropFirst(digits.count)
      let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
      return value.map { $0 <= 0x10FFFF } == true && take("}")
    case "k": return !inClass && take("<") && takeName()
    case "p", "P": return takeProperty()
    case "-": return inClass
    default: return "^$\\.*+?()[]{}|/".unicodeScalars.contains(letter)
    }
  }

  private mutating func takeHex(_ count: Int) -> Bool {
    let digits = rest.prefix(count)
    rest = rest.dropFirst(count)
    return digits.count == count
      && digits.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
  }

  private mutating func takeProperty() -> Bool {
    guard take("{") else { return false }
    let name = rest.prefix { $0.isASCII && ($0.properties.isIDContinue || $0 == "=") }
    rest = rest.dropFirst(name.count)
    return !name.isEmpty && take("}")
  }
}
