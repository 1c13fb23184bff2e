// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct SourceTextTests {
  static let positions = [
    ("", 0, 1, 1), ("ab", 1, 1, 2), ("ab", 2, 1, 3), ("ab", 99, 1, 3), ("ab", -1, 1, 1),
    ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\n", 2, 2, 1), ("a\r\nb", 3, 2, 1),
    ("é日😀x", 2, 1, 2), ("é日😀x", 5, 1, 3), ("é日😀x", 9, 1, 4), ("\n\n\n", 2, 3, 1),
  ]

  @Test(arguments: positions)
  func `an offset has a line and a column of scalars`(
    _ text: String, _ offset: Int, _ line: Int, _ column: Int
  ) {
    let source = SourceText(name: "a", text)
    #expect(source.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func `lines come without their line breaks`() {
    let source = SourceText(name: "a", "one\r\n\ntwo\r\n")
    #expect((0...5).map(source.line) == ["", "one", "", "two", "", ""])
    #expect(source.lineCount == 4)
    #expect(source.lineRange(3) == 6..<9)
    #expect([Int.min, 0, 5, .max].map(source.lineRange) == [11..<11, 11..<11, 11..<11, 11..<11])
  }

  @Test func `bytes that are no text are kept`() {
    let source = SourceText(name: "a", utf8: [0xFF, 0x0A, 0x80])
    #expect(source.utf8 == [0xFF, 0x0A, 0x80])
    #expect(source.line(1) == "\u{FFFD}")
  }

  @Test func `texts are equal only if they are the same object`() {
    let source = SourceText(name: "a", "x")
    #expect(source == source && source != SourceText(name: "a", "x"))
    #expect(Set([source, source, SourceText(name: "a", "x")]).count == 2)
  }

  @Test func `positions are ordered by line, then by column`() {
    #expect(SourcePosition(line: 1, column: 9) < SourcePosition(line: 2, column: 1))
    #expect(SourcePosition(line: 2, column: 1) < SourcePosition(line: 2, column: 2))
  }
}
