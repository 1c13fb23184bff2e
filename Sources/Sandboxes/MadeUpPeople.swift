// SPDX-License-Identifier: Apache-2.0

/// Any number of contacts that are computed when they are asked for, and stored nowhere.
///
/// The last six digits of a number are a one-to-one function of the contact's place, so a number
/// leads back to its contact without an index.
struct MadeUpPeople: Sendable {
  /// As many as there are numbers for.
  static let most = 900_000
  private static let firstSubscriber = 100_000

  let count: Int
  private let seed: UInt64
  private let factor: Int
  private let inverse: Int
  private let shift: Int

  init(count: Int, seed: UInt64) {
    self.count = max(0, min(count, Self.most))
    self.seed = seed
    var random = SeededRandom(seed: seed)
    // Only a factor that shares no divisor with 900,000, so none of 2, 3 and 5, can be undone.
    var factor = Int.random(in: 1..<Self.most, using: &random)
    while [2, 3, 5].contains(where: { factor.isMultiple(of: $0) }) { factor = factor % 899_999 + 1 }
    self.factor = factor
    inverse = Self.inverse(of: factor)
    shift = Int.random(in: 0..<Self.most, using: &random)
  }

  /// The id of the contact at a place, counted from 0.
  static func id(_ place: Int) -> String { "g\(place + 1)" }

  /// The place of an id that one of these people has.
  func place(of id: String) -> Int? {
    guard id.utf8.first == UInt8(ascii: "g"), id.utf8.count <= 7,
      let number = Int(id.dropFirst()), (1...max(1, count)).contains(number), number <= count,
      Self.id(number - 1) == id
    else { return nil }
    return number - 1
  }

  /// Numbers of the contact at a place: the field, its text as stored, and as E.164.
  func numbers(_ place: Int) -> [(field: SandboxFault.PhoneField, text: String, number: String)] {
    let subscriber = String(Self.firstSubscriber + (place * factor + shift) % Self.most)
    let dice = dice(place)
    var numbers = [
      (SandboxFault.PhoneField.phone, Self.spelled(subscriber, dice), "+971500" + subscriber)
    ]
    if dice >> 8 & 3 == 0 {
      numbers.append((.mobile, "+971520" + subscriber, "+971520" + subscriber))
    }
    return numbers
  }

  /// The places that a number, in whatever spelling, can belong to.
  ///
  /// A key of fewer than six digits, or a text that is looked for inside others, leaves all.
  func candidates(for matcher: PhoneMatcher) -> Range<Int> {
    switch matcher.search {
    case .contains: return 0..<count
    case .lastDigits(let kept) where max(1, kept) < 6: return 0..<count
    default: break
    }
    let digits = (matcher.key ?? []).filter { (0x30...0x39).contains($0) }.suffix(6)
    guard digits.count == 6 else { return 0..<0 }
    let subscriber = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    guard subscriber >= Self.firstSubscriber else { return 0..<0 }
    let rest = (subscriber - Self.firstSubscriber + Self.most - shift) % Self.most
    let place = rest * inverse % Self.most
    return place < count ? place..<(place + 1) : 0..<0
  }

  /// The contact at a place.
  func record(_ place: Int) -> NorthgateRecord {
    let dice = dice(place)
    let id = Self.id(place)
    let name = MadeUpNames.names[Self.name(dice)]
    var record = NorthgateRecord(id: id, fullName: name, kind: .contacts)
    record.splitName()
    record.company = MadeUpNames.companies[Self.company(dice)]
    record.email = "person\(place + 1)@people.example"
    for number in numbers(place) {
      if number.field == .phone { record.phone = number.text } else { record.mobile = number.text }
    }
    let day = 10 + Int(dice >> 24 & 15)
    record.updatedAt = "2026-0\(1 + Int(dice >> 32 & 7))-\(day)T10:\(10 + place % 50):00Z"
    if dice >> 40 & 63 == 0 { record.status = "archived" }
    return record
  }

  /// The places of contacts whose name, or whose company, is as it should be.
  ///
  /// There are few names and companies, so each of them is looked at only once.
  func places(
    whereName fitsName: (String) -> Bool, orCompany fitsCompany: (String) -> Bool
  ) -> [Int] {
    let names = MadeUpNames.names.map(fitsName)
    let companies = MadeUpNames.companies.map(fitsCompany)
    return (0..<count).filter { place in
      let dice = dice(place)
      return names[Self.name(dice)] || companies[Self.company(dice)]
    }
  }

  private static func name(_ dice: UInt64) -> Int { Int(dice >> 44) % MadeUpNames.names.count }

  private static func company(_ dice: UInt64) -> Int {
    Int(dice >> 16 & 0xFFFF) % MadeUpNames.companies.count
  }

  private func dice(_ place: Int) -> UInt64 {
    SeededRandom.mixed(seed &+ UInt64(truncatingIfNeeded: place) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// Five of eight in E.164, the others as people write numbers.
  private static func spelled(_ subscriber: String, _ dice: UInt64) -> String {
    let parts = "\(subscriber.prefix(2)) \(subscriber.dropFirst(2))"
    switch dice & 7 {
    case 5: return "+971 50 0" + parts
    case 6: return "050 0" + parts
    case 7: return "00971500" + subscriber
    default: return "+971500" + subscriber
    }
  }

  /// The number that undoes a multiplication, by Euclid's steps.
  private static func inverse(of factor: Int) -> Int {
    var (old, new) = (factor, most)
    var (result, next) = (1, 0)
    while new != 0 {
      let quotient = old / new
      (old, new) = (new, old - quotient * new)
      (result, next) = (next, result - quotient * next)
    }
    return (result % most + most) % most
  }
}
