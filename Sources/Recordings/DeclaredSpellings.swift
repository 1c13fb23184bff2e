// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers
import Synchronization

/// The digits of declared numbers in all their spellings, worked out when first needed.
///
/// Reading a number takes libphonenumber, whose tables take 8 ms to load: a run whose answers show
/// the declared numbers as they are declared never needs them. The spellings of one number end in
/// the same digits, so only numbers that end as a found one does are ever read.
final class DeclaredSpellings: Sendable {
  /// Digits at the end that every spelling of a number has.
  private static let end = 4

  private struct Read {
    let places: Places
    var numbers: Set<Int> = []
    var digits: Set<[UInt8]> = []
  }

  /// Where numbers stand in the list.
  private struct Places {
    /// The places of the numbers that end in some digits.
    private(set) var byEnd: [Int: [Int]] = [:]
    /// The places of the numbers that have letters or an extension, and may end in anything.
    private(set) var endless: [Int] = []

    init(of numbers: [String]) {
      for (place, number) in numbers.enumerated() {
        let digits = number.utf8.filter { $0 &- 0x30 < 10 }
        let isPlain = number.utf8.allSatisfy {
          $0 &- 0x30 < 10 || " +-.()".utf8.contains($0)
        }
        if isPlain, digits.count >= DeclaredSpellings.end {
          byEnd[DeclaredSpellings.end(of: digits), default: []].append(place)
        } else {
          endless.append(place)
        }
      }
    }
  }

  private let numbers: [String]
  /// The countries of the numbers: of those before `end` that an earlier one does not have.
  private let regions: [(end: Int, region: String?)]
  private let read = Mutex<Read?>(nil)

  /// A number that is declared twice in a row, as a caller's and as a contact's, is kept once.
  init(of numbers: [DeclaredPeople.DeclaredNumber]) {
    let places = numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] }
    self.numbers = places.map { numbers[$0].text }
    var regions: [(end: Int, region: String?)] = []
    for (index, place) in places.enumerated() {
      let region = numbers[place].region
      if let last = regions.last, last.region == region { regions.removeLast() }
      regions.append((index + 1, region))
    }
    self.regions = regions
  }

  private func region(at place: Int) -> String? {
    regions.first { place < $0.end }?.region
  }

  /// Whether these are the digits of a declared number in some spelling.
  func contains(_ found: [UInt8]) -> Bool {
    guard found.count >= 3, !numbers.isEmpty else { return false }
    return read.withLock { known in
      var read = known ?? Read(places: Places(of: numbers))
      // Let go of before it changes, so that it is not copied.
      known = nil
      let isShort = found.count < Self.end
      let places =
        isShort ? Array(numbers.indices) : read.places.byEnd[Self.end(of: found)] ?? []
      for place in places + read.places.endless where read.numbers.insert(place).inserted {
        read.digits.formUnion(Self.spellings(of: numbers[place], region(at: place)))
      }
      known = read
      return read.digits.contains(found)
    }
  }

  /// The last digits as a number.
  private static func end(of digits: [UInt8]) -> Int {
    digits.suffix(end).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private static func spellings(of number: String, _ region: String?) -> [[UInt8]] {
    guard let phone = try? PhoneNumber(parsing: number, region: region) else {
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
