// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@testable import Commands

@Suite struct PathAnswerTests {
  private static let document = """
    {
      "data": [
        {"id": "c1", "First_Name": "Aisha", "phone": "+9715", "tags": ["a", "b"]},
        {"id": "c2", "First_Name": "Omar \\"O\\"", "phone": null}
      ],
      "next": null, "empty": []
    }
    """

  private func answer(
    _ path: String, in document: String = Self.document, isPlain: Bool = false
  ) throws -> PathAnswer {
    try #require(PathAnswer(path, isPlain: isPlain, in: Array(document.utf8), named: "a.json"))
  }

  struct Row: Sendable {
    let path: String
    let values: String
    var count = 1
    var codes: [String] = []
  }

  @Test(arguments: [
    // As they stand in the file, one by one
    Row(path: "data.#.id", values: "\"c1\"\n\"c2\"", count: 2),
    Row(path: "data.#.phone", values: "\"+9715\"\nnull", count: 2),
    Row(path: "data.0.tags", values: "\"a\"\n\"b\"", count: 2),
    Row(path: "data.#.tags", values: "[\"a\", \"b\"]"),
    Row(path: "data.#", values: "2"),
    // Nothing to print, or only the null itself
    Row(path: "next", values: "null", count: 0, codes: ["path-selects-nothing"]),
    Row(path: "empty", values: "", count: 0, codes: ["path-selects-nothing"]),
    Row(path: "data.#.name", values: "", count: 0, codes: ["path-selects-nothing"]),
    // As a PBX reads a field for paths
    Row(
      path: "data.0.id, data.1.id", values: "\"c1\"\n\"c2\"", count: 2, codes: ["path-list"]),
    Row(
      path: "data.9.id,data.1.id", values: "\"c2\"", codes: ["path-list", "path-selects-nothing"]),
    Row(path: "$.data[1].id", values: "\"c2\"", codes: ["path-syntax"]),
    Row(
      path: "data.0.id{{.X}}", values: "", count: 0,
      codes: ["path-template", "path-selects-nothing"]),
  ])
  func `the values are printed one by one, and what is odd is said`(_ row: Row) throws {
    let answer = try answer(row.path)
    #expect(answer.values(asText: false) == row.values)
    #expect(answer.count == row.count)
    #expect(answer.selects == (row.count > 0))
    #expect(answer.notices.map(\.code) == row.codes)
  }

  @Test func `as texts they have neither quotes nor escapes`() throws {
    #expect(try answer("data.#.First_Name").values(asText: true) == "Aisha\nOmar \"O\"")
  }

  @Test func `a path that selects nothing is marked where it stopped, with what stands there`()
    throws
  {
    let notice = try #require(try answer("data.#.first_name").notices.first)
    #expect(notice.headword == "error")
    #expect(notice.span?.range == 7..<17)
    #expect(notice.label.text.contains("data.0 has 'First_Name', 'id'"))
    #expect(notice.help.text.hasPrefix("write 'data.#.First_Name'"))
  }

  @Test func `what is rewritten from JSONPath is marked in the path that was looked for`() throws {
    let notices = try answer("$.data[0].idd").notices
    #expect(notices.map(\.span?.range) == [0..<13, 7..<10])
    #expect(notices.first?.help.text.contains("'data.0.idd'") == true)
    #expect(notices.last?.span?.source.line(1) == "data.0.idd")
  }

  @Test func `the second of two paths is marked in what was written`() throws {
    let notice = try #require(try answer("data.0.id, data.0.idd").notices.last)
    #expect(notice.headword == "warning")
    #expect(notice.span?.range == 18..<21)
    #expect(notice.span?.source.line(1) == "data.0.id, data.0.idd")
  }

  @Test func `a plain path is one path, commas and all`() throws {
    #expect(try answer("a,b", in: #"{"a,b": 1}"#, isPlain: true).values(asText: false) == "1")
    #expect(try answer("a,b", in: #"{"a,b": 1}"#).count == 0)
  }

  @Test(arguments: ["", " ", " , "])
  func `a text without a path is none`(_ text: String) {
    #expect(PathAnswer(text, isPlain: false, in: [], named: "a.json") == nil)
  }

  @Test(arguments: [
    (#"{"a": [1,]}"#, "a comma is followed by the end", 8),
    ("", "the document is empty", 0),
    ("<html>", "the document is HTML or XML, not JSON", 0),
    (#"{"a": 1"#, "an object is not closed", 0),
  ])
  func `what is not JSON is said first, with its place`(
    _ text: String, _ message: String, _ offset: Int
  ) throws {
    let notice = try #require(try answer("a", in: text).notices.first)
    #expect(notice.code == "document-not-json")
    #expect(notice.message.text == message)
    #expect(notice.span?.range.lowerBound == offset)
  }

  @Test func `lines of JSON are fine if the path asks for them`() throws {
    #expect(try answer("..#.a", in: "{\"a\":1}\n{\"a\":2}").notices.isEmpty)
    #expect(
      try answer("a", in: "{\"a\":1}\n{\"a\":2}").notices.map(\.code) == ["document-not-json"])
  }

  @Test func `of a very long line only the place is told`() throws {
    let text = "[" + String(repeating: "1,", count: 10_000) + "]"
    let notice = try #require(try answer("0", in: text).notices.first)
    #expect(notice.span == nil)
    #expect(notice.notes.first?.text.text == "a.json, line 1, column 20001")
  }

  @Test func `long keys are cut in what is said`() throws {
    let key = String(repeating: "k", count: 5_000)
    let notice = try #require(try answer("a", in: "{\"\(key)\": 1}").notices.first)
    #expect(notice.label.text.count < 200)
    #expect(notice.label.text.contains("kkk…'"))
  }
}
