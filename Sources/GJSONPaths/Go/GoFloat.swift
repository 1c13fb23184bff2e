// SPDX-License-Identifier: Apache-2.0

/// Numbers as Go's `strconv` reads and writes them.
enum GoFloat {
  /// `ParseFloat` with its error ignored: 0 for what is no number, infinity for what is too large.
  ///
  /// Beyond JSON it takes a plus sign, `inf`, `infinity` and `nan` in any case, hexadecimal numbers
  /// with an exponent (`0x64p0`) and underscores between digits (`1_00`).
  static func parse(_ text: Bytes) -> Double {
    if let integer = smallInteger(text) { return integer }
    if let special = special(text) { return special }
    guard var literal = GoFloatLiteral(text) else { return 0 }
    return literal.value
  }

  /// Most numbers are short integers, which need no rounding.
  private static func smallInteger(_ text: Bytes) -> Double? {
    guard !text.isEmpty, text.count <= 15, text.first != Byte.minus else { return nil }
    var number = 0
    for byte in text {
      guard Byte.isDigit(byte) else { return nil }
      number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return Double(number)
  }

  private static func special(_ text: Bytes) -> Double? {
    var rest = text
    let sign = rest.first == Byte.minus || rest.first == Byte.plus ? rest.popFirst() : nil
    guard let first = rest.first, !Byte.isDigit(first), first != Byte.dot else { return nil }
    let lower = rest.prefix(9).map(Byte.lowercased)[...]
    if lower.spells("inf") || lower.spells("infinity") {
      return sign == Byte.minus ? -.infinity : .infinity
    }
    return sign == nil && lower.spells("nan") ? .nan : nil
  }

  /// `FormatFloat(number, 'f', -1, 64)`: the fewest digits that read back the same, no exponent.
  static func format(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let shortest = ShortestDecimal(number)
    var text = number.sign == .minus ? "-" : ""
    let digits = shortest.digits
    if shortest.point <= 0 {
      text += "0." + String(repeating: "0", count: -shortest.point) + digits
    } else if shortest.point >= digits.count {
      text += digits + String(repeating: "0", count: shortest.point - digits.count)
    } else {
      text += digits.prefix(shortest.point) + "." + digits.dropFirst(shortest.point)
    }
    return text
  }
}

/// The significant digits of a finite number and where its decimal point stands among them.
private struct ShortestDecimal {
  /// Without zeros at either end; `0` for zero.
  let digits: String
  /// How many digits stand before the point; may be negative or beyond the digits.
  let point: Int

  init(_ number: Double) {
    let spelled = number.magnitude.description
    let parts = spelled.split(separator: "e", maxSplits: 1)
    let mantissa = parts.first ?? "0"
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    let all = mantissa.filter { $0 != "." }
    let leading = all.prefix { $0 == "0" }.count
    var significant = Substring(all.dropFirst(leading))
    while significant.last == "0" { significant.removeLast() }
    digits = significant.isEmpty ? "0" : String(significant)
    point = significant.isEmpty ? 1 : whole.count + exponent - leading
  }
}
