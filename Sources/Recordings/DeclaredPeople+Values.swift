// SPDX-License-Identifier: Apache-2.0

extension DeclaredPeople {
  /// Whether a value may be shown as it is: declared, or certainly nobody's.
  ///
  /// Nobody's are truth values, numbers that can be no phone numbers, instants, and identifiers: at
  /// most six digits, hexadecimal with a digit, or letters and digits mixed. A single word may be a
  /// name, and a date a birthday.
  public func mayShow(_ value: String) -> Bool {
    declared.contains(value) || mayShow(undeclared: value)
  }

  /// Whether a value that is no declared text may be shown as it is.
  func mayShow(undeclared value: String) -> Bool {
    if value.isEmpty || value == "true" || value == "false" || value == "null" { return true }
    if PersonalKind.isMask(value) || Self.isPlaceholder(value) { return true }
    if declared.containsNumber(value) { return true }
    guard value.utf8.count <= 200 else { return false }
    if let isHarmless = Self.isHarmlessNumber(value) { return isHarmless }
    return Self.isInstant(value) || Self.isIdentifier(value)
  }

  /// Whether a number can be no phone number; nil if the value is no number.
  private static func isHarmlessNumber(_ value: String) -> Bool? {
    guard let first = value.utf8.first, first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
      return nil
    }
    var digits = value[...]
    let isNegative = digits.first == "-"
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- 0x30 < 10 } })
    else { return nil }
    return isNegative || parts.count == 2 || parts[0].count <= 6 || parts[0].count > 15
  }

  /// `2026-11-21T10:15:30` and what may follow.
  private static func isInstant(_ value: String) -> Bool {
    guard value.utf8.count >= 19, value.utf8.first.map({ $0 &- 0x30 < 10 }) == true else {
      return false
    }
    let hasShape = zip(value.utf8, "0000-00-00T00:00:00".utf8).allSatisfy { byte, sign in
      sign == UInt8(ascii: "0") ? byte &- 0x30 < 10 : byte == sign || byte == 0x74 && sign == 0x54
    }
    return hasShape
      && value.utf8.dropFirst(19).allSatisfy { $0 &- 0x30 < 10 || ".:+-Zz".utf8.contains($0) }
  }

  private static func isIdentifier(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    let isWord = bytes.allSatisfy {
      $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
    return isWord && bytes.contains { $0 &- 0x30 < 10 }
      && bytes.contains { ($0 | 0x20) &- 0x61 < 26 }
      && PersonalShapes.finds(in: bytes).isEmpty
  }
}
