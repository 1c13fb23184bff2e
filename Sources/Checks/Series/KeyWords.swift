// SPDX-License-Identifier: Apache-2.0

/// The words of a key in small letters: `birthDate`, `birth_date` and `BIRTH-DATE` are the same.
struct KeyWords {
  private let words: [String]
  private let joined: String
  private let isASCII: Bool

  init(_ key: String) {
    isASCII = key.utf8.allSatisfy { $0 < 0x80 }
    words = isASCII ? Self.asciiWords(of: key.utf8) : Self.words(of: key)
    joined = words.joined()
  }

  /// Whether all words together, or one of them, are a name.
  func are(_ name: String) -> Bool {
    joined == name || name.utf8.count > 2 && words.contains(name)
  }

  /// Whether the words have a name in them, wherever it begins.
  func hold(_ name: String) -> Bool {
    // Most keys are ASCII, in which bytes are characters; `String.contains` takes a hundred times
    // as long.
    guard isASCII else { return joined.contains(name) }
    var rest = joined.utf8[...]
    while rest.count >= name.utf8.count {
      if rest.starts(with: name.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private static func asciiWords(of key: String.UTF8View) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasSmall = false
    for byte in key {
      let isCapital = byte &- 0x41 < 26
      let isSmall = byte &- 0x61 < 26 || byte &- 0x30 < 10
      if !word.isEmpty, !isCapital && !isSmall || isCapital && wasSmall {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
      if isCapital || isSmall { word.append(isCapital ? byte | 0x20 : byte) }
      wasSmall = isSmall
    }
    return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
  }

  private static func words(of key: String) -> [String] {
    var words: [String] = []
    var current = ""
    var wasSmall = false
    for character in key {
      if !character.isLetter, !character.isNumber {
        words.append(current)
        current = ""
      } else if character.isUppercase, wasSmall {
        words.append(current)
        current = String(character)
      } else {
        current.append(character)
      }
      wasSmall = character.isLowercase || character.isNumber
    }
    return (words + [current]).filter { !$0.isEmpty }.map { $0.lowercased() }
  }
}
