// SPDX-License-Identifier: Apache-2.0

/// The first component of a path, read for an array: an index, `#`, or a query.
struct ArrayComponent {
  enum Selector {
    /// Nothing of an array, such as a key.
    case nothing
    case index(Int)
    /// `#`: how many elements there are.
    case count
    /// `#.`: each element.
    case each
    case query(Query)
  }

  let selector: Selector
  let next: NextStep
  /// How many bytes of the path the component takes.
  let length: Int

  init(_ path: Bytes) {
    if path.first == Byte.hash, path.count > 1 {
      let second = path[offset: 1]
      if second == Byte.dot {
        selector = .each
        length = 1
        next = .path(path.dropFirst(2))
        return
      }
      if second == Byte.openParenthesis || second == Byte.openBracket {
        guard let query = Query(path) else {
          selector = .query(.unreadable)
          length = path.count
          next = .end
          return
        }
        selector = .query(query)
        length = query.length &+ path.dropFirst(query.length).prefix(while: Self.isInside).count
        next = Self.next(in: path, at: length, hasHash: true)
        return
      }
    }
    let part = path.prefix(while: Self.isInside)
    let hasHash = part.contains(Byte.hash)
    if hasHash {
      selector = part.count == 1 ? .count : .nothing
    } else {
      selector = Self.index(part).map(Selector.index) ?? .nothing
    }
    length = part.count
    next = Self.next(in: path, at: length, hasHash: hasHash)
  }

  private static func next(in path: Bytes, at end: Int, hasHash: Bool) -> NextStep {
    end < path.count ? NextStep(after: end, of: path, dotMayPipe: !hasHash) : .end
  }

  /// Between a query and the next dot or pipe anything may stand, without a meaning.
  private static func isInside(_ byte: UInt8) -> Bool { byte != Byte.dot && byte != Byte.pipe }

  /// An index wraps around at 64 bits, as gjson's does; a negative one selects nothing.
  private static func index(_ part: Bytes) -> Int? {
    guard !part.isEmpty else { return nil }
    var index: UInt64 = 0
    for byte in part {
      guard Byte.isDigit(byte) else { return nil }
      index = index &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
    }
    return Int(bitPattern: UInt(index))
  }
}
