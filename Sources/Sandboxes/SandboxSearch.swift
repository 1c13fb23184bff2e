// SPDX-License-Identifier: Apache-2.0

/// How a sandbox compares the number that is searched with the numbers it has stored.
public enum SandboxSearch: Sendable, Hashable {
  /// The same text.
  case exact
  /// The same E.164 number; what has no country code is a number of the United Arab Emirates.
  case normalised
  /// The same last digits; all of them must agree where either number has fewer.
  case lastDigits(Int)
  /// The stored text has the searched text in it.
  case contains

  /// Reads `exact`, `normalised`, `contains`, `digits=9`, `last-digits` or `last-digits 9`; nil for
  /// anything else.
  public init?(parsing text: String) {
    switch text {
    case "exact": self = .exact
    case "normalised": self = .normalised
    case "contains": self = .contains
    case "last-digits": self = .lastDigits(9)
    default:
      for prefix in ["digits=", "last-digits "] where text.hasPrefix(prefix) {
        guard let count = FaultValue.number(text.dropFirst(prefix.count), upTo: 20), count > 0
        else { return nil }
        self = .lastDigits(count)
        return
      }
      return nil
    }
  }

  /// The ways there are, as a person writes them.
  public static let known = ["exact", "normalised", "digits=9", "contains"]
}
