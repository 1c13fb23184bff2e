// SPDX-License-Identifier: Apache-2.0

/// Finds the key that somebody most likely meant.
enum NearestKey {
  /// How many keys are compared, how long they may be.
  static let mostKeys = 1000
  private static let longest = 64

  /// The key closest to the wanted one, or nil if none is close.
  ///
  /// In this order: the same letters but for case, `_`, `-` and blanks; one letter more, less or
  /// other; the same words at the beginning or end (`full_name` for `name`); two letters, if the key
  /// has at least four. Of equals the first.
  static func find(_ wanted: String, among keys: [String]) -> String? {
    let folded = fold(wanted)
    guard !folded.isEmpty, folded.count <= longest else { return nil }
    let candidates = keys.filter { $0 != wanted && $0.utf8.count <= longest }
    if let same = candidates.first(where: { fold($0) == folded }) { return same }
    let distances = candidates.map { distance(fold($0), folded) }
    if let place = distances.firstIndex(of: 1), folded.count > 2 { return candidates[place] }
    let wantedWords = words(wanted)
    if let akin = candidates.first(where: { areAkin(words($0), wantedWords) }) { return akin }
    if let place = distances.firstIndex(of: 2), folded.count > 3 { return candidates[place] }
    return nil
  }

  private static func fold(_ key: String) -> [UInt8] {
    key.utf8.compactMap { byte in
      if byte == Byte.underscore || byte == Byte.minus || byte == Byte.space { return nil }
      return byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
  }

  /// Words parted by punctuation or by a capital behind a small letter.
  private static func words(_ key: String) -> [[UInt8]] {
    var words: [[UInt8]] = [[]]
    var wasSmall = false
    for byte in key.utf8 {
      let isCapital = byte &- UInt8(ascii: "A") < 26
      let isLetter = Byte.lowercased(byte) &- UInt8(ascii: "a") < 26
      let isPart = isLetter || Byte.isDigit(byte) || byte > 127
      if !isPart || isCapital && wasSmall { words.append([]) }
      if isPart { words[words.count - 1].append(isLetter ? Byte.lowercased(byte) : byte) }
      wasSmall = isLetter && !isCapital
    }
    return words.filter { !$0.isEmpty }
  }

  private static func areAkin(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard let word = short.first, short.count > 1 || word.count > 2 else { return false }
    return long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
  }

  /// How many letters must be put in, taken out or changed.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if abs(left.count - right.count) > 2 { return 3 }
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let change = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
