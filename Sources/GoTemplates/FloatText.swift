// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Floats as Go's `strconv.FormatFloat` writes them.
enum FloatText {
  /// The digits of a number, without zeros behind, and where its point stands in them.
  private struct Digits {
    var isNegative: Bool
    var digits: [UInt8]
    var point: Int
  }

  /// The number in one of the forms `b e E f g G x X`; no precision asks for the shortest text that
  /// reads back as the same number.
  static func text(_ number: Double, _ form: Unicode.Scalar, precision: Int?) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    switch form {
    case "b": return binary(number)
    case "x", "X": return hexadecimal(number, upper: form == "X", precision: precision)
    case "e", "E":
      guard let precision else { return exponential(shortest(number), form) }
      return formatted("%.\(precision)\(form)", number)
    case "f":
      guard let precision else { return plain(shortest(number)) }
      return formatted("%.\(precision)f", number)
    default: return general(number, form, precision: precision)
    }
  }

  private static func general(_ number: Double, _ form: Unicode.Scalar, precision: Int?) -> String {
    let wanted = precision.map { max($0, 1) }
    let digits = wanted.map { rounded(number, to: $0) } ?? shortest(number)
    var threshold = wanted ?? 6
    if threshold > digits.digits.count, digits.digits.count >= digits.point {
      threshold = digits.digits.count
    }
    // The shortest form turns to exponents at a million, however many digits it needs.
    if wanted == nil { threshold = 6 }
    let exponent = digits.point - 1
    if exponent < -4 || exponent >= threshold {
      return exponential(digits, form == "G" ? "E" : "e")
    }
    return plain(digits)
  }

  private static func exponential(_ value: Digits, _ mark: Unicode.Scalar) -> String {
    var text = value.isNegative ? "-" : ""
    text += String(decoding: value.digits.prefix(1), as: UTF8.self)
    if value.digits.count > 1 {
      text += "." + String(decoding: value.digits.dropFirst(), as: UTF8.self)
    }
    let isZero = value.digits == [0x30]
    let exponent = isZero ? 0 : value.point - 1
    let size = String(exponent.magnitude)
    return text + "\(mark)\(exponent < 0 ? "-" : "+")\(size.count < 2 ? "0" : "")\(size)"
  }

  private static func plain(_ value: Digits) -> String {
    let digits = String(decoding: value.digits, as: UTF8.self)
    let sign = value.isNegative ? "-" : ""
    if value.digits == [0x30] { return sign + "0" }
    if value.point <= 0 {
      return sign + "0." + String(repeating: "0", count: -value.point) + digits
    }
    if value.point >= value.digits.count {
      return sign + digits + String(repeating: "0", count: value.point - value.digits.count)
    }
    return sign + String(digits.prefix(value.point)) + "." + digits.dropFirst(value.point)
  }

  private static func shortest(_ number: Double) -> Digits {
    digits(of: number.description)
  }

  private static func rounded(_ number: Double, to count: Int) -> Digits {
    digits(of: formatted("%.\(count - 1)e", number))
  }

  /// Takes apart a text such as `-1.25e+06` or `0.001`.
  private static func digits(of text: String) -> Digits {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts.first ?? "0"
    let whole = mantissa.prefix { $0 != "." }
    var digits = mantissa.utf8.filter { $0 != UInt8(ascii: ".") }
    var point = whole.utf8.count + exponent
    while digits.count > 1, digits.first == 0x30 {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    return Digits(isNegative: isNegative, digits: digits, point: digits == [0x30] ? 1 : point)
  }

  private static func binary(_ number: Double) -> String {
    let isSmall = number.exponentBitPattern == 0
    let mantissa = number.significandBitPattern | (isSmall ? 0 : 1 << 52)
    let exponent = Int(max(number.exponentBitPattern, 1)) - 1075
    return "\(number.sign == .minus ? "-" : "")\(mantissa)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  /// Unlike C, Go makes the leading digit a 1 whatever the number is, and rounds before that.
  private static func hexadecimal(_ number: Double, upper: Bool, precision: Int?) -> String {
    let (leading, exponent) = binaryParts(number, precision: precision)
    var mantissa = leading
    let lead = mantissa >> 60 & 1
    mantissa <<= 4
    var digits = ""
    while precision.map({ digits.utf8.count < $0 }) ?? (mantissa != 0) {
      digits += String(mantissa >> 60, radix: 16, uppercase: upper)
      mantissa <<= 4
    }
    let size = String(exponent.magnitude)
    return (number.sign == .minus ? "-" : "") + (upper ? "0X" : "0x") + String(lead)
      + (digits.isEmpty ? "" : "." + digits) + (upper ? "P" : "p") + (exponent < 0 ? "-" : "+")
      + (size.utf8.count < 2 ? "0" : "") + size
  }

  /// The mantissa with its leading one at bit 60, rounded to so many hexadecimal digits behind it,
  /// and the exponent.
  private static func binaryParts(
    _ number: Double, precision: Int?
  ) -> (mantissa: UInt64, exponent: Int) {
    guard number != 0 else { return (0, 0) }
    let isSmall = number.exponentBitPattern == 0
    var mantissa = (number.significandBitPattern | (isSmall ? 0 : 1 << 52)) << 8
    var exponent = Int(max(number.exponentBitPattern, 1)) - 1023
    let shift = mantissa.leadingZeroBitCount - 3
    mantissa <<= shift
    exponent -= shift
    guard let precision, precision < 15 else { return (mantissa, exponent) }
    let kept = UInt64(precision) * 4
    let rest = mantissa << kept & (1 << 60 - 1)
    mantissa >>= 60 - kept
    if rest | mantissa & 1 > 1 << 59 { mantissa += 1 }
    mantissa <<= 60 - kept
    return mantissa >> 61 == 0 ? (mantissa, exponent) : (mantissa >> 1, exponent + 1)
  }

  /// C prints the same digits as Go: both round correctly.
  private static func formatted(_ format: String, _ number: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    var needed = withVaList([number]) { Int(vsnprintf(&buffer, buffer.count, format, $0)) }
    if needed >= buffer.count {
      buffer = [CChar](repeating: 0, count: needed + 1)
      needed = withVaList([number]) { Int(vsnprintf(&buffer, buffer.count, format, $0)) }
    }
    return String(
      decoding: buffer.prefix(max(0, needed)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
