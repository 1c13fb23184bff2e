// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers

/// Compares one searched number with stored ones.
struct PhoneMatcher {
  /// What two numbers have in common exactly when one finds the other.
  typealias Key = [UInt8]

  static let region = "AE"

  let search: SandboxSearch
  let asked: String
  /// The key that is sought; nil if nobody can be found, or if keys do not tell.
  let key: Key?

  /// Nothing is found if no digit was asked for.
  init(_ asked: String, search: SandboxSearch) {
    self.search = search
    self.asked = asked
    key = Self.hasDigit(asked) ? Self.key(of: asked, for: search) : nil
  }

  /// Whether keys tell who is found, so that an index can be asked.
  static func hasKeys(_ search: SandboxSearch) -> Bool { search != .contains }

  /// The key of a number; nil if it has none.
  ///
  /// Where its E.164 is known, nothing has to be parsed.
  static func key(of text: String, for search: SandboxSearch, number: String? = nil) -> Key? {
    switch search {
    case .contains: return nil
    case .exact: return Array(text.utf8)
    case .normalised: return (number ?? Self.number(text)).map { Array($0.utf8) }
    case .lastDigits(let count):
      let digits = text.utf8.filter { (0x30...0x39).contains($0) }
      return digits.isEmpty ? nil : digits.suffix(max(1, count))
    }
  }

  /// Whether a stored text is what was asked for.
  func matches(_ stored: String, number: String? = nil) -> Bool {
    if search == .contains { return Self.hasDigit(asked) && Self.contains(stored, asked) }
    guard let key else { return false }
    return Self.key(of: stored, for: search, number: number) == key
  }

  /// E.164 of a text.
  static func number(_ text: String) -> String? {
    try? PhoneNumber(parsing: text, region: region).e164
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let text = Array(text.utf8)
    let part = Array(part.utf8)
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  private static func hasDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }
}
