// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import Testing

/// A text in which `▸` and `◂` mark the place that a test is about.
struct MarkedText {
  let text: String
  let range: Range<Int>

  init(_ marked: String) {
    let parts = marked.split(separator: "▸", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts[parts.count - 1].split(
      separator: "◂", maxSplits: 1, omittingEmptySubsequences: false)
    let before = parts[0].utf8.count
    text = marked.filter { $0 != "▸" && $0 != "◂" }
    range = before..<(before + rest[0].utf8.count)
  }
}

@Suite struct TemplateErrorSpanTests {
  @Test(arguments: [
    ("{{ ▸nope◂ .x }}", "the function"),
    ("{{if .a}}{{▸$b◂}}{{end}}", "the variable"),
    ("x ▸{{.a◂", "the action that does not end"),
    ("x ▸{{.a \n  .b◂", "the action that does not end, over lines"),
    ("{{.Call▸-◂Id}}", "the character"),
    ("▸{{}}◂", "the whole empty action"),
    ("▸{{if◂ .a}}{{if .b}}c{{end}}", "the block that does not end"),
    ("{{print ▸'ab'◂}}", "the constant"),
    ("{{print ▸\"\\q\"◂}}", "the text"),
    ("a{{.b | ▸1◂}}", "the command"),
    ("a▸{{end}}◂", "the end"),
    ("Zoë {{ ▸nope◂ }}", "bytes, not characters"),
  ]) func `a mistake points at its text`(_ marked: String, _ why: String) {
    let expected = MarkedText(marked)
    let error = #expect(throws: TemplateSyntaxError.self, "\(why)") {
      try GoTemplate(expected.text)
    }
    #expect(error?.span.range == expected.range, "\(why)")
  }

  @Test(arguments: [
    ("{{.word}} {{ ▸.word.x◂ }}", "a chain"),
    ("{{print (len ▸.word◂).x}}", "a chain on a call: Go stops at what it looked at last"),
    ("{{▸index .list 9◂}}", "a command"),
    ("{{if ▸lt .one .word◂}}{{end}}", "a comparison"),
    ("{{template ▸\"nope\"◂ .}}", "a name"),
    ("{{.one | ▸len◂}}", "a function in a pipe"),
    ("{{$x := .one}}{{▸$x.y◂}}", "a variable"),
  ]) func `a failure points at what was evaluated`(_ marked: String, _ why: String) throws {
    let expected = MarkedText(marked)
    let template = try GoTemplate(expected.text)
    let error = #expect(throws: TemplateExecutionError.self, "\(why)") {
      try template.render(Sample.data)
    }
    #expect(error?.span.range == expected.range, "\(why)")
  }

  @Test func `a place in a folded scalar is a place in the file`() {
    // key: "a\n{{nope}}" where the escape takes two bytes in the file and one in the text
    let file = SourceText(name: "a.yaml", "key: \"a\\n{{nope}}\"")
    let slice = SourceSlice(
      text: "a\n{{nope}}", source: file,
      runs: [
        .init(offset: 0, sourceOffset: 6), .init(offset: 1, sourceOffset: 7),
        .init(offset: 2, sourceOffset: 9),
      ], sourceEnd: 17)
    let error = #expect(throws: TemplateSyntaxError.self) { try GoTemplate(parsing: slice) }
    #expect(error?.span.range == 11..<15)
    #expect(error?.span.description == "a.yaml:1:12")
  }
}
