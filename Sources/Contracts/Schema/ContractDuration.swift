// SPDX-License-Identifier: Apache-2.0

/// A length of time as contracts spell it: `800 ms`, `2.5 s`, `25 min`, `2 h`, `30 d`.
struct ContractDuration: Sendable, Hashable {
  let duration: Duration

  private static let milliseconds: [Substring: Int64] = [
    "ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]

  /// Reads a number, one blank and a unit; nil for anything else, and for more than 100 years.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = Self.milliseconds[parts[1]],
      let micros = Self.microseconds(parts[0], unit)
    else { return nil }
    duration = .microseconds(micros)
  }

  private static func microseconds(_ number: Substring, _ unit: Int64) -> Int64? {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ isDigits($0) }),
      let whole = Int64(parts[0]), whole <= 3_155_760_000_000
    else { return nil }
    var result = whole.multipliedReportingOverflow(by: unit * 1_000)
    if parts.count == 2 {
      guard parts[1].count <= 6, let fraction = Int64(parts[1]) else { return nil }
      var scale: Int64 = 1
      for _ in parts[1] { scale *= 10 }
      result = (
        result.partialValue &+ fraction * unit * 1_000 / scale, result.overflow
      )
    }
    guard !result.overflow, result.partialValue >= 0,
      result.partialValue <= 3_155_760_000_000_000
    else { return nil }
    return result.partialValue
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(TextForm.isDigit)
  }
}

/// A number of bytes as contracts spell it: `800 B`, `64 KB`, `1 MB`; 1 KB is 1,024 B.
struct ContractSize: Sendable, Hashable {
  let bytes: Int

  private static let units: [Substring: Int] = ["B": 1, "KB": 1 << 10, "MB": 1 << 20]

  /// Reads a whole number, one blank and a unit; nil for anything else, and for more than 1 GiB.
  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let unit = Self.units[parts[1]], !parts[0].isEmpty,
      parts[0].utf8.allSatisfy(TextForm.isDigit), let number = Int(parts[0])
    else { return nil }
    let product = number.multipliedReportingOverflow(by: unit)
    guard !product.overflow, product.partialValue <= 1 << 30 else { return nil }
    bytes = product.partialValue
  }
}

/// A calendar day as contracts spell it: `2027-03-31`.
enum ContractDate {
  /// Whether the text is a day that exists, of the years 1 to 9999.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy(TextForm.isDigit) })
    else { return false }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] > 0, (1...12).contains(numbers[1]) else { return false }
    return (1...days(of: numbers[1], in: numbers[0])).contains(numbers[2])
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
