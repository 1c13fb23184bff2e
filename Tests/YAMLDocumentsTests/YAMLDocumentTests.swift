// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@testable import YAMLDocuments

/// A node in one line: `{key: value}`, `[item]`, texts in quotes.
private func summary(_ node: YAMLNode?) -> String {
  switch node?.content {
  case nil: "nothing"
  case .scalar(let scalar): scalar.text.debugDescription
  case .sequence(let items): "[" + items.map(summary).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{"
      + entries.map { "\($0.key.text.debugDescription): \(summary($0.value))" }
      .joined(separator: ", ") + "}"
  }
}

@Test(arguments: [
  ("", "nothing"), ("# only a comment\n", "nothing"), ("---\n", "\"\""),
  ("a: 1\nb: [x, \"y\", {c: d}]\n", #"{"a": "1", "b": ["x", "y", {"c": "d"}]}"#),
  ("b: no\na: 0500\nc: ~\n", #"{"b": "no", "a": "0500", "c": "~"}"#),
  ("- a\n-\n- - b\n", #"["a", "", ["b"]]"#), ("a:\n  b:\n    c: d\n", #"{"a": {"b": {"c": "d"}}}"#),
  ("\u{FEFF}a: b\n", #"{"a": "b"}"#), ("a: b\r\nc: d\r\n", #"{"a": "b", "c": "d"}"#),
  ("a:", #"{"a": ""}"#), ("---\na: b\n...\n", #"{"a": "b"}"#),
])
func `a file is read as it is written`(_ text: String, _ expected: String) {
  let document = YAMLDocument(reading: SourceText(name: "a.yaml", text))
  #expect(document.complaints.isEmpty)
  #expect(summary(document.root) == expected)
}

@Test(arguments: [
  "a: ▸{b: c}◂\n", "a: ▸[b,\n  c]◂ # d\n", "a: ▸\"b\"◂\n", "é: ▸\"名前\"◂ \n",
  "\u{FEFF}a: ▸ü◂\n", "a:\n  ▸b: 1\n  c: d◂\n\n", "a: ▸|\n  b\n  c◂\n\nz: 1\n", "a:▸◂ # c\n",
  "a: ▸plain text\n  goes on◂\n",
])
func `a value knows from where to where it stands`(_ text: String) throws {
  let marked = MarkedText(text)
  let document = YAMLDocument(reading: marked.source)
  let value = try #require(document.root?.entries?.first?.value)
  #expect(value.span.range == marked.range)
}

@Test func `a comment behind an empty value is found`() throws {
  let marked = MarkedText("id: ▸#.id◂ \nb: x\n")
  let document = YAMLDocument(reading: marked.source)
  let value = try #require(document.root?["id"])
  #expect(value.trailingComment?.range == marked.range)
  #expect(document.root?["b"]?.trailingComment == nil)
}

@Test func `hostile bytes never trap and texts are decoded as libyaml does`() {
  var seed: UInt64 = 42
  func next() -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(seed >> 33)
  }
  let pieces = [
    "a", "é", ": ", ":", "\n", "\n  ", "- ", "\"", "'", "{", "}", "[", "]", ",", "|", ">", "|2",
    ">-",
    "|+", "#", " ", "\t", "\\", "\\n", "\\x41", "\\\n", "&a ", "*a", "!", "? ", "---\n", "%", "@",
    "\r\n",
    "{{", "}}", "''", "\\u00e9", "    ", "<<", "...\n", "\u{FEFF}",
  ]
  var read = 0
  for _ in 0..<8_000 {
    let text = (0..<(next() % 24)).map { _ in pieces[next() % pieces.count] }.joined()
    let document = YAMLDocument(reading: SourceText(name: "a.yaml", text))
    #expect(document.root != nil || !document.complaints.isEmpty || document.isBlank)
    for complaint in document.complaints { #expect(!complaint.message.isEmpty) }
    #expect(document.root?.isExact ?? true, "\(text.debugDescription)")
    read += document.root == nil ? 0 : 1
  }
  #expect(read > 500)
  for _ in 0..<2_000 {
    let bytes = (0..<(next() % 40)).map { _ in UInt8(next() & 0xFF) }
    _ = YAMLDocument(reading: SourceText(name: "a.yaml", utf8: bytes))
  }
}

extension YAMLNode {
  /// Whether all texts in it were decoded as libyaml does.
  fileprivate var isExact: Bool {
    switch content {
    case .scalar(let scalar): scalar.isExact
    case .sequence(let items): items.allSatisfy(\.isExact)
    case .mapping(let entries): entries.allSatisfy { $0.key.isExact && $0.value.isExact }
    }
  }
}

extension YAMLDocument {
  fileprivate var isBlank: Bool {
    let lines = String(decoding: source.utf8, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.allSatisfy {
      let line = $0.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      return line.isEmpty || line.hasPrefix("#") || line.hasPrefix("---") || line.hasPrefix("...")
    }
  }
}
