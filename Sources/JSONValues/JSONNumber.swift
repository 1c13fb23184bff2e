// SPDX-License-Identifier: Apache-2.0

/// The exact value of a JSON number, of any length: `1.0`, `1` and `10e-1` are equal.
///
/// Nothing goes through floating point. Exponents beyond ±10¹⁸ are taken as ±10¹⁸.
public struct JSONNumber: Sendable, Hashable {
  private static let greatestExponent = 1_000_000_000_000_000_000

  private let isNegative: Bool
  /// The digits without zeros at either end, so none for zero.
  ///
  /// The value is 0.DIGITS × 10^exponent.
  private let digits: [UInt8]
  private let exponent: Int

  /// The value of a number as JSON spells it; `nil` for any other text.
  public init?(_ text: String) {
    guard JSONText.isNumber(text) else { return nil }
    self.init(spelled: Array(text.utf8)[...])
  }

  /// The value of a whole number.
  public init(_ value: Int) {
    self.init(spelled: Array(String(value).utf8)[...])
  }

  /// The value of a spelling that is known to be right.
  init(spelled bytes: ArraySlice<UInt8>) {
    let mantissa = bytes.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let power = Self.power(bytes[mantissa.endIndex...].dropFirst())
    var digits = mantissa.filter { $0 &- UInt8(ascii: "0") < 10 }
    let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
    let point = whole.count - (whole.first == UInt8(ascii: "-") ? 1 : 0)
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let significant = Array(digits.dropFirst(zeros))
    isNegative = bytes.first == UInt8(ascii: "-") && !significant.isEmpty
    self.digits = significant
    exponent = significant.isEmpty ? 0 : point &- zeros &+ power
  }

  private static func power(_ bytes: ArraySlice<UInt8>) -> Int {
    var value = 0
    for byte in bytes {
      let digit = Int(byte) - 0x30
      if 0...9 ~= digit { value = min(value &* 10 &+ digit, greatestExponent) }
    }
    return bytes.first == UInt8(ascii: "-") ? -value : value
  }

  /// Whether the number is whole, however it is spelled.
  public var isInteger: Bool { digits.count <= max(exponent, 0) }

  /// The number if it is whole and fits.
  public var int: Int64? {
    guard isInteger, exponent <= 19 else { return nil }
    var value: Int64 = 0
    for place in 0..<max(exponent, 0) {
      let digit = place < digits.count ? Int64(digits[place]) - 0x30 : 0
      let (tenfold, over) = value.multipliedReportingOverflow(by: 10)
      let (next, beyond) =
        isNegative
        ? tenfold.subtractingReportingOverflow(digit) : tenfold.addingReportingOverflow(digit)
      if over || beyond { return nil }
      value = next
    }
    return value
  }
}

extension JSONNumber: Comparable {
  /// Order by value.
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.sign != right.sign { return left.sign < right.sign }
    let smaller = left.isNegative ? right : left
    let larger = left.isNegative ? left : right
    if smaller.exponent != larger.exponent { return smaller.exponent < larger.exponent }
    return smaller.digits.lexicographicallyPrecedes(larger.digits)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }
}
