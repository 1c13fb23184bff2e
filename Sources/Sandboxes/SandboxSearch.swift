// SPDX-License-Identifier: Apache-2.0

/// How a sandbox compares the number that is searched with the numbers it has stored.
public enum SandboxSearch: Sendable, Hashable {
  /// The same text.
  case exact
  /// The same E.164 number; what has no country code is a number of the United Arab Emirates.
  case normalised
  /// The same last digits; all of them must agree where either number has fewer.
  case lastDigits(Int)

  /// Reads `exact`, `normalised`, `last-digits` or `last-digits 9`; nil for anything else.
  public init?(parsing text: String) {
    let words = text.split(separator: " ")
    switch words.first {
    case "exact" where words.count == 1: self = .exact
    case "normalised" where words.count == 1: self = .normalised
    case "last-digits" where words.count == 1: self = .lastDigits(9)
    case "last-digits" where words.count == 2:
      guard let count = Int(words[1]), (1...20).contains(count) else { return nil }
      self = .lastDigits(count)
    default: return nil
    }
  }

  /// The ways there are, as a person writes them.
  public static let known = ["exact", "normalised", "last-digits 9"]
}
