// SPDX-License-Identifier: Apache-2.0

/// Finds the name that somebody probably meant.
enum NearestName {
  /// The name with the fewest changes; nil if none is near.
  ///
  /// Near is one change for every three letters, letters of another case and exchanged neighbours
  /// counting less.
  static func of(_ written: String, among names: [String]) -> String? {
    guard !written.isEmpty, written.utf8.count <= 64 else { return nil }
    let wanted = Array(written.lowercased().utf8)
    let limit = max(1, wanted.count / 3)
    let ranked = names.map { ($0, distance(wanted, Array($0.lowercased().utf8))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= limit else { return nil }
    return best.0
  }

  /// Insertions, deletions, replacements and exchanges of neighbours.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var row = Array(0...right.count)
    for i in left.indices {
      var next = [i + 1] + [Int](repeating: 0, count: right.count)
      for j in right.indices {
        let replaced = row[j] + (left[i] == right[j] ? 0 : 1)
        next[j + 1] = min(replaced, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          next[j + 1] = min(next[j + 1], before[j - 1] + 1)
        }
      }
      before = row
      row = next
    }
    return row.last ?? 0
  }
}
