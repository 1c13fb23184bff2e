// SPDX-License-Identifier: Apache-2.0

extension GoPrinter {
  /// Prints a whole number; answers whether the verb fits.
  mutating func printInteger(_ number: Int64, _ verb: Unicode.Scalar, _ value: Value) -> Bool {
    switch verb {
    case "v" where directive.isGoSyntax && value.dynamicType == "uint8":
      directive.sharp = true
      printDigits(number, radix: 16, verb)
      directive.sharp = false
    case "v", "d": printDigits(number, radix: 10, verb)
    case "b": printDigits(number, radix: 2, verb)
    case "o", "O": printDigits(number, radix: 8, verb)
    case "x", "X": printDigits(number, radix: 16, verb)
    case "c": pad(Array(String(Self.scalar(number)).utf8))
    case "q": printQuotedScalar(Self.scalar(number))
    case "U": printUnicode(number)
    default: return false
    }
    return true
  }

  private static func scalar(_ number: Int64) -> Unicode.Scalar {
    UInt32(exactly: number).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
  }

  private mutating func printQuotedScalar(_ scalar: Unicode.Scalar) {
    let quoted = GoQuoting.quote(
      Array(String(scalar).utf8), asciiOnly: directive.plus, quote: UInt8(ascii: "'"))
    pad(Array(quoted.utf8))
  }

  private mutating func printUnicode(_ number: Int64) {
    let digits = String(UInt64(bitPattern: number), radix: 16, uppercase: true)
    let wanted = max(4, directive.precision ?? 4)
    var text = "U+" + String(repeating: "0", count: max(0, wanted - digits.count)) + digits
    if directive.sharp, let scalar = UInt32(exactly: number).flatMap({ Unicode.Scalar($0) }),
      ByteText.isPrintable(scalar)
    {
      text += " '\(scalar)'"
    }
    padWithBlanks(Array(text.utf8))
  }

  private mutating func padWithBlanks(_ bytes: [UInt8]) {
    let zero = directive.zero
    directive.zero = false
    pad(bytes)
    directive.zero = zero
  }

  private mutating func printDigits(_ number: Int64, radix: Int, _ verb: Unicode.Scalar) {
    if directive.precision == 0, number == 0 { return padWithBlanks([]) }
    var digits = String(number.magnitude, radix: radix, uppercase: verb == "X")
    let hasSign = number < 0 || directive.plus || directive.space
    var wanted = directive.precision ?? 0
    if directive.precision == nil, directive.zero, let width = directive.width {
      wanted = width - (hasSign ? 1 : 0)
    }
    if digits.utf8.count < wanted {
      digits = String(repeating: "0", count: wanted - digits.utf8.count) + digits
    }
    if directive.sharp {
      switch radix {
      case 2: digits = "0b" + digits
      case 8 where !digits.hasPrefix("0"): digits = "0" + digits
      case 16: digits = (verb == "X" ? "0X" : "0x") + digits
      default: break
      }
    }
    if verb == "O" { digits = "0o" + digits }
    if hasSign { digits = (number < 0 ? "-" : directive.plus ? "+" : " ") + digits }
    padWithBlanks(Array(digits.utf8))
  }

  /// Prints a float; answers whether the verb fits.
  mutating func printFloat(_ number: Double, _ verb: Unicode.Scalar) -> Bool {
    let standard: Int?
    switch verb {
    case "v", "b", "g", "G", "x", "X": standard = nil
    case "e", "E", "f", "F": standard = 6
    default: return false
    }
    let form: Unicode.Scalar = verb == "v" ? "g" : verb == "F" ? "f" : verb
    let precision = directive.precision ?? standard
    var text = FloatText.text(number, form, precision: precision)
    if !text.hasPrefix("-"), !text.hasPrefix("+") { text = "+" + text }
    if directive.space, text.hasPrefix("+"), !directive.plus { text = " " + text.dropFirst() }
    if number.isNaN || number.isInfinite {
      if number.isNaN, !directive.space, !directive.plus { text = "NaN" }
      if number == .infinity, !directive.plus, !directive.space { text = "+Inf" }
      padWithBlanks(Array(text.utf8))
      return true
    }
    if directive.sharp, verb != "b" { text = withPoint(text, form, precision) }
    writeSigned(text)
    return true
  }

  private mutating func writeSigned(_ text: String) {
    guard directive.plus || !text.hasPrefix("+") else { return pad(Array(text.dropFirst().utf8)) }
    if directive.zero, let width = directive.width, width > text.utf8.count {
      write(String(text.prefix(1)))
      writePadding(width - text.utf8.count)
      return write(text.dropFirst().utf8)
    }
    pad(Array(text.utf8))
  }

  /// The sharp flag forces a point, and keeps trailing zeros for the forms that drop them.
  private func withPoint(_ text: String, _ form: Unicode.Scalar, _ precision: Int?) -> String {
    // Go's list of forms leaves the capital X out.
    var missing = "gGx".unicodeScalars.contains(form) ? precision ?? 6 : 0
    let tailMarks = form == "x" || form == "X" ? "pP" : "eE"
    let tailStart = text.firstIndex { tailMarks.contains($0) } ?? text.endIndex
    var body = String(text[..<tailStart])
    var sawDigit = false
    for character in body.dropFirst() where character != "." {
      if character != "0" { sawDigit = true }
      if sawDigit { missing -= 1 }
    }
    if !body.contains(".") {
      if body.dropFirst() == "0" { missing -= 1 }
      body += "."
    }
    if missing > 0 { body += String(repeating: "0", count: missing) }
    return body + text[tailStart...]
  }

  mutating func printComplex(
    _ real: Double, _ imaginary: Double, _ verb: Unicode.Scalar, _ value: Value
  ) {
    guard "vbgGxXfFeE".unicodeScalars.contains(verb) else { return badVerb(verb, value) }
    let plus = directive.plus
    write("(")
    _ = printFloat(real, verb)
    directive.plus = true
    _ = printFloat(imaginary, verb)
    directive.plus = plus
    write("i)")
  }
}
