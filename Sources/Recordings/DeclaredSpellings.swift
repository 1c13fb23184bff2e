// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers
import Synchronization

/// The digits of declared numbers in all their spellings, worked out when first needed.
///
/// Reading a number takes libphonenumber, whose tables take 8 ms to load: a run whose answers show
/// the declared numbers as they are declared never needs them.
final class DeclaredSpellings: Sendable {
  private let numbers: [DeclaredPeople.DeclaredNumber]
  private let digits = Mutex<Set<[UInt8]>?>(nil)

  init(of numbers: [DeclaredPeople.DeclaredNumber]) {
    self.numbers = numbers
  }

  /// Whether these are the digits of a declared number in some spelling.
  func contains(_ found: [UInt8]) -> Bool {
    guard found.count >= 3, !numbers.isEmpty else { return false }
    return digits.withLock { digits in
      let known = digits ?? Set(numbers.flatMap(Self.spellings))
      digits = known
      return known.contains(found)
    }
  }

  private static func spellings(of number: DeclaredPeople.DeclaredNumber) -> [[UInt8]] {
    guard let phone = try? PhoneNumber(parsing: number.text, region: number.region) else {
      return []
    }
    let international = Array(phone.e164.utf8.dropFirst())
    let national = Array(phone.spelled(.nationalDigits).utf8)
    return [
      international, Array("00".utf8) + international, Array("011".utf8) + international, national,
      Array(phone.nationalSignificantNumber.utf8),
      // As in +971 (0) 50 123 4567.
      Array(String(phone.countryCode).utf8) + national,
    ]
  }
}
