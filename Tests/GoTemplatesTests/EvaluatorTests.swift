// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Testing

@Suite struct EvaluatorTests {
  @Test(arguments: truth + branches + loops) func `conditions and loops follow Go's truth`(
    _ row: RenderRow
  ) throws {
    try row.check()
  }

  @Test(arguments: variables + pipelines + templates + trimming)
  func `variables, pipelines and definitions work as in Go`(_ row: RenderRow) throws {
    try row.check()
  }

  static let truth = [
    ("word", true), ("empty", false), ("blank", true), ("zeroText", true), ("zero", false),
    ("one", true), ("minus", true), ("half", true), ("tiny", true), ("yes", true), ("no", false),
    ("nothing", false), ("missing", false), ("list", true), ("none", false), ("object", true),
    ("bare", false), ("emoji", true), ("missing.deeper", false), ("object.k", true),
    ("object.deep.nothing", false),
  ].flatMap { name, holds in
    [
      RenderRow("{{if .\(name)}}T{{else}}F{{end}}", holds ? "T" : "F", "truth of \(name)"),
      RenderRow("{{not .\(name)}}", holds ? "false" : "true", "negation of \(name)"),
      RenderRow("{{with .\(name)}}T{{else}}F{{end}}", holds ? "T" : "F", "with of \(name)"),
    ]
  }

  static let branches = [
    RenderRow("{{if .no}}a{{else if .zero}}b{{else if .one}}c{{else}}d{{end}}", "c", "else if"),
    RenderRow("{{if .no}}a{{else if .zero}}b{{end}}.", ".", "no branch holds"),
    RenderRow("{{with .object}}{{.k}}{{$.word}}{{end}}", "vhello", "with rebinds the dot"),
    RenderRow("{{with .missing}}x{{else}}{{.word}}{{end}}", "hello", "else keeps the dot"),
    RenderRow("{{with $x := .object}}{{$x.k}}{{.n}}{{end}}", "v1", "with and a variable"),
    RenderRow("{{if $x := .empty}}{{else}}[{{$x}}]{{end}}", "[]", "a variable of the condition"),
  ]

  static let loops = [
    RenderRow("{{range .list}}<{{.}}>{{end}}", "<a><b><c>", "elements"),
    RenderRow("{{range .none}}x{{else}}none{{end}}", "none", "an empty list"),
    RenderRow("{{range .missing}}x{{else}}none{{end}}", "none", "a missing list"),
    RenderRow("{{range .nothing}}x{{else}}none{{end}}", "none", "a null"),
    RenderRow("{{range $i, $e := .list}}{{$i}}{{$e}}{{end}}", "0a1b2c", "index and element"),
    RenderRow("{{range $e := .list}}{{$e}}{{.}}{{end}}", "aabbcc", "one variable is the element"),
    RenderRow("{{range $k, $v := .object}}{{$k}};{{end}}", "deep;k;n;", "keys in order"),
    RenderRow("{{range .people}}{{.age}} {{end}}", "30 <no value> 5 ", "nulls in elements"),
    RenderRow("{{range .list}}{{if eq . \"b\"}}{{break}}{{end}}{{.}}{{end}}", "a", "break"),
    RenderRow(
      "{{range .list}}{{if eq . \"b\"}}{{continue}}{{end}}{{.}}{{end}}", "ac", "continue"),
    RenderRow("{{range .list}}{{$.one}}{{end}}", "111", "the dollar stays the root"),
    RenderRow(
      "{{range .numbers}}{{range $.list}}{{break}}{{end}}{{.}}{{end}}", "312",
      "break leaves the inner loop only"),
    RenderRow("{{$e := 9}}{{range $e = .list}}{{$e}}{{end}}", "abc", "assignment in a loop"),
  ]

  static let variables = [
    RenderRow("{{$x := .word}}{{$x}}", "hello", "a variable"),
    RenderRow("{{$x := 1}}{{$x = 2}}{{$x}}", "2", "an assignment"),
    RenderRow("{{$x := 1}}{{if .yes}}{{$x := 2}}{{end}}{{$x}}", "1", "an inner variable ends"),
    RenderRow("{{$x := 1}}{{if .yes}}{{$x = 2}}{{end}}{{$x}}", "2", "an assignment stays"),
    RenderRow(
      "{{$s := \"\"}}{{range .list}}{{$s = print $s .}}{{end}}{{$s}}", "abc", "gathering"),
    RenderRow("{{$x := .object}}{{$x.deep.d}}", "end", "a chain on a variable"),
    RenderRow("{{$x := .missing}}[{{$x}}]", "[<no value>]", "a missing value"),
    RenderRow("{{$ü_1 := 3}}{{$ü_1}}", "3", "letters of any script"),
  ]

  static let pipelines = [
    RenderRow("{{.word | len}}", "5", "a pipe"),
    RenderRow("{{.word | printf \"%s-%s\" \"x\"}}", "x-hello", "the piped value comes last"),
    RenderRow("{{.word | }}", "hello", "Go accepts a pipe that leads nowhere"),
    RenderRow("{{(.word | len) | printf \"%d\"}}", "5", "parentheses"),
    RenderRow("{{.word\n| len}}", "5", "line breaks are blanks"),
    RenderRow("{{and .word .one}}{{and .empty .one}}", "1", "and answers an operand"),
    RenderRow("{{or .empty .zero \"z\"}}{{or .word 1}}", "zhello", "or answers an operand"),
    RenderRow("{{or .yes (index .list 99)}}", "true", "or looks no further"),
    RenderRow("{{and .no (index .list 99)}}", "false", "and looks no further"),
    RenderRow("{{1 | or 0}}{{1 | and 0}}", "10", "piped into and, or"),
    RenderRow("{{true | not}}", "false", "piped into not"),
  ]

