// SPDX-License-Identifier: Apache-2.0

/// Where a token answer states how long the token lives, as contracts spell it: `nowhere`,
/// `seconds PATH` or `milliseconds PATH`.
struct StatedLifetimeText: Sendable, Hashable {
  /// The unit that the number is in; nil for `nowhere`.
  let unit: Unit?
  /// The bytes of the path; empty for `nowhere`.
  let path: Range<Int>

  /// Units of stated lifetimes.
  enum Unit: String, Sendable, Hashable {
    case seconds, milliseconds
  }

  /// Reads a unit, one blank and a path, or `nowhere`; nil for anything else.
  init?(_ text: String) {
    if text == "nowhere" {
      unit = nil
      path = 0..<0
      return
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let unit = Unit(rawValue: String(words[0])), !words[1].isEmpty else {
      return nil
    }
    self.unit = unit
    path = words[0].utf8.count + 1..<text.utf8.count
  }
}
