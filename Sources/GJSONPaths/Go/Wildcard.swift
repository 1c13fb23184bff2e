// SPDX-License-Identifier: Apache-2.0

/// A pattern in which `*` stands for any text and `?` for any character: tidwall/match.
///
/// A backslash takes the meaning from the character after it. Matching costs at most the length of
/// the text times that of the pattern; gjson gives up on patterns that would take it much longer.
struct Wildcard {
  private enum Token {
    case anything
    case anyCharacter
    case character(UInt32)
    /// A backslash with nothing behind it.
    case impossible
  }

  private let tokens: [Token]

  init(_ pattern: Bytes) {
    var tokens: [Token] = []
    var hasStar = false
    var rest = pattern
    while let byte = rest.first {
      if byte == Byte.star {
        tokens.append(.anything)
        hasStar = true
        rest.removeFirst()
        continue
      }
      if byte == Byte.question {
        tokens.append(.anyCharacter)
        rest.removeFirst()
        continue
      }
      if byte == Byte.backslash {
        rest.removeFirst()
        if rest.isEmpty {
          // Behind a star the end is compared backwards, where a last backslash is a character.
          tokens.append(hasStar ? .character(UInt32(Byte.backslash)) : .impossible)
          break
        }
      }
      let (character, width) = Self.character(rest)
      tokens.append(.character(character))
      rest = rest.dropFirst(width)
    }
    self.tokens = tokens
  }

  /// Whether the whole text fits the pattern.
  func matches(_ text: Bytes) -> Bool {
    var rest = text
    var index = 0
    // Where to take up again if a later token fails: only the last star can need more text.
    var resume: (index: Int, rest: Bytes)?
    while true {
      if index < tokens.count, case .anything = tokens[index] {
        index &+= 1
        resume = (index, rest)
      } else if let width = width(of: rest, at: index) {
        rest = rest.dropFirst(width)
        index &+= 1
      } else if index == tokens.count, rest.isEmpty {
        return true
      } else if let last = resume, !last.rest.isEmpty {
        let shorter = last.rest.dropFirst(Self.character(last.rest).width)
        resume = (last.index, shorter)
        rest = shorter
        index = last.index
      } else {
        return false
      }
    }
  }

  /// The length of the character at the beginning of the text, if it fits a token.
  private func width(of text: Bytes, at index: Int) -> Int? {
    guard index < tokens.count, !text.isEmpty else { return nil }
    let (character, width) = Self.character(text)
    switch tokens[index] {
    case .anyCharacter: return width
    case .character(let wanted): return wanted == character ? width : nil
    case .anything, .impossible: return nil
    }
  }

  private static func character(_ text: Bytes) -> (character: UInt32, width: Int) {
    if let first = text.first, first < 128 { return (UInt32(first), 1) }
    return UTF8Decoding.first(of: text)
  }
}
