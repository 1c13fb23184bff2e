// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

@Suite struct DeclaredTextsTests {
  @Test func `thousands of texts are told apart`() {
    var texts = DeclaredTexts()
    var expected: [String: DeclaredTexts.Roles] = [:]
    #expect(texts.roles(of: "t1").isEmpty && texts.roles(of: [0x74]).isEmpty)
    for number in 0..<5_000 {
      let text = "t\(number % 3_000)"
      let roles = DeclaredTexts.Roles(rawValue: 1 << UInt8(number % 7))
      texts.insert(text, as: roles)
      expected[text, default: []].formUnion(roles)
    }
    var compact = texts
    compact.compact()
    for number in 0..<6_000 {
      let text = "t\(number)"
      #expect(texts.roles(of: text) == expected[text] ?? [])
      #expect(compact.roles(of: text) == expected[text] ?? [])
      #expect(compact.roles(of: Array(text.utf8)) == expected[text] ?? [])
    }
    compact.insert("one more", as: .word)
    #expect(compact.roles(of: "one more") == .word && compact.roles(of: "t0") == expected["t0"])
  }

  @Test(arguments: [0, 1, 126, 127, 128, 129, 16_383, 16_384, 100_000])
  func `a text of any length is found, and none that begins so`(_ length: Int) {
    var texts = DeclaredTexts()
    let text = String(repeating: "a", count: length)
    texts.insert(text, as: .written)
    texts.insert(text, as: [.word, .part])
    texts.compact()
    #expect(texts.roles(of: text) == [.written, .word, .part])
    #expect(texts.roles(of: text + "a").isEmpty && texts.roles(of: "b" + text.dropFirst()).isEmpty)
  }

  /// What was added, what is asked for, whether it is the same.
  static let spellings: [(String, String, Bool)] = [
    ("\u{E9}", "e\u{301}", true), ("e\u{301}", "\u{E9}", true), ("\u{E9}", "e", false),
    ("\u{212B}", "\u{C5}", true), ("\u{AC00}", "\u{1100}\u{1161}", true),
    // Three characters that are the same as one of ASCII
    ("Kim", "\u{212A}im", true), ("\u{212A}im", "Kim", true), ("a;b", "a\u{37E}b", true),
    ("a\u{1FEF}b", "a`b", true), ("\u{212A}\u{E9}", "Ke\u{301}", true),
    ("Kim", "\u{212A}im\u{301}", false),
    // Bytes that are easily taken for nothing
    ("a\u{0}", "a", false), ("\u{0}", "\u{0}", true), ("\u{FEFF}a", "a", false),
    ("\r\n", "\n", false), ("ﬁ", "fi", false), ("A", "a", false),
  ]

  @Test(arguments: spellings)
  func `texts are the same as Swift compares them`(
    _ added: String, _ asked: String, _ isSame: Bool
  ) {
    #expect((added == asked) == isSame)
    var texts = DeclaredTexts()
    texts.insert(added, as: .whole)
    #expect(texts.roles(of: asked) == (isSame ? .whole : []))
    texts.compact()
    #expect(texts.roles(of: asked) == (isSame ? .whole : []))
  }

  @Test func `bytes are found byte for byte`() {
    var texts = DeclaredTexts()
    texts.insert(Array("\u{E9}@example.com".utf8), as: .address)
    texts.insert([0xFF, 0x00], as: .digits)
    #expect(texts.roles(of: Array("\u{E9}@example.com".utf8)) == .address)
    #expect(texts.roles(of: Array("e\u{301}@example.com".utf8)).isEmpty)
    #expect(texts.roles(of: [0xFF, 0x00]) == .digits && texts.roles(of: [0xFF]).isEmpty)
    #expect(texts.roles(of: "\u{E9}@example.com").isEmpty)
  }
}
