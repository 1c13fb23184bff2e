// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import Testing

@Suite struct TemplateReferenceTests {
  @Test(arguments: [
    ("{{.a}} {{.b.c}} {{$.d}}", "a b d"),
    ("{{if .a}}{{.a}}{{.b}}{{end}}", "a? a! b"),
    ("{{if .a}}x{{else}}{{.a}}{{end}}", "a? a"),
    ("{{if not .a}}x{{else}}{{.a}}{{end}}", "a? a!"),
    ("{{if and .a .b}}{{.a}}{{.b}}{{end}}", "a? b? a! b!"),
    ("{{if or .a .b}}{{.a}}{{else}}{{.b}}{{end}}", "a? b? a b"),
    ("{{if (.a)}}{{.a}}{{end}}", "a? a!"),
    ("{{if eq .a \"x\"}}{{.a}}{{end}}", "a? a"),
    ("{{if .a}}{{else if .b}}{{.a}}{{.b}}{{end}}", "a? b? a b!"),
    ("{{with .a}}{{.b}}{{$.a}}{{$.c}}{{end}}", "a? a! c"),
    ("{{range .a}}{{.b}}{{else}}{{.c}}{{end}}", "a? c"),
    ("{{range $x := .a}}{{$x.b}}{{end}}", "a?"),
    ("{{printf .a \"yyyy\" \"1\"}}", "a"),
    ("{{.a | printf \"%s\" .b}}", "a b"),
    ("{{(index .a 0).b}}", "a"),
    ("{{define \"x\"}}{{.a}}{{end}}", ""),
    ("{{define \"x\"}}{{.a}}{{end}}{{template \"x\" .}}", "a"),
    ("{{define \"x\"}}{{.a}}{{end}}{{template \"x\" .b}}", "b"),
    ("{{define \"x\"}}{{.a}}{{end}}{{with .b}}{{template \"x\" $}}{{end}}", "a b?"),
    ("{{define \"r\"}}{{template \"r\" .}}{{.a}}{{end}}{{template \"r\" .}}", "a"),
    ("{{/* .a */}}{{\".b\"}} .c", ""),
  ]) func `names are found, with their guards`(_ text: String, _ expected: String) throws {
    let found = try GoTemplate(text).references.map {
      $0.name + ($0.isCondition ? "?" : "") + ($0.isGuarded ? "!" : "")
    }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test(arguments: ["a{{ ▸.Phone◂.x }}", "{{print 1 ▸$.Phone◂ 2}}", "{{if ▸.Ünï◂}}{{end}}"])
  func `a reference has its place`(_ marked: String) throws {
    let expected = MarkedText(marked)
    #expect(try GoTemplate(expected.text).references.map(\.span.range) == [expected.range])
  }

  @Test(arguments: [
    ("{{.a}}", ""), ("{{js .a}}", "js"), ("{{.a | js}}", "js"), ("{{.a | js | html}}", "js html"),
    ("{{html (js .a)}}", "js html"), ("{{print (.a | js) | html}}", "js print html"),
    ("{{if eq .a 1}}{{js 1}}{{end}}", "eq"), ("{{$x := .a}}{{js $x}}", ""),
    ("{{js 1 | print .a}}", "print"), ("{{(index .a 0).b}}", "index"),
    ("{{with js 1}}{{$.a}}{{end}}", ""), ("{{js 1}}{{.a}}{{js 2}}", ""),
  ]) func `the functions that a value goes through are known`(
    _ text: String, _ expected: String
  ) throws {
    #expect(
      try GoTemplate(text).references.map(\.functions) == [
        expected.split(separator: " ").map(String.init)
      ])
  }

  @Test func `the functions that are called are known`() throws {
    let template = try GoTemplate("{{define \"d\"}}{{js .}}{{end}}{{if eq 1 (len .a)}}{{end}}")
    #expect(template.functionNames == ["js", "eq", "len"])
  }
}
