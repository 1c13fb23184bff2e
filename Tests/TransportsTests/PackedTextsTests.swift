// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transports

@Suite struct PackedTextsTests {
  static let texts: [[String]] = [
    [], [""], ["", ""], ["a"], ["", "a", ""], ["Content-Type", "application/json"],
    // Every length of a length.
    [String(repeating: "a", count: 127), String(repeating: "b", count: 128)],
    [String(repeating: "c", count: 16_383), "x", String(repeating: "d", count: 16_384), "y"],
    [String(repeating: "é", count: 300_000)],
    // Spellings of one character, and bytes that a C string would not have.
    [
      "\u{E9}", "e\u{301}", "\u{1F468}\u{200D}\u{1F469}", "a\u{0}b", "\r\n", "\u{FEFF}",
      "\u{10FFFF}",
    ],
  ]

  @Test(arguments: texts)
  func `texts come out as they went in`(_ texts: [String]) {
    let packed = PackedTexts(texts)
    #expect(packed.texts.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    #expect(packed == PackedTexts(texts) && packed != PackedTexts(texts + ["z"]))
    #expect(packed.hashValue == PackedTexts(texts).hashValue)
  }

  @Test func `texts are the same in two spellings of a character, and not across a border`() {
    let (composed, apart) = (PackedTexts(["\u{E9}"]), PackedTexts(["e\u{301}"]))
    #expect(composed == apart && composed.hashValue == apart.hashValue)
    #expect(PackedTexts(["ab", "c"]) != PackedTexts(["a", "bc"]))
    #expect(PackedTexts(["ab", ""]) != PackedTexts(["ab"]))
  }

  static let fields: [(HeaderField, HeaderField, Bool)] = [
    (HeaderField("A", "b"), HeaderField("A", "b"), true),
    (HeaderField("", ""), HeaderField("", ""), true),
    (HeaderField("A", "b"), HeaderField("a", "b"), false),
    (HeaderField("A", "b"), HeaderField("A", "B"), false),
    (HeaderField("A", "b"), HeaderField("A", "bc"), false),
    (HeaderField("Ab", "c"), HeaderField("A", "bc"), false),
    (HeaderField("A", "\u{E9}"), HeaderField("A", "e\u{301}"), false),
  ]

  @Test(arguments: fields)
  func `fields are the same byte for byte`(
    _ left: HeaderField, _ right: HeaderField, _ isSame: Bool
  ) throws {
    // Something in front, so that the two stand at different places.
    var some = PackedFields([left])
    var other = PackedFields([HeaderField("X", "y"), right])
    _ = other.next()
    let (first, second) = (some.next(), other.next())
    #expect(first?.field == left && second?.field == right)
    #expect(try #require(first).isSame(as: #require(second)) == isSame)
    #expect(some.next() == nil && other.next() == nil)
  }
}
