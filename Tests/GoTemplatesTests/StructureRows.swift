// SPDX-License-Identifier: Apache-2.0

/// What stands around the values: as Go 1.19 answers.
enum StructureRows {
  static let all: [RenderRow] = definitions + trimming + braces + pipelines

  static let definitions: [RenderRow] = [
    RenderRow(#"{{define "a"}}x{{end}}{{template "a"}}{{template "a"}}"#, "xx", "called twice"),
    RenderRow(
      #"{{define "a"}}{{.}}{{end}}{{template "a" 1}}{{template "a" "x"}}"#, "1x", "with other data"),
    RenderRow(#"{{define "a"}}{{.k}}{{end}}{{template "a" .object}}"#, "v", "with an object"),
    RenderRow(
      #"{{define "a"}}[{{template "b" .}}]{{end}}{{define "b"}}{{.}}{{end}}{{template "a" 1}}"#,
      "[1]", "one calls another"),
    RenderRow(#"{{define "a"}}{{$}}{{end}}{{template "a" 5}}"#, "5", "its dollar is its data"),
    RenderRow(
      #"{{define "a"}}{{if .}}x{{else}}y{{end}}{{end}}{{template "a"}}{{template "a" 1}}"#, "yx",
      "a condition on its data"),
    RenderRow("{{define `a`}}x{{end}}{{template `a`}}", "x", "raw names"),
    RenderRow(#"{{define "a b"}}x{{end}}{{template "a b"}}"#, "x", "a name with a blank"),
    RenderRow(
      #"{{define "a"}}{{range .}}{{.}}{{end}}{{end}}{{template "a" .list}}"#, "abc", "a loop"),
    RenderRow(#"{{define "a"}}-{{end}}[{{template "a"}}]"#, "[-]", "a short one"),
    RenderRow(#"{{block "a" .word}}<{{.}}>{{end}}"#, "<hello>", "a block"),
    RenderRow(
      #"{{block "a" .object}}{{block "b" .deep}}{{.d}}{{end}}{{end}}"#, "end", "a block in a block"),
    RenderRow(#"{{define "a"}}1{{end}}{{block "b" .}}2{{end}}{{template "a"}}"#, "21", "both"),
    RenderRow(
      #"{{template "a" .}}{{define "a"}}{{.word}}{{end}}"#, "hello", "called before it is defined"),
    RenderRow(
      #"{{range .list}}{{template "a" .}}{{end}}{{define "a"}}({{.}}){{end}}"#, "(a)(b)(c)",
      "in a loop"),
    RenderRow(
      #"{{define "a"}}{{$x := 1}}{{$x}}{{end}}{{$x := 2}}{{template "a"}}{{$x}}"#, "12",
      "variables do not meet"),
    RenderRow(
      #"{{with .object}}{{template "a" .}}{{end}}{{define "a"}}{{.n}}{{end}}"#, "1",
      "the dot of a with"),
    RenderRow(
      #"{{template "a" 1 | printf "%03d"}}{{define "a"}}{{.}}{{end}}"#, "001", "a pipeline as data"),
    RenderRow(
      #"{{define "n"}}{{if .}}{{index . 0}}{{template "n" (slice . 1)}}{{end}}{{end}}{{template "n" .numbers}}"#,
      "312", "recursion"),
  ]

  static let trimming: [RenderRow] = [
    RenderRow(#"a {{- "b"}} c"#, "ab c", "left"),
    RenderRow(#"a {{"b" -}} c"#, "a bc", "right"),
    RenderRow(#"a {{- "b" -}} c"#, "abc", "both"),
    RenderRow("a\n\n{{- \"b\" -}}\n\nc", "abc", "line feeds"),
    RenderRow("a \t\r\n{{- \"b\"}}", "ab", "all white space"),
    RenderRow(#"{{- "a" -}}"#, "a", "at the ends"),
    RenderRow(#"  {{- "a" -}}  "#, "a", "nothing but blanks around"),
    RenderRow("a{{- /* c */ -}}b", "ab", "a comment without blanks"),
    RenderRow("a {{- /* c */ -}} b", "ab", "a comment"),
    RenderRow("a {{/* c */ -}} b", "a b", "a comment, right"),
    RenderRow("a {{- /* c */}} b", "a b", "a comment, left"),
    RenderRow("a{{/* c */}}b", "ab", "no trimming"),
    RenderRow("a{{/**/}}b", "ab", "an empty comment"),
    RenderRow("a{{/* * / */}}b", "ab", "a star and a slash apart"),
    RenderRow("a{{/*\n*/}}b", "ab", "over lines"),
    RenderRow("{{if true -}} a {{- end}}", "a", "in a block"),
    RenderRow("{{range .list -}} {{.}} {{- end}}", "abc", "in a loop"),
    RenderRow("{{- if true}} a {{end -}} ", " a ", "blocks with markers outside"),
    RenderRow("{{3 -}} {{- 4}}", "34", "one after another"),
    RenderRow("{{-3}}", "-3", "a number"),
    RenderRow("{{- -3}}", "-3", "a marker and a number"),
    RenderRow("{{\"a\" -}}\n{{\"b\"}}", "ab", "to the next action"),
    RenderRow(#"a {{- ""}} b"#, "a b", "an empty text between"),
    RenderRow(#"{{"a"}} {{"b"}}"#, "a b", "a blank between two"),
    RenderRow("x\u{A0}{{- 1 -}}\u{A0}y", "x\u{A0}1\u{A0}y", "no-break blanks stay"),
  ]

  static let braces: [RenderRow] = [
    RenderRow("{", "{", "one brace"),
    RenderRow("}}", "}}", "closing braces"),
    RenderRow("{ {", "{ {", "apart"),
    RenderRow(#"{{"{{"}}"#, "{{", "opening ones as text"),
    RenderRow(#"{{"}}"}}"#, "}}", "closing ones as text"),
    RenderRow("}}{{1}}{", "}}1{", "around an action"),
    RenderRow("{{1}}}", "1}", "one more behind"),
    RenderRow(#"{"a":{{1}}}"#, #"{"a":1}"#, "JSON"),
    RenderRow(#"{"a":{"b":{{1}}}}"#, #"{"a":{"b":1}}"#, "nested JSON"),
    RenderRow("", "", "nothing at all"),
    RenderRow("é{{1}}😀", "é1😀", "bytes beyond ASCII"),
    RenderRow("{{1}}{{2}}", "12", "side by side"),
    RenderRow("a\r\nb{{1}}\r\n", "a\r\nb1\r\n", "carriage returns stay"),
    RenderRow("\u{0}{{1}}", "\u{0}1", "a null byte"),
    RenderRow("$x .y | z", "$x .y | z", "signs outside of actions"),
  ]

  static let pipelines: [RenderRow] = [
    RenderRow("{{.word | print}}", "hello", "one step"),
    RenderRow("{{.word | print | len}}", "5", "two steps"),
    RenderRow("{{1 | print 2}}", "2 1", "the piped value comes last"),
    RenderRow(#"{{.word | printf "%s-%s" "a"}}"#, "a-hello", "behind the operands"),
    RenderRow(#"{{(1 | print) | print "x"}}"#, "x1", "a pipeline in parentheses"),
    RenderRow("{{print (len .word) (len .list)}}", "5 3", "calls as operands"),
    RenderRow("{{print (print (print 1))}}", "1", "nested calls"),
    RenderRow("{{ .word|len }}", "5", "no blanks"),
    RenderRow("{{(print 1)}}", "1", "a call in parentheses"),
    RenderRow("{{.one | eq 1}}", "true", "a comparison"),
    RenderRow("{{1 | index .list}}", "b", "an index"),
    RenderRow(#"{{2 | printf "%d-%d" 1}}"#, "1-2", "a format"),
    RenderRow("{{$x := 1 | print 2}}{{$x}}", "2 1", "into a variable"),
    RenderRow("{{true | and 1}}", "true", "into and"),
    RenderRow("{{.word | html | urlquery}}", "hello", "escapes"),
  ]
}
