// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// The number of a `multipleOf`, which divides exactly: nothing goes through floating point.
struct DecimalDivisor: Sendable {
  /// Decimal digits of the divisor, without zeros at either end, 18 to a limb, the lowest first.
  private let limbs: [UInt64]
  private let exponent: Int
  private let digitCount: Int

  private static let limb: UInt64 = 1_000_000_000_000_000_000

  /// Nil if the value is no number above zero.
  init?(_ value: JSONValue) {
    guard let decimal = Decimal(value), !decimal.digits.isEmpty, !decimal.isNegative else {
      return nil
    }
    exponent = decimal.exponent
    digitCount = decimal.digits.count
    limbs = stride(from: decimal.digits.count, to: 0, by: -18).map { end in
      decimal.digits[max(0, end - 18)..<end].reduce(0) { $0 * 10 + UInt64($1) }
    }
  }

  /// About how many steps a division of a number takes.
  func cost(of value: JSONValue) -> Int {
    (value.range.count &+ 4 &* digitCount) &* limbs.count / 4
  }

  /// Whether a number is a whole multiple; true for what is no number.
  func divides(_ value: JSONValue) -> Bool {
    guard let decimal = Decimal(value), !decimal.digits.isEmpty else { return true }
    // Both have no zero at the end, so that a number with the smaller exponent leaves a rest.
    let zeros = decimal.exponent &- exponent
    guard zeros >= 0 else { return false }
    var rest = [UInt64](repeating: 0, count: limbs.count)
    for digit in decimal.digits { append(digit, to: &rest) }
    // More zeros than the divisor has factors of 2 or 5 change nothing: a digit holds three.
    for _ in 0..<min(zeros, 4 &* digitCount) { append(0, to: &rest) }
    return rest.allSatisfy { $0 == 0 }
  }

  /// Puts one more digit behind a rest and takes the rest of that.
  private func append(_ digit: UInt8, to rest: inout [UInt64]) {
    if limbs.count == 1 {
      rest[0] = (rest[0] * 10 + UInt64(digit)) % limbs[0]
      return
    }
    var carry = UInt64(digit)
    for index in rest.indices {
      let value = rest[index] * 10 + carry
      carry = value / Self.limb
      rest[index] = value % Self.limb
    }
    while carry > 0 || !isBelow(rest) { subtract(from: &rest, &carry) }
  }

  private func isBelow(_ rest: [UInt64]) -> Bool {
    for index in limbs.indices.reversed() where rest[index] != limbs[index] {
      return rest[index] < limbs[index]
    }
    return false
  }

  private func subtract(from rest: inout [UInt64], _ carry: inout UInt64) {
    var borrow: UInt64 = 0
    for index in limbs.indices {
      let taken = limbs[index] + borrow
      borrow = rest[index] < taken ? 1 : 0
      rest[index] = rest[index] &+ borrow * Self.limb &- taken
    }
    carry -= min(borrow, carry)
  }

  /// The digits of a number without zeros at either end, and the power of ten behind them.
  private struct Decimal {
    var digits: [UInt8] = []
    var exponent = 0
    var isNegative = false

    init?(_ value: JSONValue) {
      guard value.kind == .number else { return nil }
      var power = 0
      var isFraction = false
      var bytes = value.rawBytes
      while let byte = bytes.popFirst() {
        switch byte {
        case UInt8(ascii: "-"): isNegative = true
        case UInt8(ascii: "."): isFraction = true
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
          power = Self.power(bytes)
          bytes = []
        default:
          if isFraction { exponent -= 1 }
          if byte > UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte &- 0x30) }
        }
      }
      let zeros = digits.reversed().prefix { $0 == 0 }.count
      digits.removeLast(zeros)
      exponent = exponent &+ zeros &+ power
    }

    /// The exponent that is spelled, at most ±10¹⁸.
    private static func power(_ bytes: ArraySlice<UInt8>) -> Int {
      var value = 0
      for byte in bytes where byte &- 0x30 < 10 && value < Int(limb) {
        value = min(value &* 10 &+ Int(byte &- 0x30), Int(limb))
      }
      return bytes.first == UInt8(ascii: "-") ? -value : value
    }
  }
}
