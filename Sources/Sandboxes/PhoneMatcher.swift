// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers

/// Compares one searched number with stored ones.
struct PhoneMatcher {
  /// E.164 of stored texts, so that each is read only once.
  typealias Memory = [String: String?]

  static let region = "AE"
  private let search: SandboxSearch
  private let asked: String
  private let askedDigits: [UInt8]
  private let askedNumber: String?

  init(_ asked: String, search: SandboxSearch) {
    self.search = search
    self.asked = asked
    askedDigits = Self.digits(of: asked)
    askedNumber = search == .normalised ? Self.number(asked) : nil
  }

  /// Whether a stored text is what was asked for; nothing is if no digit was asked for.
  func matches(_ stored: String?, memory: inout Memory) -> Bool {
    guard let stored, Self.hasDigit(asked) else { return false }
    switch search {
    case .exact: return stored.utf8.elementsEqual(asked.utf8)
    case .normalised: return matchesNumber(stored, memory: &memory)
    case .lastDigits(let count): return matchesEnd(Self.digits(of: stored), count: count)
    }
  }

  private func matchesNumber(_ stored: String, memory: inout Memory) -> Bool {
    guard let askedNumber else { return false }
    if let known = memory[stored] { return known == askedNumber }
    let number = Self.number(stored)
    memory[stored] = .some(number)
    return number == askedNumber
  }

  private func matchesEnd(_ stored: [UInt8], count: Int) -> Bool {
    let count = max(1, count)
    guard !askedDigits.isEmpty, stored.count >= count, askedDigits.count >= count else {
      return !askedDigits.isEmpty && stored == askedDigits
    }
    return stored.suffix(count) == askedDigits.suffix(count)
  }

  private static func number(_ text: String) -> String? {
    try? PhoneNumber(parsing: text, region: region).e164
  }

  private static func digits(of text: String) -> [UInt8] {
    text.utf8.filter { (0x30...0x39).contains($0) }
  }

  private static func hasDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }
}
