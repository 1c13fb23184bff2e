// SPDX-License-Identifier: Apache-2.0

/// A piece of a document or of a path, which shares the storage of the whole.
typealias Bytes = ArraySlice<UInt8>

extension ArraySlice<UInt8> {
  /// The byte at a distance from the beginning of the slice.
  subscript(offset offset: Int) -> UInt8 { self[startIndex &+ offset] }

  /// The bytes in a range counted from the beginning of the slice, cut off at its end.
  subscript(offsets offsets: Range<Int>) -> Bytes {
    let upper = Swift.min(offsets.upperBound, count)
    return self[startIndex &+ Swift.min(offsets.lowerBound, upper)..<startIndex &+ upper]
  }

  /// The slice without bytes up to and including the blank at both ends, as gjson trims.
  var trimmed: Bytes {
    var slice = self
    while let first = slice.first, first <= Byte.space { slice.removeFirst() }
    while let last = slice.last, last <= Byte.space { slice.removeLast() }
    return slice
  }

  /// Whether the bytes spell an ASCII text.
  func spells(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { elementsEqual($0) }
  }
}

/// The bytes that have a meaning in JSON or in a path.
enum Byte {
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let dot = UInt8(ascii: ".")
  static let pipe = UInt8(ascii: "|")
  static let hash = UInt8(ascii: "#")
  static let at = UInt8(ascii: "@")
  static let star = UInt8(ascii: "*")
  static let question = UInt8(ascii: "?")
  static let bang = UInt8(ascii: "!")
  static let tilde = UInt8(ascii: "~")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let underscore = UInt8(ascii: "_")

  /// Whether a byte is one of the ten decimal digits.
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// An ASCII letter in lower case; of other bytes it makes something that no caller looks for.
  static func lowercased(_ byte: UInt8) -> UInt8 { byte | 0x20 }
}
