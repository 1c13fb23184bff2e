// SPDX-License-Identifier: Apache-2.0

/// What is left out, and what is repeated: as Go 1.19 answers.
enum ControlRows {
  static let all: [RenderRow] = conditions + withs + ranges + scopes

  static let conditions: [RenderRow] = [
    RenderRow(
      "{{if .word}}yes{{else}}no{{end}}|{{if not .word}}yes{{else}}no{{end}}", "yes|no",
      "word and its negation"),
    RenderRow(
      "{{if .empty}}yes{{else}}no{{end}}|{{if not .empty}}yes{{else}}no{{end}}", "no|yes",
      "empty and its negation"),
    RenderRow(
      "{{if .zero}}yes{{else}}no{{end}}|{{if not .zero}}yes{{else}}no{{end}}", "no|yes",
      "zero and its negation"),
    RenderRow(
      "{{if .one}}yes{{else}}no{{end}}|{{if not .one}}yes{{else}}no{{end}}", "yes|no",
      "one and its negation"),
    RenderRow(
      "{{if .minus}}yes{{else}}no{{end}}|{{if not .minus}}yes{{else}}no{{end}}", "yes|no",
      "minus and its negation"),
    RenderRow(
      "{{if .half}}yes{{else}}no{{end}}|{{if not .half}}yes{{else}}no{{end}}", "yes|no",
      "half and its negation"),
    RenderRow(
      "{{if .tiny}}yes{{else}}no{{end}}|{{if not .tiny}}yes{{else}}no{{end}}", "yes|no",
      "tiny and its negation"),
    RenderRow(
      "{{if .yes}}yes{{else}}no{{end}}|{{if not .yes}}yes{{else}}no{{end}}", "yes|no",
      "yes and its negation"),
    RenderRow(
      "{{if .no}}yes{{else}}no{{end}}|{{if not .no}}yes{{else}}no{{end}}", "no|yes",
      "no and its negation"),
    RenderRow(
      "{{if .nothing}}yes{{else}}no{{end}}|{{if not .nothing}}yes{{else}}no{{end}}", "no|yes",
      "nothing and its negation"),
    RenderRow(
      "{{if .missing}}yes{{else}}no{{end}}|{{if not .missing}}yes{{else}}no{{end}}", "no|yes",
      "missing and its negation"),
    RenderRow(
      "{{if .list}}yes{{else}}no{{end}}|{{if not .list}}yes{{else}}no{{end}}", "yes|no",
      "list and its negation"),
    RenderRow(
      "{{if .none}}yes{{else}}no{{end}}|{{if not .none}}yes{{else}}no{{end}}", "no|yes",
      "none and its negation"),
    RenderRow(
      "{{if .object}}yes{{else}}no{{end}}|{{if not .object}}yes{{else}}no{{end}}", "yes|no",
      "object and its negation"),
    RenderRow(
      "{{if .bare}}yes{{else}}no{{end}}|{{if not .bare}}yes{{else}}no{{end}}", "no|yes",
      "bare and its negation"),
    RenderRow(
      "{{if .blank}}yes{{else}}no{{end}}|{{if not .blank}}yes{{else}}no{{end}}", "yes|no",
      "blank and its negation"),
    RenderRow(
      "{{if .zeroText}}yes{{else}}no{{end}}|{{if not .zeroText}}yes{{else}}no{{end}}", "yes|no",
      "zeroText and its negation"),
    RenderRow("{{if true}}a{{end}}", "a", "a constant"),
    RenderRow(#"{{if ""}}a{{end}}."#, ".", "an empty text"),
    RenderRow("{{if 0.0}}a{{else}}b{{end}}", "b", "a float zero"),
    RenderRow("{{if 0i}}a{{else}}b{{end}}", "b", "an imaginary zero"),
    RenderRow("{{if 'a'}}a{{end}}", "a", "a character"),
    RenderRow("{{if .word}}{{if .one}}both{{end}}{{end}}", "both", "a condition in a condition"),
    RenderRow("{{if .no}}{{else}}{{if .one}}inner{{end}}{{end}}", "inner", "in the other part"),
    RenderRow(
      "{{if .no}}a{{else if .no}}b{{else if .no}}c{{else}}d{{end}}", "d", "three that fail"),
    RenderRow("{{if .no}}a{{else if .word}}b{{else if .one}}c{{end}}", "b", "the first that holds"),
    RenderRow("{{if and .word .one}}a{{end}}", "a", "a function"),
    RenderRow("{{if eq .one 1 | not}}a{{else}}b{{end}}", "b", "a pipeline"),
    RenderRow(#"{{if (eq .word "hello")}}a{{end}}"#, "a", "a parenthesis"),
    RenderRow("{{if $x := .word}}{{$x}}{{end}}", "hello", "a variable"),
    RenderRow("{{if $x := .empty}}a{{else}}[{{$x}}]{{end}}", "[]", "seen in the other part"),
    RenderRow("{{if .word -}} a {{- end}}", "a", "trim markers"),
  ]

  static let withs: [RenderRow] = [
    RenderRow("{{with .word}}{{.}}{{end}}", "hello", "the dot is the value"),
    RenderRow("{{with .object}}{{.k}}{{end}}", "v", "its keys"),
    RenderRow("{{with .object.deep}}{{.d}}{{end}}", "end", "of a chain"),
    RenderRow(
      "{{with .empty}}a{{else}}{{.word}}{{end}}", "hello", "the dot of the other part stays"),
    RenderRow("{{with 1}}{{.}}{{end}}", "1", "a constant"),
    RenderRow("{{with $x := 2}}{{$x}}{{.}}{{end}}", "22", "a variable and the dot"),
    RenderRow("{{with .object}}{{with .deep}}{{.d}}{{end}}{{.n}}{{end}}", "end1", "one in another"),
    RenderRow("{{with .object}}{{$.word}}{{end}}", "hello", "the dollar stays"),
    RenderRow("{{with .list}}{{index . 1}}{{end}}", "b", "a list"),
    RenderRow("{{with index .people 0}}{{.name}}{{end}}", "Ann", "a call"),
    RenderRow("{{with .nothing}}a{{else}}b{{end}}", "b", "a null is empty"),
    RenderRow("{{with and .word .object}}{{.k}}{{end}}", "v", "what and answers"),
    RenderRow(#"{{with printf "%d" .one}}<{{.}}>{{end}}"#, "<1>", "a text that is made"),
    RenderRow("{{with .zero}}{{else}}{{with .one}}{{.}}{{end}}{{end}}", "1", "in the other part"),
  ]

  static let ranges: [RenderRow] = [
    RenderRow("{{range .list}}{{.}}{{end}}", "abc", "a list"),
    RenderRow("{{range .numbers}}{{.}},{{end}}", "3,1,2,", "numbers"),
    RenderRow(
      "{{range .mixed}}[{{.}}]{{end}}", "[x][1][1.5][true][<no value>][[y]][map[k:v]]", "every kind"
    ),
    RenderRow(
      "{{range .object}}[{{.}}]{{end}}", "[map[d:end nothing:<nil>]][v][1]", "values of an object"),
    RenderRow(
      "{{range $k, $v := .object}}{{$k}}={{$v}};{{end}}", "deep=map[d:end nothing:<nil>];k=v;n=1;",
      "keys and values"),
    RenderRow(
      "{{range $v := .object}}{{$v}};{{end}}", "map[d:end nothing:<nil>];v;1;",
      "one variable is the value"),
    RenderRow("{{range .none}}a{{else}}b{{end}}", "b", "none"),
    RenderRow("{{range .bare}}a{{else}}b{{end}}", "b", "an empty object"),
    RenderRow("{{range .nothing}}a{{else}}b{{end}}", "b", "null"),
    RenderRow("{{range .missing}}a{{end}}.", ".", "missing"),
    RenderRow(
      "{{range .people}}{{.name}}/{{.age}} {{end}}", "Ann/30 Bob/<no value> <no value>/5 ",
      "objects with gaps"),
    RenderRow(
      "{{range $i, $p := .people}}{{if $i}}, {{end}}{{$i}}:{{$p.name}}{{end}}",
      "0:Ann, 1:Bob, 2:<no value>", "a separator"),
    RenderRow(
      "{{range .list}}{{range $.numbers}}{{.}}{{end}}{{.}}{{end}}", "312a312b312c", "one in another"
    ),
    RenderRow("{{range $i, $_ := .list}}{{$i}}{{end}}", "012", "an underscore is a name"),
    RenderRow("{{range slice .list 1}}{{.}}{{end}}", "bc", "a call"),
    RenderRow("{{range .list}}{{$x := .}}{{$x}}{{end}}", "abc", "a variable of the body"),
    RenderRow("{{$x := 0}}{{range .numbers}}{{$x = .}}{{end}}{{$x}}", "2", "an assignment stays"),
    RenderRow(
      "{{$n := 0}}{{range $i, $e := .list}}{{$n = $i}}{{end}}{{$n}}", "2", "the last index"),
    RenderRow("{{$i := 7}}{{range $i, $e := .list}}{{end}}{{$i}}", "7", "inner variables end"),
    RenderRow("{{range .list}}{{.}}{{break}}{{end}}", "a", "break"),
    RenderRow("{{range .list}}{{continue}}{{.}}{{end}}.", ".", "continue"),
    RenderRow(
      "{{range .numbers}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}", "32",
      "continue in a condition"),
    RenderRow(
      "{{range .numbers}}{{if eq . 1}}{{break}}{{end}}{{.}}{{else}}none{{end}}", "3",
      "break and other part"),
    RenderRow("{{range .list}}{{with .}}{{break}}{{end}}x{{end}}.", ".", "break in a with"),
    RenderRow("{{range .list}}a{{- break -}} b{{end}}", "a", "break with trim markers"),
    RenderRow(
      "{{range .none}}{{else}}{{range .list}}{{.}}{{end}}{{end}}", "abc", "a loop in the other part"
    ),
    RenderRow(
      #"{{range .list}}{{if eq . "b"}}{{$.word}}{{else}}{{.}}{{end}}{{end}}"#, "ahelloc",
      "the root by the dollar"),
  ]

  static let scopes: [RenderRow] = [
    RenderRow("{{$x := 1}}{{$y := 2}}{{$x}}{{$y}}", "12", "two variables"),
    RenderRow("{{$x := 1}}{{$x := 2}}{{$x}}", "2", "declared again"),
    RenderRow("{{$x := 1}}{{with 2}}{{$x}}{{end}}", "1", "seen inside"),
    RenderRow("{{$x := 1}}{{with 2}}{{$x := 3}}{{$x}}{{end}}{{$x}}", "31", "hidden inside"),
    RenderRow("{{$x := 1}}{{with 2}}{{$x = 3}}{{end}}{{$x}}", "3", "changed inside"),
    RenderRow("{{$x := .object}}{{$x.k}}{{$x.deep.d}}", "vend", "chains"),
    RenderRow("{{$x := .missing}}{{$x.a}}", "<no value>", "a chain on what is missing"),
    RenderRow(#"{{$x := "a"}}{{$x = 1}}{{$x}}"#, "1", "another kind"),
    RenderRow(#"{{$x := 1 | printf "%03d"}}{{$x}}"#, "001", "a pipeline"),
    RenderRow("{{$a := 1}}{{$b := $a}}{{$a = 2}}{{$b}}", "1", "a copy"),
    RenderRow("{{$x := .list}}{{range $x}}{{.}}{{end}}", "abc", "a loop over it"),
    RenderRow("{{$x := 1}}{{if $x}}{{$x}}{{end}}", "1", "a condition on it"),
    RenderRow("{{$ := 1}}{{$}}", "1", "the dollar itself declared"),
    RenderRow("{{$x1y_ := 1}}{{$x1y_}}", "1", "digits and underscores in a name"),
  ]
}
