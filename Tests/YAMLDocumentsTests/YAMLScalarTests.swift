// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@testable import YAMLDocuments

/// A scalar of a file: its text, and a part of the text whose place is marked.
struct ScalarCase: Sendable, CustomTestStringConvertible {
  let file: String
  let text: String
  let part: String

  init(_ file: String, _ text: String, _ part: String) {
    self.file = file
    self.text = text
    self.part = part
  }

  var testDescription: String { file.debugDescription }

  static let all: [ScalarCase] = [
    // Plain
    ScalarCase("a: one ▸two◂ three\n", "one two three", "two"),
    ScalarCase("a: one\n  ▸two◂\n\n  three\n", "one two\nthree", "two"),
    ScalarCase("a: é\n  ▸ü◂ b\n", "é ü b", "ü"),
    ScalarCase("a: GET /x?y={{UrlEncode ▸.Phone◂}}\n", "GET /x?y={{UrlEncode .Phone}}", ".Phone"),
    // Quoted
    ScalarCase("a: 'it''s ▸here◂'\n", "it's here", "here"),
    ScalarCase("a: 'one \n\n   ▸two◂ '\n", "one\ntwo ", "two"),
    ScalarCase("a: \"x\\ty▸z◂\"\n", "x\tyz", "z"),
    ScalarCase("a: \"\\u00e9▸z◂\\\"\"\n", "éz\"", "z"),
    ScalarCase("a: \"\\U0001F600▸z◂\"\n", "😀z", "z"),
    ScalarCase("a: \"one\\\n    ▸two◂\"\n", "onetwo", "two"),
    ScalarCase("a: \"one \\\n\n    ▸two◂\"\n", "one \ntwo", "two"),
    ScalarCase("a: \"one\n    ▸two◂\"\n", "one two", "two"),
    ScalarCase("a: \"\\L▸z◂\"\n", "\u{2028}z", "z"),
    // Blocks
    ScalarCase("a: |\n  one\n    two\n\n  ▸three◂\n", "one\n  two\n\nthree\n", "three"),
    ScalarCase("a: |-\n  one\n  ▸two◂\n\n", "one\ntwo", "two"),
    ScalarCase("a: |+\n  one\n  ▸two◂\n\n", "one\ntwo\n\n", "two"),
    ScalarCase("a: |2\n    one\n  ▸two◂\n", "  one\ntwo\n", "two"),
    ScalarCase("a:\n  b: |1\n     ▸one◂\n   two\n", "  one\ntwo\n", "one"),
    ScalarCase("a: |  # note\n\n  one\n  ▸two◂", "\none\ntwo", "two"),
    ScalarCase(
      "a: >\n  one\n  ▸two◂\n\n  three\n   four\n  five\n", "one two\nthree\n four\nfive\n", "two"),
    ScalarCase("a: >\n  one\n   two\n  ▸three◂\n", "one\n two\nthree\n", "three"),
    ScalarCase("a: |\r\n  one\r\n  ▸two◂\r\n", "one\ntwo\n", "two"),
    ScalarCase("a: |\n  one\t\n  \t▸two◂\n", "one\t\n\ttwo\n", "two"),
  ]
}

@Test(arguments: ScalarCase.all)
func `each byte of a text knows its place in the file`(_ row: ScalarCase) throws {
  let marked = MarkedText(row.file)
  let document = YAMLDocument(reading: marked.source)
  #expect(document.complaints.isEmpty)
  var value = try #require(document.root?.entries?.first?.value)
  while let inner = value.entries?.first?.value { value = inner }
  let scalar = try #require(value.scalar)
  #expect(scalar.text == row.text)
  let bytes = Array(row.text.utf8)
  let part = Array(row.part.utf8)
  let start = try #require(bytes.indices.first { bytes[$0...].starts(with: part) })
  #expect(scalar.slice.span(start..<start + part.count).range == marked.range)
}

@Test(arguments: [
  ("a: b", YAMLScalar.Style.plain), ("a: 'b'", .singleQuoted), ("a: \"b\"", .doubleQuoted),
  ("a: |\n b", .literal), ("a: >\n b", .folded),
])
func `a text knows how it was written`(_ file: String, _ style: YAMLScalar.Style) {
  let document = YAMLDocument(reading: SourceText(name: "a.yaml", file))
  #expect(document.root?["a"]?.scalar?.style == style)
}
