// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

/// UTF-8 and the meaning of escapes.
struct JSONTextTests {
  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
    (#""\u0041""#, "A"), (#""\u00e9\u00E9""#, "éé"), (#""\u0000""#, "\u{0}"),
    (#""\u2028""#, "\u{2028}"), (#""\uFFFF""#, "\u{FFFF}"), (#""\ud83d\ude00""#, "😀"),
    (#""a\ud83d\ude00b""#, "a😀b"), (#""\uD800\uDC00""#, "\u{10000}"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""é名😀""#, "é名😀"), (#""e\u0301""#, "e\u{301}"),
    // Half of a pair is one U+FFFD, and what follows stays
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    // A backslash that is itself escaped
    (#""\\u0041""#, "\\u0041"), (#""\\\u0041""#, "\\A"), (#""\\n""#, "\\n"),
  ])
  func `a string is decoded`(_ text: String, _ decoded: String) throws {
    let string = try #require(try JSONDocument(parsing: text).root.string)
    #expect(Array(string.unicodeScalars) == Array(decoded.unicodeScalars))
  }

  @Test func `every scalar of Unicode may stand in a string`() throws {
    for value in stride(from: UInt32(0x20), through: 0x10FFFF, by: 61) {
      guard let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" else { continue }
      #expect(try JSONDocument(parsing: "\"\(scalar)\"").root.string == String(scalar))
    }
  }

  @Test(
    arguments: [
      // Continuation without a beginning, beginning without a continuation
      [0x80], [0xBF], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
      [0xF0, 0x28, 0x8C, 0xBC], [0xF0, 0x9F, 0x28, 0xBC],
      // Longer than needed
      [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
      [0xF0, 0x8F, 0xBF, 0xBF],
      // Surrogates, beyond Unicode, never used
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused where they begin`(_ sequence: [UInt8]) throws {
    for prefix in ["\"", "\"é", "\"abcdefgh", "{\"a\":\"b\",\"c"] {
      let error = #expect(throws: JSONSyntaxError.self) {
        try JSONDocument(parsing: Array(prefix.utf8) + sequence + [0x22])
      }
      #expect(error?.reason == .invalidUTF8)
      #expect(error?.offset == prefix.utf8.count)
    }
    let outside = #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(parsing: [0x5B] + sequence + [0x5D])
    }
    #expect(outside?.reason == .invalidUTF8)
  }

  @Test func `documents in UTF-16 are refused at their first byte or zero byte`() {
    let marked = #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(parsing: [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00])
    }
    #expect(marked?.reason == .invalidUTF8)
    #expect(marked?.offset == 0)
    let plain = #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(parsing: [0x7B, 0x00, 0x7D, 0x00])
    }
    #expect(plain?.reason == .expectedKey)
    #expect(plain?.offset == 1)
  }
}
