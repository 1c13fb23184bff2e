// SPDX-License-Identifier: Apache-2.0

/// A range of a text that gives a secret away, and the bytes that stand there instead.
struct Edit {
  /// How a secret was found; of two finds of one secret the lower one is believed.
  enum Rank: Int {
    case asIs, caseChanged, escaped, encoded, cutOff
  }

  /// The bytes to replace.
  var range: Range<Int>
  /// What stands there instead.
  let replacement: [UInt8]
  /// The secret, by its index among the sought ones.
  let secret: Int
  /// How many bytes the secret has: longer ones go first.
  let weight: Int
  /// How it was found.
  let rank: Rank
  /// Whether every byte of the range belongs to the secret, so that it has to go in any case.
  let isExact: Bool

  /// Whether this edit is to be preferred to another one that overlaps.
  func isStronger(than other: Edit) -> Bool {
    (-weight, rank.rawValue, range.lowerBound, secret)
      < (-other.weight, other.rank.rawValue, other.range.lowerBound, other.secret)
  }
}

extension [Edit] {
  /// The edits without overlaps, in order of the text.
  ///
  /// Of edits that overlap the longest secret wins and swallows what exact ones still cover, so
  /// that no half of a secret stays behind.
  func untangled() -> [Edit] {
    guard count > 1 else { return self }
    let ordered = sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var result: [Edit] = []
    var cluster: [Edit] = []
    var end = 0
    for edit in ordered {
      if edit.range.lowerBound >= end, !cluster.isEmpty {
        result += Self.winners(of: cluster)
        cluster.removeAll(keepingCapacity: true)
      }
      cluster.append(edit)
      end = Swift.max(end, edit.range.upperBound)
    }
    return result + Self.winners(of: cluster)
  }

  /// A text with the edits made; they must be untangled.
  func applied(to text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 16 * count)
    var position = 0
    for edit in self {
      result.append(contentsOf: text, in: position..<edit.range.lowerBound)
      result += edit.replacement
      position = edit.range.upperBound
    }
    result.append(contentsOf: text, in: position..<text.count)
    return result
  }

  /// Beyond this many edits in one tangle the whole of it goes: it costs too much to look closer.
  private static var tangleLimit: Int { 64 }

  private static func winners(of cluster: [Edit]) -> [Edit] {
    guard cluster.count > 1 else { return cluster }
    let strongest = cluster.sorted { $0.isStronger(than: $1) }
    guard cluster.count <= tangleLimit else { return swallowing(cluster, by: strongest[0]) }
    var chosen: [Edit] = []
    var losers: [Edit] = []
    for edit in strongest {
      if !chosen.contains(where: { $0.range.overlaps(edit.range) }) {
        chosen.append(edit)
      } else if edit.isExact {
        losers.append(edit)
      }
    }
    chosen.sort { $0.range.lowerBound < $1.range.lowerBound }
    for loser in losers { chosen.swallow(loser.range) }
    return chosen
  }

  private static func swallowing(_ cluster: [Edit], by strongest: Edit) -> [Edit] {
    var edit = strongest
    for other in cluster {
      let low = Swift.min(edit.range.lowerBound, other.range.lowerBound)
      edit.range = low..<Swift.max(edit.range.upperBound, other.range.upperBound)
    }
    return [edit]
  }

  /// Widens the edits that overlap a range until they cover it, without touching their neighbours.
  private mutating func swallow(_ range: Range<Int>) {
    for index in indices where self[index].range.overlaps(range) {
      let floor = index > 0 ? self[index - 1].range.upperBound : Int.min
      let ceiling = index + 1 < count ? self[index + 1].range.lowerBound : Int.max
      let old = self[index].range
      let low = Swift.min(old.lowerBound, Swift.max(floor, range.lowerBound))
      self[index].range = low..<Swift.max(old.upperBound, Swift.min(ceiling, range.upperBound))
    }
  }
}

extension [UInt8] {
  /// Adds a range of a text.
  mutating func append(contentsOf text: Span<UInt8>, in range: Range<Int>) {
    guard !range.isEmpty else { return }
    text.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