  static let templates = [
    RenderRow("{{define \"x\"}}<{{.}}>{{end}}{{template \"x\" .word}}", "<hello>", "a definition"),
    RenderRow("{{define \"x\"}}<{{.}}>{{end}}{{template \"x\"}}", "<<no value>>", "without data"),
    RenderRow("{{define \"x\"}}{{$.k}}{{end}}{{template \"x\" .object}}", "v", "its own dollar"),
    RenderRow("{{block \"b\" .list}}{{len .}}{{end}}", "3", "a block is defined and called"),
    RenderRow("{{template \"x\"}}{{define \"x\"}}later{{end}}", "later", "defined behind its use"),
    RenderRow(
      "{{define \"r\"}}{{if .}}{{index . 0}}{{template \"r\" slice . 1}}{{end}}{{end}}"
        + "{{template \"r\" .list}}", "abc", "recursion"),
    RenderRow(
      "{{define \"x\"}} {{end}}{{define \"x\"}}y{{end}}{{template \"x\"}}", "y",
      "a blank definition gives way"),
    RenderRow(
      "{{range .list}}{{template \"x\" .}}{{end}}{{define \"x\"}}{{.}}.{{end}}", "a.b.c.",
      "called in a loop"),
  ]

  static let trimming = [
    RenderRow("a {{- .one -}} b", "a1b", "both sides"),
    RenderRow("a\n\t{{- .one}} b", "a1 b", "all white space"),
    RenderRow("a {{.one -}}\r\n b", "a 1b", "line breaks"),
    RenderRow("{{- -3 -}}", "-3", "a negative number"),
    RenderRow("{{-3}}", "-3", "no blank, no trimming"),
    RenderRow("a {{- /* note */ -}} b", "ab", "a comment that trims"),
    RenderRow("a{{/* }} */}}b", "ab", "a comment"),
    RenderRow("a \u{A0}{{- .one}}", "a \u{A0}1", "only ASCII white space"),
  ]

  @Test(arguments: failures) func `a failure is worded and placed as in Go`(_ row: FailureRow)
    throws
  {
    let template = try GoTemplate(row.template)
    let error = #expect(throws: TemplateExecutionError.self) { try template.render(Sample.data) }
    #expect(error?.text(inTemplateNamed: "t") == "template: t:" + row.message)
    #expect(error?.class.rawValue == row.kind)
  }

  static let failures = [
    FailureRow(
      "{{.word.x}}", "no-field",
      "1:7: executing \"t\" at <.word.x>: can't evaluate field x in type interface {}"),
    FailureRow(
      "{{.nothing.x}}", "nil-pointer",
      "1:10: executing \"t\" at <.nothing.x>: nil pointer evaluating interface {}.x"),
    FailureRow(
      "a\n {{range .one}}x{{end}}", "range-type",
      "2:9: executing \"t\" at <.one>: range can't iterate over 1"),
    FailureRow(
      "{{nil}}", "not-callable", "1:2: executing \"t\" at <nil>: nil is not a command"),
    FailureRow(
      "{{.word .one}}", "not-callable",
      "1:2: executing \"t\" at <.word>: word is not a method but has arguments"),
    FailureRow(
      "{{3 4}}", "not-callable",
      "1:2: executing \"t\" at <3>: can't give argument to non-function 3"),
    FailureRow(
      "{{template \"x\" .}}", "undefined-template",
      "1:11: executing \"t\" at <{{template \"x\" .}}>: template \"x\" not defined"),
    FailureRow(
      "{{$x = 1}}", "undefined-variable", "1:7: executing \"t\" at <1>: undefined variable: $x"),
    FailureRow(
      "{{len}}", "wrong-arg-count",
      "1:2: executing \"t\" at <len>: wrong number of args for len: want 1 got 0"),
    FailureRow(
      "{{.word | len .one}}", "wrong-arg-count",
      "1:10: executing \"t\" at <len>: wrong number of args for len: want 1 got 2"),
    FailureRow(
      "{{printf}}", "wrong-arg-count",
      "1:2: executing \"t\" at <printf>: wrong number of args for printf: want at least 1 got 0"),
    FailureRow(
      "{{printf .one}}", "arg-type",
      "1:9: executing \"t\" at <.one>: wrong type for value; expected string; got int64"),
    FailureRow(
      "{{printf 3}}", "arg-type", "1:9: executing \"t\" at <3>: expected string; found 3"),
    FailureRow(
      "{{printf .missing}}", "arg-type",
      "1:9: executing \"t\" at <.missing>: invalid value; expected string"),
    FailureRow(
      "{{printf nil}}", "arg-type", "1:9: executing \"t\" at <nil>: cannot assign nil to string"),
    FailureRow(
      "{{call .word}}", "func-error",
      "1:2: executing \"t\" at <call .word>: error calling call: non-function of type string"),
    FailureRow(
      "{{18446744073709551615}}", "arg-type",
      "1:2: executing \"t\" at <18446744073709551615>: 18446744073709551615 overflows int"),
  ]

  @Test func `what was written before a failure is kept`() throws {
    let template = try GoTemplate("one {{.word}} {{index .list 9}} two")
    let error = #expect(throws: TemplateExecutionError.self) { try template.render(Sample.data) }
    #expect(error?.partialOutput == "one hello ")
  }
}
