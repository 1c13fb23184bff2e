// SPDX-License-Identifier: Apache-2.0

/// Digits in groups that may be a telephone number, found by ``PersonalShapes``.
struct PhoneShape {
  /// `00`, fifteen digits: what is longer is no number.
  static let mostDigits = 17
  /// Shorter ones are extensions, years, prices.
  static let leastDigits = 7

  /// The digits of all groups.
  private(set) var digits: [UInt8] = []
  /// How many digits each group has.
  private(set) var groups: [Int] = []
  /// The first separator behind each group.
  private(set) var separators: [UInt8] = []
  /// Whether a plus sign stands before it.
  let hasPlus: Bool
  /// Whether an area code stands in parentheses.
  var hasParentheses = false

  init(hasPlus: Bool) { self.hasPlus = hasPlus }

  mutating func add(_ digit: UInt8, isNewGroup: Bool) {
    digits.append(digit)
    if isNewGroup || groups.isEmpty { groups.append(1) } else { groups[groups.count - 1] += 1 }
  }

  mutating func separate(by separator: UInt8) { separators.append(separator) }

  /// Whether this is a number as people write it, and no date, decimal, address or id.
  var isPhone: Bool {
    let count = digits.count
    if hasPlus { return Self.leastDigits...15 ~= count }
    guard Self.leastDigits...Self.mostDigits ~= count, !isDecimal, !isDate, !isDotted else {
      return false
    }
    if digits.starts(with: [0x30, 0x30]) { return count >= 9 && digits[2] != 0x30 }
    guard count <= 15 else { return false }
    if hasParentheses { return true }
    if digits[0] == 0x30 { return groups.count == 1 ? 9...11 ~= count : 8...13 ~= count }
    return isAmerican
  }

  private var isDecimal: Bool {
    groups.count == 2 && separators.first == UInt8(ascii: ".")
  }

  /// IPv4 addresses, versions and object identifiers.
  private var isDotted: Bool {
    let dots = separators.prefix(groups.count - 1)
    return groups.count >= 4 && dots.allSatisfy { $0 == UInt8(ascii: ".") }
      && groups.allSatisfy { $0 <= 3 }
  }

  /// Year, month, day in either order, whatever follows.
  private var isDate: Bool {
    guard groups.count >= 3, !hasParentheses else { return false }
    let sizes = groups.prefix(3)
    let first = number(0)
    let second = number(1)
    let third = number(2)
    if sizes.first == 4, sizes[1] <= 2, sizes[2] <= 2 {
      return 1000...2999 ~= first && 1...12 ~= second && 1...31 ~= third
    }
    guard sizes[0] <= 2, sizes[1] <= 2, sizes[2] == 4 else { return false }
    return 1...31 ~= first && 1...31 ~= second && 1800...2999 ~= third
  }

  /// `555-123-4567`, `1 555 123 4567` and `555-1234`.
  private var isAmerican: Bool {
    switch groups {
    case [3, 3, 4]: true
    case [1, 3, 3, 4]: digits[0] == 0x31
    case [3, 4]: separators.first == UInt8(ascii: "-")
    default: false
    }
  }

  private func number(_ group: Int) -> Int {
    let start = groups.prefix(group).reduce(0, +)
    return digits[start..<start + groups[group]].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
