// SPDX-License-Identifier: Apache-2.0

extension JSONScanner {
  private static let quotes: UInt64 = 0x2222_2222_2222_2222
  private static let backslashes: UInt64 = 0x5C5C_5C5C_5C5C_5C5C
  private static let spaces: UInt64 = 0x2020_2020_2020_2020
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// How many of the next eight bytes are plain text of a string; 8 if all.
  ///
  /// Borrows of the subtractions can mark too much, but only behind the first real mark.
  @inline(__always)
  private func plainBytes(at offset: Int) -> Int {
    let word = UInt64(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
    let quote = word ^ Self.quotes
    let backslash = word ^ Self.backslashes
    let marks =
      word | ((quote &- Self.ones) & ~quote) | ((backslash &- Self.ones) & ~backslash)
      | ((word &- Self.spaces) & ~word)
    return (marks & Self.highs).trailingZeroBitCount &>> 3
  }

  @inline(__always)
  mutating func scanString() throws(JSONSyntaxError) {
    let start = position
    var index = start &+ 1
    var escaped = false
    while true {
      while index &+ 8 <= count {
        let plain = plainBytes(at: index)
        index &+= plain
        if plain < 8 { break }
      }
      guard index < count else { throw failure(.unterminatedString, at: start) }
      let byte = base[index]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        escaped = true
        index = try endOfEscape(at: index, in: start)
      } else if byte >= 0x80 {
        index = try endOfText(at: index)
      } else if byte < 0x20 {
        throw failure(.controlCharacter, at: index)
      } else {
        index &+= 1
      }
    }
    append(.string, from: start, to: index &+ 1, escaped: escaped)
  }

  private func endOfEscape(at backslash: Int, in string: Int) throws(JSONSyntaxError) -> Int {
    guard backslash &+ 1 < count else { throw failure(.unterminatedString, at: string) }
    switch base[backslash &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return backslash &+ 2
    case UInt8(ascii: "u"):
      for digit in backslash &+ 2..<backslash &+ 6 {
        guard digit < count else { throw failure(.unterminatedString, at: string) }
        guard JSONText.hexValue(base[digit]) != nil else {
          throw failure(.invalidUnicodeEscape, at: backslash)
        }
      }
      return backslash &+ 6
    default: throw failure(.invalidEscape, at: backslash)
    }
  }

  /// The offset behind a run of characters that are not ASCII.
  private func endOfText(at start: Int) throws(JSONSyntaxError) -> Int {
    var index = start
    while index < count, base[index] >= 0x80 {
      let length = JSONText.scalarLength(base, count: count, at: index)
      if length == 0 { throw failure(.invalidUTF8, at: index) }
      index &+= length
    }
    return index
  }

  @inline(__always)
  mutating func scanNumber() throws(JSONSyntaxError) {
    let start = position
    let (end, fault) = JSONText.scanNumber(base, count: count, from: start)
    if var fault {
      if fault == .missingDigits, follows("Infinity", at: end) { fault = .notFinite }
      throw failure(fault, at: fault == .leadingZero || fault == .notFinite ? start : end)
    }
    append(.number, from: start, to: end)
  }

  @inline(__always)
  mutating func scanWord(_ word: StaticString, _ kind: JSONValue.Kind) throws(JSONSyntaxError) {
    guard follows(word, at: position) else { throw failure(.unknownWord, at: position) }
    append(kind, from: position, to: position &+ word.utf8CodeUnitCount)
  }

  @inline(__always)
  private func follows(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard count &- offset >= length else { return false }
    for index in 0..<length where base[offset &+ index] != word.utf8Start[index] { return false }
    return true
  }

  /// What to call the byte at `position`, which begins no value.
  func reasonForNoValue() -> JSONSyntaxError.Reason {
    switch base[position] {
    case UInt8(ascii: "'"): return .singleQuotes
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return .comment
    case UInt8(ascii: "+"): return .leadingPlus
    case UInt8(ascii: "."): return .missingDigits
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return follows("NaN", at: position) || follows("Infinity", at: position)
        ? .notFinite : .unknownWord
    case 0x80...:
      let length = JSONText.scalarLength(base, count: count, at: position)
      return length == 0 ? .invalidUTF8 : .expectedValue
    default: return .expectedValue
    }
  }

  /// What to call the byte at `position`, which begins no key.
  func reasonForNoKey() -> JSONSyntaxError.Reason {
    switch reasonForNoValue() {
    case let reason where [.singleQuotes, .comment, .invalidUTF8].contains(reason): reason
    default: .expectedKey
    }
  }
}
