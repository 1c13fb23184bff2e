// SPDX-License-Identifier: Apache-2.0

/// A text in which `%` and `*` stand for any characters, or none.
struct WildcardPattern {
  private let pattern: [UInt8]

  init(_ text: String) {
    pattern = Array(text.utf8)
  }

  /// Whether a whole text fits.
  ///
  /// Only the last wildcard is ever tried again, so a long pattern takes no longer than its length
  /// times that of the text.
  func matches(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var read = 0
    var place = 0
    var wildcard: (place: Int, read: Int)?
    while read < text.count {
      if place < pattern.count, Self.isWildcard(pattern[place]) {
        wildcard = (place, read)
        place += 1
      } else if place < pattern.count, pattern[place] == text[read] {
        place += 1
        read += 1
      } else if let last = wildcard {
        wildcard = (last.place, last.read + 1)
        place = last.place + 1
        read = last.read + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy(Self.isWildcard)
  }

  private static func isWildcard(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "%") || byte == UInt8(ascii: "*")
  }
}
