// SPDX-License-Identifier: Apache-2.0

/// A path of nothing but keys, indexes and `#`, as most mappings are: `data.#.owner.name`.
struct PlainPath {
  /// What a component selects in an array; in an object it is a key, whatever it looks like.
  enum ArrayRole: Equatable {
    case nothing, each, count
    case index(Int)
  }

  struct Step {
    let key: Bytes
    let role: ArrayRole
    let isLast: Bool
  }

  /// Paths beyond it are looked up one by one, so that a joint search never nests deeper.
  private static let mostSteps = 32

  let steps: [Step]

  /// Nil if any part of the path could mean more than that.
  init?(_ path: Bytes) {
    let parts = path.split(separator: Byte.dot, omittingEmptySubsequences: false)
    guard parts.count <= Self.mostSteps, parts.allSatisfy(Self.isPlain) else { return nil }
    steps = parts.enumerated().map { place, part in
      let isLast = place == parts.count - 1
      return Step(key: part, role: Self.role(part, isLast: isLast), isLast: isLast)
    }
  }

  private static func isPlain(_ part: Bytes) -> Bool {
    if part.count == 1, part.first == Byte.hash { return true }
    return !part.isEmpty && part.allSatisfy { !"#|\\*?@!{}[]()".utf8.contains($0) }
  }

  private static func role(_ part: Bytes, isLast: Bool) -> ArrayRole {
    if part.first == Byte.hash { return isLast ? .count : .each }
    guard part.count <= 9, part.allSatisfy(Byte.isDigit) else { return .nothing }
    return .index(part.reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) })
  }
}
