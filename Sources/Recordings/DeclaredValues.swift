// SPDX-License-Identifier: Apache-2.0

/// The texts and numbers that a contract declares as test data, ready to be recognised.
struct DeclaredValues: Sendable {
  /// A declared text of more words is a sentence; its words alone are nobody's name.
  private static let nameWords = 4
  /// Bytes of the longest value that is looked up.
  private static let longest = 10_000
  /// Longer texts are not taken apart.
  private static let mostWords = 12

  /// All texts; what an answer shows is mostly one of them as it is written.
  private var texts = DeclaredTexts()
  private let spellings: DeclaredSpellings

  init(texts: [String], phoneNumbers: [DeclaredPeople.DeclaredNumber]) {
    spellings = DeclaredSpellings(of: phoneNumbers)
    for text in texts where !text.isEmpty && !self.texts.roles(of: text).contains(.written) {
      add(text)
    }
    for number in phoneNumbers { add(number) }
    self.texts.compact()
  }

  private mutating func add(_ text: String) {
    let words = insert(text)
    // A single word has neither parts nor another order.
    if (2...Self.nameWords).contains(words.count) {
      texts.insert(Self.orderless(words), as: .orderless)
      for start in words.indices {
        for end in start..<words.count
        where end - start < words.count - 1 && words[start...end].allSatisfy({ $0.count > 1 }) {
          texts.insert(words[start...end].joined(separator: " "), as: .part)
        }
      }
    }
    for find in PersonalShapes.finds(in: Array(text.utf8)) {
      texts.insert(find.value, as: find.kind == .phone ? .digits : .address)
    }
  }

  /// A number is known by its own digits at once; ``DeclaredSpellings`` knows the others.
  private mutating func add(_ number: DeclaredPeople.DeclaredNumber) {
    if !texts.roles(of: number.text).contains(.written) { insert(number.text) }
    let own = number.text.utf8.filter { $0 &- 0x30 < 10 }
    if own.count >= 3 { texts.insert(own, as: .digits) }
  }

  /// Adds a text as a whole; its words.
  @discardableResult
  private mutating func insert(_ text: String) -> [String] {
    let words = Self.words(of: text)
    // Most texts are one word just as it is written, such as an id.
    if words == [text] {
      texts.insert(text, as: [.whole, .word, .written])
      return words
    }
    texts.insert(words.count == 1 ? words[0] : words.joined(separator: " "), as: .whole)
    for word in words { texts.insert(word, as: .word) }
    if !words.isEmpty { texts.insert(text, as: .written) }
    return words
  }

  /// Words in an order of their own: no word has a blank in it.
  private static func orderless(_ words: [String]) -> String {
    words.sorted().joined(separator: " ")
  }

  private func isDeclared(_ found: [UInt8]) -> Bool {
    found.count >= 3
      && (texts.roles(of: found).contains(.digits) || spellings.contains(found))
  }

  /// Whether a find is declared.
  func contains(_ find: PersonalShapes.Find) -> Bool {
    find.kind == .phone
      ? isDeclared(find.value) : texts.roles(of: find.value).contains(.address)
  }

  /// Whether the digits of a text are a declared number.
  func containsNumber(_ text: String) -> Bool {
    // Most values are words, and a word is no number: only `tel:` begins with a letter.
    guard let first = text.utf8.first, !Self.isLetter(first) || first == UInt8(ascii: "t") else {
      return false
    }
    let bytes = SpelledBytes(Array(text.utf8))
    var found: [UInt8] = []
    var index = 0
    while index < bytes.count, found.count <= 24 {
      let (value, next) = bytes.unit(at: index)
      if value &- 0x30 < 10 { found.append(value) }
      if Self.isLetter(value) { return extensionOnly(bytes.bytes, found) }
      index = next
    }
    return isDeclared(found)
  }

  /// `tel:+971…` and `+971…;ext=12` are spellings of the number too.
  private func extensionOnly(_ text: [UInt8], _ found: [UInt8]) -> Bool {
    if found.isEmpty, text.starts(with: "tel:".utf8) {
      return containsNumber(String(decoding: text[4...], as: UTF8.self))
    }
    // The first letter is the one behind the sign that cuts the extension off.
    guard let letter = text.firstIndex(where: Self.isLetter), letter > 0 else { return false }
    let tail = text[(letter - 1)...]
    return (tail.starts(with: ";ext=".utf8) || tail.starts(with: " ext".utf8)) && isDeclared(found)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a value is a declared text or number just as it is written.
  func isWritten(_ value: String) -> Bool {
    value.utf8.count <= Self.longest && texts.roles(of: value).contains(.written)
  }

  /// Whether a whole value is a declared text, a piece of a declared name, or declared texts one
  /// behind the other, such as a last and a first name.
  func contains(_ value: String) -> Bool {
    guard value.utf8.count <= Self.longest else { return false }
    if texts.roles(of: value).contains(.written) { return true }
    let isEscaped = value.utf8.contains {
      $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\")
    }
    let plain = isEscaped ? SpelledBytes(Array(value.utf8)).plain : value
    // Most values end here: their first word is not among the declared ones.
    guard let start = Self.firstWord(of: plain), texts.roles(of: start).contains(.word) else {
      return false
    }
    let words = Self.words(of: plain)
    let whole = words.joined(separator: " ")
    if !texts.roles(of: whole).isDisjoint(with: [.whole, .part])
      || texts.roles(of: Self.orderless(words)).contains(.orderless)
    {
      return true
    }
    return words.count <= Self.mostWords && isMadeOfTexts(words)
  }

  private func isMadeOfTexts(_ words: [String]) -> Bool {
    var canEnd = [true] + words.map { _ in false }
    for start in words.indices where canEnd[start] {
      for end in start..<words.count
      where texts.roles(of: words[start...end].joined(separator: " ")).contains(.whole) {
        canEnd[end + 1] = true
      }
    }
    return canEnd[words.count]
  }

  /// The words of a text without case and punctuation between them.
  private static func words(of text: String) -> [String] {
    if isPlainWord(text) { return [text] }
    let utf8 = text.utf8
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.lowercased().split(whereSeparator: isGap).map(String.init)
    }
    return utf8.split(whereSeparator: isGap).map(lowercased)
  }

  /// Whether a text is one word that stays as it is, as numbers and ids are.
  private static func isPlainWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 < 0x80 && !isGap($0) && $0 &- 0x41 >= 26 }
  }

  private static func firstWord(of text: String) -> String? {
    if isPlainWord(text) { return text }
    let utf8 = text.utf8
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      let word = text.drop { isGap($0) }.prefix { !isGap($0) }
      return word.isEmpty ? nil : word.lowercased()
    }
    let word = utf8.drop { isGap($0) }.prefix { !isGap($0) }
    return word.isEmpty ? nil : lowercased(word)
  }

  private static func lowercased(_ word: Substring.UTF8View) -> String {
    String(unsafeUninitializedCapacity: word.count) { buffer in
      var count = 0
      for byte in word {
        buffer[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        count &+= 1
      }
      return count
    }
  }

  /// ASCII's part of the rule below; every answer of a run passes here, so it is spelled out.
  private static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: ";")
  }

  private static func isGap(_ character: Character) -> Bool {
    character.isWhitespace || character == "," || character == ";"
  }
}
