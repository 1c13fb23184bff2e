// SPDX-License-Identifier: Apache-2.0

/// What Go 1.19 fails to render, in its words and at its place.
enum ExecutionFailureRows {
  static let all: [FailureRow] = fields + callables + counts + templates + places

  static let fields: [FailureRow] = [
    FailureRow(
      "{{.word.a}}", "no-field",
      #"1:7: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.one.a}}", "no-field",
      #"1:6: executing "t" at <.one.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.half.a}}", "no-field",
      #"1:7: executing "t" at <.half.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.yes.a}}", "no-field",
      #"1:6: executing "t" at <.yes.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.list.a}}", "no-field",
      #"1:7: executing "t" at <.list.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.nothing.a}}", "nil-pointer",
      #"1:10: executing "t" at <.nothing.a>: nil pointer evaluating interface {}.a"#),
    FailureRow(
      "{{.object.k.a}}", "no-field",
      #"1:9: executing "t" at <.object.k.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.object.deep.nothing.a}}", "nil-pointer",
      #"1:9: executing "t" at <.object.deep.nothing.a>: nil pointer evaluating interface {}.a"#),
    FailureRow(
      "{{.object.deep.d.e.f}}", "no-field",
      #"1:9: executing "t" at <.object.deep.d.e.f>: can't evaluate field e in type interface {}"#),
    FailureRow(
      "{{$.word.a}}", "no-field",
      #"1:3: executing "t" at <$.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{$x := .word}}{{$x.a}}", "no-field",
      #"1:19: executing "t" at <$x.a>: can't evaluate field a in type string"#),
    FailureRow(
      "{{(.word).a}}", "no-field",
      #"1:3: executing "t" at <.word>: can't evaluate field a in type string"#),
    FailureRow(
      "{{(print 1).a}}", "no-field",
      #"1:9: executing "t" at <1>: can't evaluate field a in type string"#),
    FailureRow(
      "{{(index .people 1).age.a}}", "nil-pointer",
      #"1:17: executing "t" at <1>: nil pointer evaluating interface {}.a"#),
    FailureRow(
      "{{with .word}}{{.a}}{{end}}", "no-field",
      #"1:16: executing "t" at <.a>: can't evaluate field a in type string"#),
    FailureRow(
      "{{range .list}}{{.a}}{{end}}", "no-field",
      #"1:17: executing "t" at <.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{range .people}}{{.name.a}}{{end}}", "no-field",
      #"1:24: executing "t" at <.name.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{if .word.a}}{{end}}", "no-field",
      #"1:10: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{print .word.a}}", "no-field",
      #"1:13: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.word.a | print}}", "no-field",
      #"1:7: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{len (.word.a)}}", "no-field",
      #"1:12: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      #"{{define "T"}}{{.a}}{{end}}{{template "T" .word}}"#, "no-field",
      #"1:16: executing "T" at <.a>: can't evaluate field a in type string"#),
    FailureRow(
      #"{{template "T" 1i}}{{define "T"}}{{.x}}{{end}}"#, "no-field",
      #"1:35: executing "T" at <.x>: can't evaluate field x in type complex128"#),
    FailureRow(
      #"{{block "B" .one}}{{.x}}{{end}}"#, "no-field",
      #"1:20: executing "B" at <.x>: can't evaluate field x in type int64"#),
    FailureRow(
      "a\n  {{.word.a}}", "no-field",
      #"2:9: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "é{{.word.a}}", "no-field",
      #"1:9: executing "t" at <.word.a>: can't evaluate field a in type interface {}"#),
    FailureRow(
      "{{.word}}\n{{.list}}\n  {{ .one.a }}", "no-field",
      #"3:9: executing "t" at <.one.a>: can't evaluate field a in type interface {}"#),
  ]

  static let callables: [FailureRow] = [
    FailureRow(
      "{{.word 1}}", "not-callable",
      #"1:2: executing "t" at <.word>: word is not a method but has arguments"#),
    FailureRow(
      "{{.missing 1}}", "not-callable",
      #"1:2: executing "t" at <.missing>: missing is not a method but has arguments"#),
    FailureRow(
      "{{.object.k 1}}", "not-callable",
      #"1:9: executing "t" at <.object.k>: k is not a method but has arguments"#),
    FailureRow(
      "{{1 2}}", "not-callable",
      #"1:2: executing "t" at <1>: can't give argument to non-function 1"#),
    FailureRow(
      #"{{"a" 1}}"#, "not-callable",
      #"1:2: executing "t" at <"a">: can't give argument to non-function "a""#),
    FailureRow(
      "{{true 1}}", "not-callable",
      #"1:2: executing "t" at <true>: can't give argument to non-function true"#),
    FailureRow(
      "{{. 1}}", "not-callable",
      #"1:2: executing "t" at <.>: can't give argument to non-function ."#),
    FailureRow(
      "{{$ 1}}", "not-callable",
      #"1:2: executing "t" at <$>: can't give argument to non-function $"#),
    FailureRow(
      "{{$x := 1}}{{$x 2}}", "not-callable",
      #"1:13: executing "t" at <$x>: can't give argument to non-function $x"#),
    FailureRow("{{nil}}", "not-callable", #"1:2: executing "t" at <nil>: nil is not a command"#),
    FailureRow(
      "{{nil 1}}", "not-callable",
      #"1:2: executing "t" at <nil>: can't give argument to non-function nil"#),
    FailureRow(
      "{{(1) 2}}", "not-callable",
      #"1:2: executing "t" at <(1) 2>: can't give argument to non-function 1"#),
    FailureRow(
      "{{(print 1) 2}}", "not-callable",
      #"1:2: executing "t" at <(print 1) 2>: can't give argument to non-function print 1"#),
    FailureRow(
      "{{1 | .word}}", "not-callable",
      #"1:6: executing "t" at <.word>: word is not a method but has arguments"#),
    FailureRow(
      "{{1 | $}}", "not-callable",
      #"1:6: executing "t" at <$>: can't give argument to non-function $"#),
    FailureRow(
      "{{$x := html | $x}}", "undefined-variable",
      #"1:15: executing "t" at <$x>: undefined variable: $x"#),
    FailureRow(
      "{{range $i, $e := print | $i}}{{end}}", "undefined-variable",
      #"1:26: executing "t" at <$i>: undefined variable: $i"#),
    FailureRow(
      "{{.word | .word}}", "not-callable",
      #"1:10: executing "t" at <.word>: word is not a method but has arguments"#),
    FailureRow(
      "{{1 | .missing}}", "not-callable",
      #"1:6: executing "t" at <.missing>: missing is not a method but has arguments"#),
    FailureRow(
      "{{if .word 1}}{{end}}", "not-callable",
      #"1:5: executing "t" at <.word>: word is not a method but has arguments"#),
    FailureRow(
      "{{call}}", "wrong-arg-count",
      #"1:2: executing "t" at <call>: wrong number of args for call: want at least 1 got 0"#),
    FailureRow(
      "{{call nil}}", "func-error",
      #"1:2: executing "t" at <call nil>: error calling call: call of nil"#),
    FailureRow(
      "{{call 1}}", "func-error",
      #"1:2: executing "t" at <call 1>: error calling call: non-function of type int"#),
    FailureRow(
      #"{{call "a"}}"#, "func-error",
      #"1:2: executing "t" at <call "a">: error calling call: non-function of type string"#),
    FailureRow(
      "{{call .word 1}}", "func-error",
      #"1:2: executing "t" at <call .word 1>: error calling call: non-function of type string"#),
    FailureRow(
      "{{call .missing}}", "func-error",
      #"1:2: executing "t" at <call .missing>: error calling call: call of nil"#),
    FailureRow(
      "{{call .nothing}}", "func-error",
      #"1:2: executing "t" at <call .nothing>: error calling call: call of nil"#),
    FailureRow(
      "{{call .list}}", "func-error",
      #"1:2: executing "t" at <call .list>: error calling call: non-function of type []interface {}"#
    ),
    FailureRow(
      "{{call .object.k}}", "func-error",
      #"1:2: executing "t" at <call .object.k>: error calling call: non-function of type string"#),
    FailureRow(
      "{{18446744073709551615}}", "arg-type",
      #"1:2: executing "t" at <18446744073709551615>: 18446744073709551615 overflows int"#),
    FailureRow(
      "{{print 9223372036854775808}}", "arg-type",
      #"1:8: executing "t" at <9223372036854775808>: 9223372036854775808 overflows int"#),
  ]

  static let counts: [FailureRow] = [
    FailureRow(
      "{{len}}", "wrong-arg-count",
      #"1:2: executing "t" at <len>: wrong number of args for len: want 1 got 0"#),
    FailureRow(
      "{{len 1 2}}", "wrong-arg-count",
      #"1:2: executing "t" at <len>: wrong number of args for len: want 1 got 2"#),
    FailureRow(
      "{{not}}", "wrong-arg-count",
      #"1:2: executing "t" at <not>: wrong number of args for not: want 1 got 0"#),
    FailureRow(
      "{{not 1 2}}", "wrong-arg-count",
      #"1:2: executing "t" at <not>: wrong number of args for not: want 1 got 2"#),
    FailureRow(
      "{{and}}", "wrong-arg-count",
      #"1:2: executing "t" at <and>: wrong number of args for and: want at least 1 got 0"#),
    FailureRow(
      "{{or}}", "wrong-arg-count",
      #"1:2: executing "t" at <or>: wrong number of args for or: want at least 1 got 0"#),
    FailureRow(
      "{{eq}}", "wrong-arg-count",
      #"1:2: executing "t" at <eq>: wrong number of args for eq: want at least 1 got 0"#),
    FailureRow(
      "{{eq 1}}", "wrong-arg-count",
      #"1:2: executing "t" at <eq 1>: error calling eq: missing argument for comparison"#),
    FailureRow(
      "{{ne}}", "wrong-arg-count",
      #"1:2: executing "t" at <ne>: wrong number of args for ne: want 2 got 0"#),
    FailureRow(
      "{{ne 1}}", "wrong-arg-count",
      #"1:2: executing "t" at <ne>: wrong number of args for ne: want 2 got 1"#),
    FailureRow(
      "{{ne 1 2 3}}", "wrong-arg-count",
      #"1:2: executing "t" at <ne>: wrong number of args for ne: want 2 got 3"#),
    FailureRow(
      "{{lt 1}}", "wrong-arg-count",
      #"1:2: executing "t" at <lt>: wrong number of args for lt: want 2 got 1"#),
    FailureRow(
      "{{lt 1 2 3}}", "wrong-arg-count",
      #"1:2: executing "t" at <lt>: wrong number of args for lt: want 2 got 3"#),
    FailureRow(
      "{{le}}", "wrong-arg-count",
      #"1:2: executing "t" at <le>: wrong number of args for le: want 2 got 0"#),
    FailureRow(
      "{{gt 1}}", "wrong-arg-count",
      #"1:2: executing "t" at <gt>: wrong number of args for gt: want 2 got 1"#),
    FailureRow(
      "{{ge 1 2 3}}", "wrong-arg-count",
      #"1:2: executing "t" at <ge>: wrong number of args for ge: want 2 got 3"#),
    FailureRow(
      "{{index}}", "wrong-arg-count",
      #"1:2: executing "t" at <index>: wrong number of args for index: want at least 1 got 0"#),
    FailureRow(
      "{{slice}}", "wrong-arg-count",
      #"1:2: executing "t" at <slice>: wrong number of args for slice: want at least 1 got 0"#),
    FailureRow(
      "{{printf}}", "wrong-arg-count",
      #"1:2: executing "t" at <printf>: wrong number of args for printf: want at least 1 got 0"#),
    FailureRow(
      "{{1 | len 2}}", "wrong-arg-count",
      #"1:6: executing "t" at <len>: wrong number of args for len: want 1 got 2"#),
    FailureRow(
      "{{1 | not 1}}", "wrong-arg-count",
      #"1:6: executing "t" at <not>: wrong number of args for not: want 1 got 2"#),
    FailureRow(
      "{{.word | ne}}", "wrong-arg-count",
      #"1:10: executing "t" at <ne>: wrong number of args for ne: want 2 got 1"#),
    FailureRow(
      "{{1 | lt}}", "wrong-arg-count",
      #"1:6: executing "t" at <lt>: wrong number of args for lt: want 2 got 1"#),
    FailureRow(
      "{{print (len)}}", "wrong-arg-count",
      #"1:9: executing "t" at <len>: wrong number of args for len: want 1 got 0"#),
    FailureRow(
      "{{if len}}{{end}}", "wrong-arg-count",
      #"1:5: executing "t" at <len>: wrong number of args for len: want 1 got 0"#),
    FailureRow(
      "{{with not}}{{end}}", "wrong-arg-count",
      #"1:7: executing "t" at <not>: wrong number of args for not: want 1 got 0"#),
  ]

  static let templates: [FailureRow] = [
    FailureRow(
      #"{{template "nope"}}"#, "undefined-template",
      #"1:11: executing "t" at <{{template "nope"}}>: template "nope" not defined"#),
    FailureRow(
      #"{{template "nope" .}}"#, "undefined-template",
      #"1:11: executing "t" at <{{template "nope" .}}>: template "nope" not defined"#),
    FailureRow(
      #"a{{template "nope"}}b"#, "undefined-template",
      #"1:12: executing "t" at <{{template "nope"}}>: template "nope" not defined"#),
    FailureRow(
      #"{{if 1}}{{template "nope" 1}}{{end}}"#, "undefined-template",
      #"1:19: executing "t" at <{{template "nope" 1}}>: template "nope" not defined"#),
    FailureRow(
      #"{{define "a"}}{{template "nope"}}{{end}}{{template "a"}}"#, "undefined-template",
      #"1:25: executing "a" at <{{template "nope"}}>: template "nope" not defined"#),
    FailureRow(
      #"{{template "nope" (len .word)}}"#, "undefined-template",
      #"1:11: executing "t" at <{{template "nope" (len .word)}}>: template "nope" not defined"#),
    FailureRow(
      #"{{template "a" .word.x}}{{define "a"}}b{{end}}"#, "no-field",
      #"1:20: executing "t" at <.word.x>: can't evaluate field x in type interface {}"#),
    FailureRow(
      #"{{define "a"}}{{index . 9}}{{end}}{{template "a" .list}}"#, "index",
      #"1:16: executing "a" at <index . 9>: error calling index: index out of range: 9"#),
    FailureRow(
      "{{define \"a\"}}\n{{len .}}{{end}}{{template \"a\" 1}}", "len-type",
      #"2:2: executing "a" at <len .>: error calling len: len of type int"#),
    FailureRow(
      #"{{define "a b"}}{{.x}}{{end}}{{template "a b" 1}}"#, "no-field",
      #"1:18: executing "a b" at <.x>: can't evaluate field x in type int"#),
    FailureRow(
      #"{{define "\""}}{{.x}}{{end}}{{template "\"" 1}}"#, "no-field",
      #"1:17: executing "\"" at <.x>: can't evaluate field x in type int"#),
    FailureRow(
      #"{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{.x}}{{end}}{{template "a" 1}}"#,
      "no-field", #"1:55: executing "b" at <.x>: can't evaluate field x in type int"#),
  ]

  static let places: [FailureRow] = [
    FailureRow(
      "\n\n{{len 1}}", "len-type",
      #"3:2: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "a\n{{print 1\n(len 1)}}", "len-type",
      #"3:1: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{/*\n*/}}{{len 1}}", "len-type",
      #"2:6: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{if 1}}\n  {{len 1}}{{end}}", "len-type",
      #"2:4: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{range .list}}\n{{len 1}}{{end}}", "len-type",
      #"2:2: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "é€😀{{len 1}}", "len-type",
      #"1:11: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      #"{{"é"}}{{len 1}}"#, "len-type",
      #"1:10: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      #"{{print "a" (len 1)}}"#, "len-type",
      #"1:13: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{print (print (len 1))}}", "len-type",
      #"1:16: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{len 1 | print}}", "len-type",
      #"1:2: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{1 | print | index 1}}", "index",
      #"1:14: executing "t" at <index 1>: error calling index: can't index item of type int"#),
    FailureRow(
      "{{with len 1}}{{end}}", "len-type",
      #"1:7: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{$x := len 1}}", "len-type",
      #"1:8: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{with $x := 1}}{{len $x}}{{end}}", "len-type",
      #"1:18: executing "t" at <len $x>: error calling len: len of type int"#),
    FailureRow(
      "{{- len 1 -}}", "len-type",
      #"1:4: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "\t{{  len   1  }}", "len-type",
      #"1:5: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{(len 1)}}", "len-type",
      #"1:3: executing "t" at <len 1>: error calling len: len of type int"#),
    FailureRow(
      "{{print `\n` (len 1)}}", "len-type",
      #"2:3: executing "t" at <len 1>: error calling len: len of type int"#),
  ]
}
