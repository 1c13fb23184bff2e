// SPDX-License-Identifier: Apache-2.0

/// What the parser of Go 1.19 refuses, in its words.
enum SyntaxFailureRows {
  static let all: [FailureRow] = commands + blocks + templates + lines

  static let commands: [FailureRow] = [
    FailureRow("{{}}", "missing-value", "1: missing value for command"),
    FailureRow("{{ }}", "missing-value", "1: missing value for command"),
    FailureRow("{{-  -}}", "missing-value", "1: missing value for command"),
    FailureRow("{{|}}", "unexpected-token", #"1: unexpected "|" in command"#),
    FailureRow("{{| print}}", "unexpected-token", #"1: unexpected "|" in command"#),
    FailureRow("{{print | | print}}", "unexpected-token", #"1: unexpected "|" in command"#),
    FailureRow("{{1 | 2}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow(#"{{1 | "a"}}"#, "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{.a | 1}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{.a | true}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{.a | nil}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{.a | .}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{print | .}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{()}}", "missing-value", "1: missing value for parenthesized pipeline"),
    FailureRow("{{print ()}}", "missing-value", "1: missing value for parenthesized pipeline"),
    FailureRow("{{(1}}", "unexpected-token", "1: unclosed left paren"),
    FailureRow("{{1)}}", "unexpected-token", #"1: unexpected ")" in command"#),
    FailureRow("{{((1)}}", "unexpected-token", "1: unclosed left paren"),
    FailureRow("{{(1))}}", "unexpected-token", #"1: unexpected ")" in command"#),
    FailureRow("{{)}}", "unexpected-token", #"1: unexpected ")" in command"#),
    FailureRow("{{nope}}", "undefined-function", #"1: function "nope" not defined"#),
    FailureRow("{{nope 1}}", "undefined-function", #"1: function "nope" not defined"#),
    FailureRow("{{.a | nope}}", "undefined-function", #"1: function "nope" not defined"#),
    FailureRow("{{print nope}}", "undefined-function", #"1: function "nope" not defined"#),
    FailureRow("{{print (nope)}}", "undefined-function", #"1: function "nope" not defined"#),
    FailureRow("{{if nope}}{{end}}", "undefined-function", #"1: function "nope" not defined"#),
    FailureRow("{{print nil.a}}", "unexpected-token", #"1: unexpected . after term "nil""#),
    FailureRow(#"{{print "a".b}}"#, "unexpected-token", #"1: unexpected . after term "\"a\"""#),
    FailureRow("{{$x}}", "undefined-variable", #"1: undefined variable "$x""#),
    FailureRow("{{print $x}}", "undefined-variable", #"1: undefined variable "$x""#),
    FailureRow("{{$x.a}}", "undefined-variable", #"1: undefined variable "$x""#),
    FailureRow("{{if $x}}{{end}}", "undefined-variable", #"1: undefined variable "$x""#),
    FailureRow(
      "{{with 1}}{{$y := 1}}{{end}}{{$y}}", "undefined-variable", #"1: undefined variable "$y""#),
    FailureRow(
      "{{range $i := .a}}{{end}}{{$i}}", "undefined-variable", #"1: undefined variable "$i""#),
    FailureRow("{{if $x := 1}}{{end}}{{$x}}", "undefined-variable", #"1: undefined variable "$x""#),
    FailureRow(
      #"{{define "a"}}{{$x}}{{end}}{{$x := 1}}"#, "undefined-variable",
      #"1: undefined variable "$x""#),
  ]

  static let blocks: [FailureRow] = [
    FailureRow("{{if}}{{end}}", "missing-value", "1: missing value for if"),
    FailureRow("{{if 1}}", "unexpected-eof", "1: unexpected EOF"),
    FailureRow("{{if 1}}a", "unexpected-eof", "1: unexpected EOF"),
    FailureRow("{{if 1}}{{else}}", "unexpected-eof", "1: unexpected EOF"),
    FailureRow(
      "{{if 1}}{{else}}{{else}}{{end}}", "unexpected-token", "1: expected end; found {{else}}"),
    FailureRow("{{if 1}}{{else if}}{{end}}", "missing-value", "1: missing value for if"),
    FailureRow("{{if 1}}{{else if 2}}", "unexpected-eof", "1: unexpected EOF"),
    FailureRow("{{if 1}}{{else 2}}{{end}}", "unexpected-token", #"1: unexpected "2" in else"#),
    FailureRow(
      "{{if 1}}{{else range .a}}{{end}}", "unexpected-token", "1: unexpected <range> in else"),
    FailureRow(
      "{{if 1}}{{else with 1}}{{end}}", "unexpected-token", "1: unexpected <with> in else"),
    FailureRow("{{with}}{{end}}", "missing-value", "1: missing value for with"),
    FailureRow("{{with 1}}", "unexpected-eof", "1: unexpected EOF"),
    FailureRow(
      "{{with 1}}{{else}}{{else}}{{end}}", "unexpected-token", "1: expected end; found {{else}}"),
    FailureRow("{{with 1}}{{else if 1}}{{end}}", "unexpected-token", "1: unexpected <if> in input"),
    FailureRow("{{range}}{{end}}", "missing-value", "1: missing value for range"),
    FailureRow("{{range .a}}", "unexpected-eof", "1: unexpected EOF"),
    FailureRow(
      "{{range .a}}{{else}}{{else}}{{end}}", "unexpected-token", "1: expected end; found {{else}}"),
    FailureRow(
      "{{range $i, $j, $k := .a}}{{end}}", "unexpected-token", "1: too many declarations in range"),
    FailureRow(
      "{{range $i, := .a}}{{end}}", "unexpected-token", "1: range can only initialize variables"),
    FailureRow(
      "{{range $i, 1 := .a}}{{end}}", "unexpected-token", "1: range can only initialize variables"),
    FailureRow(
      "{{range $i $j := .a}}{{end}}", "undefined-variable", #"1: undefined variable "$i""#),
    FailureRow("{{range i := .a}}{{end}}", "undefined-function", #"1: function "i" not defined"#),
    FailureRow(
      "{{range .a}}{{else if 1}}{{end}}", "unexpected-token", "1: unexpected <if> in input"),
    FailureRow("{{end}}", "unexpected-token", "1: unexpected {{end}}"),
    FailureRow("{{end}}a", "unexpected-token", "1: unexpected {{end}}"),
    FailureRow("a{{end}}b", "unexpected-token", "1: unexpected {{end}}"),
    FailureRow("{{else}}", "unexpected-token", "1: unexpected {{else}}"),
    FailureRow("{{else if 1}}", "unexpected-token", "1: unexpected {{else}}"),
    FailureRow("{{if 1}}{{end}}{{end}}", "unexpected-token", "1: unexpected {{end}}"),
    FailureRow("{{if 1}}{{end 1}}", "unexpected-token", #"1: unexpected "1" in end"#),
    FailureRow("{{end 1}}", "unexpected-token", #"1: unexpected "1" in end"#),
    FailureRow("{{break}}", "loop-control", "1: {{break}} outside {{range}}"),
    FailureRow("{{continue}}", "loop-control", "1: {{continue}} outside {{range}}"),
    FailureRow("{{if 1}}{{break}}{{end}}", "loop-control", "1: {{break}} outside {{range}}"),
    FailureRow(
      "{{range .a}}{{else}}{{break}}{{end}}", "loop-control", "1: {{break}} outside {{range}}"),
    FailureRow(
      "{{range .a}}{{end}}{{continue}}", "loop-control", "1: {{continue}} outside {{range}}"),
    FailureRow(
      "{{range .a}}{{break 1}}{{end}}", "unexpected-token", #"1: unexpected "1" in {{break}}"#),
    FailureRow(
      "{{range .a}}{{continue .}}{{end}}", "unexpected-token", "1: unexpected <.> in {{continue}}"),
    FailureRow(
      #"{{range .a}}{{define "x"}}{{break}}{{end}}{{end}}"#, "unexpected-token",
      "1: unexpected <define> in command"),
    FailureRow("{{if break}}{{end}}", "unexpected-token", "1: unexpected <break> in if"),
    FailureRow("{{if if}}{{end}}", "unexpected-token", "1: unexpected <if> in if"),
    FailureRow("{{if else}}{{end}}", "unexpected-token", "1: unexpected <else> in if"),
    FailureRow("{{print if}}", "unexpected-token", "1: unexpected <if> in operand"),
    FailureRow("{{.a | if}}", "unexpected-token", "1: unexpected <if> in command"),
    FailureRow("{{with | print}}{{end}}", "unexpected-token", #"1: unexpected "|" in with"#),
  ]

  static let templates: [FailureRow] = [
    FailureRow("{{template}}", "unexpected-token", #"1: unexpected "}}" in template clause"#),
    FailureRow("{{template 1}}", "unexpected-token", #"1: unexpected "1" in template clause"#),
    FailureRow("{{template .a}}", "unexpected-token", #"1: unexpected ".a" in template clause"#),
    FailureRow(
      "{{template print}}", "unexpected-token", #"1: unexpected "print" in template clause"#),
    FailureRow(
      #"{{template "a" 1 | nope}}"#, "undefined-function", #"1: function "nope" not defined"#),
    FailureRow(
      #"{{template "a" | print}}"#, "unexpected-token", #"1: unexpected "|" in template clause"#),
    FailureRow(
      #"{{template "a" ()}}"#, "missing-value", "1: missing value for parenthesized pipeline"),
    FailureRow(#"{{template "\q"}}"#, "bad-number", "1: invalid syntax"),
    FailureRow("{{define}}", "unexpected-token", #"1: unexpected "}}" in define clause"#),
    FailureRow("{{define 1}}{{end}}", "unexpected-token", #"1: unexpected "1" in define clause"#),
    FailureRow("{{define .a}}{{end}}", "unexpected-token", #"1: unexpected ".a" in define clause"#),
    FailureRow(#"{{define "a"}}"#, "unexpected-eof", "1: unexpected EOF"),
    FailureRow(#"{{define "a"}}x"#, "unexpected-eof", "1: unexpected EOF"),
    FailureRow(
      #"{{define "a" 1}}{{end}}"#, "unexpected-token", #"1: unexpected "1" in define clause"#),
    FailureRow(
      #"{{define "a" .}}{{end}}"#, "unexpected-token", "1: unexpected <.> in define clause"),
    FailureRow(
      #"{{define "a"}}x{{end}}{{define "a"}}y{{end}}"#, "redefinition",
      #"1: template: multiple definition of template "a""#),
    FailureRow(
      #"{{define "a"}}{{else}}{{end}}"#, "unexpected-token",
      "1: unexpected {{else}} in define clause"),
    FailureRow(#"{{define "\q"}}{{end}}"#, "bad-number", "1: invalid syntax"),
    FailureRow(
      #"{{if 1}}{{define "a"}}{{end}}{{end}}"#, "unexpected-token",
      "1: unexpected <define> in command"),
    FailureRow("{{block}}{{end}}", "unexpected-token", #"1: unexpected "}}" in block clause"#),
    FailureRow(#"{{block "a"}}{{end}}"#, "missing-value", "1: missing value for block clause"),
    FailureRow("{{block 1 .}}{{end}}", "unexpected-token", #"1: unexpected "1" in block clause"#),
    FailureRow(#"{{block "a" .}}"#, "unexpected-eof", "1: unexpected EOF"),
    FailureRow(
      #"{{block "a" .}}{{else}}{{end}}"#, "unexpected-token",
      "1: unexpected {{else}} in block clause"),
    FailureRow(
      #"{{block "a" .}}x{{end}}{{block "a" .}}y{{end}}"#, "redefinition",
      #"1: template: multiple definition of template "a""#),
    FailureRow(#"{{template "a"}}{{define "a"}}"#, "unexpected-eof", "1: unexpected EOF"),
    FailureRow(
      #"{{define "a"}}{{define "b"}}{{end}}{{end}}"#, "unexpected-token",
      "1: unexpected <define> in command"),
  ]

  static let lines: [FailureRow] = [
    FailureRow("\n{{nope}}", "undefined-function", #"2: function "nope" not defined"#),
    FailureRow("a\n\nb{{nope}}", "undefined-function", #"3: function "nope" not defined"#),
    FailureRow("{{print\n1\nnope}}", "undefined-function", #"3: function "nope" not defined"#),
    FailureRow("{{/*\n\n*/}}\n{{nope}}", "undefined-function", #"4: function "nope" not defined"#),
    FailureRow("{{`\n\n`}}{{nope}}", "undefined-function", #"3: function "nope" not defined"#),
    FailureRow(
      "{{if 1}}\n\n{{nope}}{{end}}", "undefined-function", #"3: function "nope" not defined"#),
    FailureRow("a\r\nb\r\n{{nope}}", "undefined-function", #"3: function "nope" not defined"#),
    FailureRow("{{if 1}}\n\n", "unexpected-eof", "3: unexpected EOF"),
    FailureRow("{{- \n\n}}", "missing-value", "3: missing value for command"),
    FailureRow("{{1 -}}\n\n{{nope}}", "undefined-function", #"3: function "nope" not defined"#),
    FailureRow(
      "{{define \"a\"}}\n{{nope}}{{end}}", "undefined-function", #"2: function "nope" not defined"#),
    FailureRow("{{(\n\n}}", "unexpected-token", "3: unclosed left paren in action started at t:1"),
    FailureRow(
      "{{\n\n\"a", "unterminated-string", "3: unterminated quoted string in action started at t:1"),
    FailureRow("{{\n\n", "unclosed-action", "3: unclosed action started at t:1"),
    FailureRow("{{\n$x\n}}", "undefined-variable", #"3: undefined variable "$x""#),
    FailureRow("{{if\n}}{{end}}", "missing-value", "2: missing value for if"),
    FailureRow(
      "{{range .a}}\n{{else}}\n{{else}}{{end}}", "unexpected-token",
      "3: expected end; found {{else}}"),
    FailureRow("\n{{end}}", "unexpected-token", "2: unexpected {{end}}"),
    FailureRow("{{template\n1}}", "unexpected-token", #"2: unexpected "1" in template clause"#),
    FailureRow("{{/*\n*/", "comment", "1: comment ends before closing delimiter"),
    FailureRow(
      "{{print `\n`\n1x}}", "bad-number", #"3: bad number syntax: "1x" in action started at t:1"#),
  ]
}
