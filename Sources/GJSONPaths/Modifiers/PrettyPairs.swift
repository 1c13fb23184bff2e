// SPDX-License-Identifier: Apache-2.0

/// The members of one object in a pretty-printed text, for sorting them by key.
struct PrettyPairs {
  private struct Pair {
    /// Where the key stands in the source.
    let key: Range<Int>
    /// Where the member stands in the output, without the line feed before it.
    let line: Range<Int>
  }

  private var pairs: [Pair] = []

  mutating func add(key: Range<Int>, line: Range<Int>) {
    pairs.append(Pair(key: key, line: line))
  }

  /// Puts the members at the end of the output in the order of their keys, then of their values.
  func sort(_ output: inout [UInt8], json: Bytes) {
    guard let first = pairs.first, let last = pairs.last else { return }
    let members = pairs.map { pair in
      let key = json[offsets: pair.key]
      let line = output[pair.line]
      let value = line.trimmed.dropFirst(key.count &+ 1).trimmed
      return (key: SortRank(key), value: SortRank(value), line: line)
    }
    // The sort is stable, as Go's is there.
    let sorted = members.sorted { left, right in
      if left.key < right.key { return true }
      if right.key < left.key { return false }
      return left.value < right.value
    }
    let separator = [Byte.comma, 0x0A]
    let lines = Array(sorted.map(\.line).joined(separator: separator))
    output.replaceSubrange(first.line.lowerBound..<last.line.upperBound, with: lines)
  }
}

/// The order in which tidwall/pretty sorts keys and values: by type, then within it.
private struct SortRank: Comparable {
  private let type: Int
  private let number: Double
  private let text: Bytes

  init(_ raw: Bytes) {
    switch raw.first {
    case nil, UInt8(ascii: "n"): type = 0
    case UInt8(ascii: "f"): type = 1
    case Byte.quote: type = 3
    case UInt8(ascii: "t"): type = 4
    case Byte.openBracket, Byte.openBrace: type = 5
    default: type = 2
    }
    number = type == 2 ? GoFloat.parse(raw) : 0
    text = type == 3 ? GJSONValue(.string, raw).textSlice : raw
  }

  static func < (left: SortRank, right: SortRank) -> Bool {
    if left.type != right.type { return left.type < right.type }
    if left.type == 2 { return left.number < right.number }
    return left.text.lexicographicallyPrecedes(right.text)
  }
}
