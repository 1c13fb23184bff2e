// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The anchors and tags that stand before a node; both are refused.
struct NodeProperties {
  private(set) var complaints: [Complaint] = []
  /// Where the node itself begins.
  private(set) var end: Int

  /// Looks at the beginning of a node's range: no node without properties begins with `&` or `!`.
  init(at range: Range<Int>, in source: SourceText) {
    let bytes = source.utf8
    end = range.lowerBound
    while end < range.upperBound {
      let byte = bytes[end]
      guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") else { return }
      let start = end
      while end < range.upperBound, !Self.isSpace(bytes[end]) { end += 1 }
      let span = SourceSpan(start..<end, in: source)
      complaints.append(byte == UInt8(ascii: "&") ? .anchor(at: span) : .tag(at: span))
      skipSpace(range.upperBound, bytes)
    }
  }

  private mutating func skipSpace(_ limit: Int, _ bytes: [UInt8]) {
    while end < limit {
      if bytes[end] == UInt8(ascii: "#") {
        while end < limit, bytes[end] != 0x0A { end += 1 }
      } else if Self.isSpace(bytes[end]) {
        end += 1
      } else {
        return
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
