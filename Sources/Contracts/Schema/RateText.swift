// SPDX-License-Identifier: Apache-2.0

/// A rate of requests as contracts spell it: `100 per 10 s`, `20000 per d`.
struct RateText: Sendable, Hashable {
  let requests: Int
  let window: Duration

  /// Reads a whole number from 1, ` per ` and a duration or its bare unit; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == "per", let count = Self.count(parts[0]),
      let window = ContractDuration(String(parts[2])) ?? ContractDuration("1 \(parts[2])"),
      window.duration > .zero
    else { return nil }
    requests = count
    self.window = window.duration
  }

  private static func count(_ text: Substring) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy(TextForm.isDigit),
      let count = Int(text), count > 0
    else { return nil }
    return count
  }
}

/// Where a limit's answer tells how long to wait: `none`, `header NAME` or `path PATH`.
struct ToldWaitText: Sendable, Hashable {
  /// Where it stands.
  let place: Place
  /// The bytes of the name or the path; empty for `none`.
  let range: Range<Int>

  enum Place: String, Sendable, Hashable {
    case none, header, path
  }

  /// Reads a word and what belongs to it; nil for anything else.
  init?(_ text: String) {
    if text == "none" {
      place = .none
      range = 0..<0
      return
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, !words[1].isEmpty, let place = Place(rawValue: String(words[0])),
      place == .path || place == .header && words[1].utf8.allSatisfy(TextForm.isToken)
    else { return nil }
    self.place = place
    range = words[0].utf8.count + 1..<text.utf8.count
  }
}
