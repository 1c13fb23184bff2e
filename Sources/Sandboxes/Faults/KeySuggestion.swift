// SPDX-License-Identifier: Apache-2.0

/// The known word that a word was most likely meant to be; nil if none is near.
func nearest(to word: String, in known: [String]) -> String? {
  // A word this long is no slip of the finger, and comparing costs its length squared.
  guard word.utf8.count <= 40 else { return nil }
  let best = known.map { (distance(word, $0), $0) }.min { $0.0 < $1.0 }
  guard let best, best.0 <= max(1, best.1.count / 3) else { return nil }
  return best.1
}

/// The number of letters to insert, remove or replace; hyphens and underscores are one letter.
private func distance(_ left: String, _ right: String) -> Int {
  let left = Array(left.lowercased().map { $0 == "-" ? "_" : $0 })
  let right = Array(right)
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let changed = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
