// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing
import YAMLDocuments

/// A file with one mistake: what is said, with the marked text as its place.
struct ComplaintCase: Sendable, CustomTestStringConvertible {
  let text: String
  let code: String
  let message: String
  var label = ""
  var remedy = ""

  var testDescription: String { "\(code): \(text.debugDescription)" }

  /// Words that libyaml has none for.
  static let traps: [ComplaintCase] = [
    ComplaintCase(
      text: "popup: ▸{{.base_url}}/contacts◂\n", code: "yaml-template",
      message: "a value that begins with {{ stands in quotes",
      label: "YAML takes this for a map in a map", remedy: "write \"{{.base_url}}/contacts\""),
    ComplaintCase(
      text: "popup: ▸{{.base_url}}◂  # page\nname: x\n", code: "yaml-template",
      message: "a value that begins with {{ stands in quotes",
      label: "YAML takes this for a map in a map", remedy: "write \"{{.base_url}}\""),
    ComplaintCase(
      text: "a:\n▸\t◂b: 1\n", code: "yaml-tab", message: "a tab stands in the indentation",
      label: "expected blanks", remedy: "indent with blanks, two for each level"),
    ComplaintCase(
      text: "a: {\n▸\t◂b: 1 }\n", code: "yaml-tab", message: "a tab stands in the indentation",
      label: "expected blanks", remedy: "indent with blanks, two for each level"),
    ComplaintCase(
      text: "remark: ▸note: x◂\n", code: "yaml-syntax", message: "a second colon in one value",
      label: "YAML takes this for a key inside a value",
      remedy: "put the value in quotes: \"note: x\""),
    ComplaintCase(
      text: "callready: 1\n▸name:Northgate◂\nbase: x\n", code: "yaml-syntax",
      message: "no blank behind the colon", label: "YAML takes this for one text",
      remedy: "write name: Northgate"),
    ComplaintCase(
      text: "a: ▸@b◂\n", code: "yaml-syntax", message: "text cannot begin with @",
      label: "YAML keeps @ for itself", remedy: "put it in quotes: \"@b\""),
    ComplaintCase(
      text: "a: ▸`b`◂\n", code: "yaml-syntax", message: "text cannot begin with `",
      label: "YAML keeps ` for itself", remedy: "put it in quotes: \"`b`\""),
    ComplaintCase(
      text: "a: ▸%7B◂\n", code: "yaml-syntax", message: "text cannot begin with %",
      label: "YAML keeps % for itself", remedy: "put it in quotes: \"%7B\""),
    ComplaintCase(
      text: "a: ▸*.id◂\n", code: "yaml-syntax", message: "text cannot begin with *",
      label: "YAML keeps * for itself", remedy: "put it in quotes: \"*.id\""),
  ]

  static let syntax: [ComplaintCase] = [
    ComplaintCase(
      text: "a: ▸\"b◂\nc: d\n", code: "yaml-syntax", message: "a quotation mark is not closed",
      label: "opened here", remedy: "close it at the end of the text"),
    ComplaintCase(
      text: "a: \"▸\\◂q\"\n", code: "yaml-syntax",
      message: "a backslash in double quotes begins an escape, and this is none",
      remedy: "write \\\\ for a backslash, or use single quotes"),
    ComplaintCase(
      text: "a: { b: 1▸◂\n", code: "yaml-syntax",
      message: "a map in braces is not closed or lacks a comma", label: "expected , or }",
      remedy: "write { key: value, key: value }; quote texts with { } , :"),
    ComplaintCase(
      text: "a: \"b\" ▸c◂\n", code: "yaml-syntax",
      message:
        "expected a key here: the indentation differs, or text follows a closed quotation mark",
      remedy: "indent the keys of one map alike, and quote a text as a whole"),
    ComplaintCase(
      text: "a: ▸-◂ b\n", code: "yaml-syntax", message: "a list cannot begin here",
      label: "a list begins in the line below its key",
      remedy: "put each item on a line of its own, or write [one, two]"),
    ComplaintCase(
      text: "a: |▸x◂\n", code: "yaml-syntax", message: "text stands behind | or >",
      label: "a block begins in the next line",
      remedy: "put the text in the next line, or quote it if it begins with | or >"),
  ]

