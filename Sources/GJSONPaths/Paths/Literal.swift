// SPDX-License-Identifier: Apache-2.0

/// A value written in the path itself: `!"text"`, `!12`, `!true`, `!{"a":1}`.
struct Literal {
  let text: Bytes
  let rest: Bytes

  /// Nil if what follows the `!` is no literal; then the component is a key.
  init?(_ path: Bytes) {
    let body = path.dropFirst()
    guard let first = body.first else { return nil }
    switch first {
    case Byte.openBrace, Byte.openBracket, Byte.quote, Byte.plus, Byte.minus,
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      // gjson takes the first byte for an open bracket whatever it is, so a number or a string runs
      // to the end of the path unless a bracket closes before.
      text = body.prefix(body.scan { $0.containerEnd(at: 0) })
    default:
      text = body.prefix { $0 != Byte.dot && $0 != Byte.pipe }
      let word = text.map(Byte.lowercased)[...]
      let isLetters = text.allSatisfy { Byte.lowercased($0) &- UInt8(ascii: "a") < 26 }
      guard isLetters, Self.words.contains(where: word.spells) else { return nil }
    }
    rest = body.dropFirst(text.count)
  }

  private static let words: [StaticString] = ["true", "false", "null", "nan", "inf"]
}
