// SPDX-License-Identifier: Apache-2.0

/// Finds the word that somebody most likely meant.
enum Resemblance {
  /// The known word that takes the fewest strokes to mend, if those are few for its length.
  static func nearest(to word: String, among known: [String]) -> String? {
    let ranked = known.map { (word: $0, strokes: strokes(from: word, to: $0)) }
    let best = ranked.min { $0.strokes < $1.strokes }
    guard let best, best.strokes * 3 <= word.count else { return nil }
    return best.word
  }

  /// Levenshtein's distance: how many letters to insert, remove or change.
  static func strokes(from word: String, to other: String) -> Int {
    let letters = Array(other)
    var row = Array(0...letters.count)
    for (index, letter) in word.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in letters.indices {
        let changed = diagonal + (letter == letters[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
      }
    }
    return row[letters.count]
  }
}