  static let refusals: [ComplaintCase] = [
    ComplaintCase(
      text: "a: ▸&x◂ b\n", code: "yaml-anchor", message: "anchors are not read",
      label: "an anchor to YAML",
      remedy: "write the value where it is used; text that begins with & stands in quotes"),
    ComplaintCase(
      text: "a: ▸*x◂\n", code: "yaml-anchor", message: "aliases are not read",
      label: "an alias to YAML",
      remedy: "write the value again; text that begins with * stands in quotes"),
    ComplaintCase(
      text: "▸<<◂: { a: b }\n", code: "yaml-anchor", message: "merge keys are not read",
      remedy: "write the keys where they are used"),
    ComplaintCase(
      text: "a: ▸!!str◂ b\n", code: "yaml-tag", message: "tags are not read",
      label: "a tag to YAML", remedy: "leave it out; text that begins with ! stands in quotes"),
    ComplaintCase(
      text: "a: ▸!◂ b\n", code: "yaml-tag", message: "tags are not read", label: "a tag to YAML",
      remedy: "leave it out; text that begins with ! stands in quotes"),
    ComplaintCase(
      text: "▸%YAML 1.1◂\n---\na: b\n", code: "yaml-tag", message: "directives are not read",
      remedy: "leave the line out"),
    ComplaintCase(
      text: "a: b\n▸---◂\nc: d\n", code: "yaml-documents", message: "a second document begins",
      label: "expected one document a file", remedy: "put it into a file of its own"),
    ComplaintCase(
      text: "? ▸a◂\n: b\n", code: "yaml-key", message: "a key is text in one line",
      label: "expected a name and a colon", remedy: "write `name: value`"),
    ComplaintCase(
      text: "? ▸[a]◂\n: b\n", code: "yaml-key", message: "a key is text in one line",
      label: "expected a name and a colon", remedy: "write `name: value`"),
    ComplaintCase(
      text: "name: a\nkind: b\n▸name◂: c\n", code: "yaml-duplicate-key",
      message: "the key 'name' stands twice", label: "the first stands in line 1, column 1",
      remedy: "keep one of the two"),
    ComplaintCase(
      text: "a: ▸\u{2028}◂b\n", code: "yaml-character",
      message: "the character U+2028 cannot stand in a YAML file",
      remedy: "write it in double quotes as \"\\u2028\", or take it out"),
    ComplaintCase(
      text: "a: ▸\r◂b\n", code: "yaml-character",
      message: "a carriage return without a line feed",
      remedy: "save the file with line feeds as line ends"),
    ComplaintCase(
      text: "a: ▸\u{0}◂b\n", code: "yaml-character",
      message: "the character U+0000 cannot stand in a YAML file",
      remedy: "write it in double quotes as \"\\u0000\", or take it out"),
  ]
}

@Test(arguments: ComplaintCase.traps + ComplaintCase.syntax + ComplaintCase.refusals)
func `a mistake is named where it stands, with what to write instead`(_ row: ComplaintCase) throws {
  let marked = MarkedText(row.text)
  let complaints = YAMLDocument(reading: marked.source).complaints
  #expect(complaints.count == 1)
  let complaint = try #require(complaints.first)
  #expect(complaint.code == row.code)
  #expect(complaint.message.text == row.message)
  #expect(complaint.label.text == row.label)
  #expect(complaint.remedy.text == row.remedy)
  #expect(complaint.span?.range == marked.range)
}

@Test func `mistakes that do not stop the reading come all at once, in order`() {
  let source = SourceText(
    name: "contract.yaml", "a: &x 1\nb: { c: *x, c: 2 }\na: !t 3\n<<: { k: v }\n")
  let codes = YAMLDocument(reading: source).complaints.map(\.code)
  #expect(
    codes == [
      "yaml-anchor", "yaml-anchor", "yaml-duplicate-key", "yaml-duplicate-key", "yaml-tag",
      "yaml-anchor",
    ])
}

@Test func `bytes that are no UTF-8 are pointed at`() throws {
  let source = SourceText(name: "a.yaml", utf8: Array("a: ".utf8) + [0xC3, 0x28, 0x0A])
  let complaint = try #require(YAMLDocument(reading: source).complaints.first)
  #expect(complaint.code == "yaml-encoding")
  #expect(complaint.message.text == "this byte is not UTF-8")
  #expect(complaint.span?.range == 3..<4)
  #expect(complaint.remedy.text == "save the file as UTF-8")
}

@Test func `a file in UTF-16 is called that`() throws {
  let source = SourceText(name: "a.yaml", utf8: [0xFF, 0xFE, 0x61, 0x00])
  let complaint = try #require(YAMLDocument(reading: source).complaints.first)
  #expect(complaint.message.text == "the file is UTF-16, expected UTF-8")
}

@Test func `a file of more than a mebibyte is not read`() throws {
  let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: (1 << 20) + 1)
  let complaint = try #require(
    YAMLDocument(reading: SourceText(name: "a.yaml", utf8: bytes)).complaints.first)
  #expect(complaint.code == "yaml-size")
  #expect(complaint.message.text == "the file has 1048577 bytes, more than 1 MiB")
}

@Test(arguments: [(63, 0), (64, 0), (65, 1), (5_000, 1), (200_000, 1)])
func `more than 64 levels are refused without reading on`(_ depth: Int, _ count: Int) {
  let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  let complaints = YAMLDocument(reading: SourceText(name: "a.yaml", text)).complaints
  #expect(complaints.map(\.code) == Array(repeating: "yaml-depth", count: count))
}
