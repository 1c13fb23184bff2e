// SPDX-License-Identifier: Apache-2.0

/// What functions of Go 1.19 do not take, in its words and at its place.
enum ArgumentFailureRows {
  static let all: [FailureRow] = types + comparisons + indexes

  static let types: [FailureRow] = [
    FailureRow("{{printf 1}}", "arg-type", #"1:9: executing "t" at <1>: expected string; found 1"#),
    FailureRow(
      "{{printf 1.5}}", "arg-type", #"1:9: executing "t" at <1.5>: expected string; found 1.5"#),
    FailureRow(
      "{{printf true}}", "arg-type", #"1:9: executing "t" at <true>: expected string; found true"#),
    FailureRow(
      "{{printf nil}}", "arg-type", #"1:9: executing "t" at <nil>: cannot assign nil to string"#),
    FailureRow(
      "{{printf .one}}", "arg-type",
      #"1:9: executing "t" at <.one>: wrong type for value; expected string; got int64"#),
    FailureRow(
      "{{printf .list}}", "arg-type",
      #"1:9: executing "t" at <.list>: wrong type for value; expected string; got []interface {}"#),
    FailureRow(
      "{{printf .missing}}", "arg-type",
      #"1:9: executing "t" at <.missing>: invalid value; expected string"#),
    FailureRow(
      "{{printf .nothing}}", "arg-type",
      #"1:9: executing "t" at <.nothing>: wrong type for value; expected string; got interface {}"#),
    FailureRow(
      "{{printf 1i}}", "arg-type", #"1:9: executing "t" at <1i>: expected string; found 1i"#),
    FailureRow(
      "{{printf 'a'}}", "arg-type", #"1:9: executing "t" at <'a'>: expected string; found 'a'"#),
    FailureRow(
      "{{1 | printf}}", "arg-type",
      #"1:6: executing "t" at <printf>: wrong type for value; expected string; got int"#),
    FailureRow(
      "{{printf (len .word)}}", "arg-type",
      #"1:14: executing "t" at <.word>: wrong type for value; expected string; got int"#),
    FailureRow(
      "{{len 1}}", "len-type", #"1:2: executing "t" at <len 1>: error calling len: len of type int"#
    ),
    FailureRow(
      "{{len true}}", "len-type",
      #"1:2: executing "t" at <len true>: error calling len: len of type bool"#),
    FailureRow(
      "{{len nil}}", "func-error",
      #"1:2: executing "t" at <len nil>: error calling len: reflect: call of reflect.Value.Type on zero Value"#
    ),
    FailureRow(
      "{{len .one}}", "len-type",
      #"1:2: executing "t" at <len .one>: error calling len: len of type int64"#),
    FailureRow(
      "{{len .half}}", "len-type",
      #"1:2: executing "t" at <len .half>: error calling len: len of type float64"#),
    FailureRow(
      "{{len .missing}}", "func-error",
      #"1:2: executing "t" at <len .missing>: error calling len: reflect: call of reflect.Value.Type on zero Value"#
    ),
    FailureRow(
      "{{len .nothing}}", "len-type",
      #"1:2: executing "t" at <len .nothing>: error calling len: len of nil pointer"#),
    FailureRow(
      "{{1 | len}}", "len-type", #"1:6: executing "t" at <len>: error calling len: len of type int"#
    ),
    FailureRow(
      "{{range 1}}{{end}}", "range-type", #"1:8: executing "t" at <1>: range can't iterate over 1"#),
    FailureRow(
      #"{{range "a"}}{{end}}"#, "range-type",
      #"1:8: executing "t" at <"a">: range can't iterate over a"#),
    FailureRow(
      "{{range true}}{{end}}", "range-type",
      #"1:8: executing "t" at <true>: range can't iterate over true"#),
    FailureRow(
      "{{range .one}}{{end}}", "range-type",
      #"1:8: executing "t" at <.one>: range can't iterate over 1"#),
    FailureRow(
      "{{range .word}}{{end}}", "range-type",
      #"1:8: executing "t" at <.word>: range can't iterate over hello"#),
    FailureRow(
      "{{range .half}}{{end}}", "range-type",
      #"1:8: executing "t" at <.half>: range can't iterate over 0.5"#),
    FailureRow(
      "{{range $i, $e := .word}}{{end}}", "range-type",
      #"1:18: executing "t" at <.word>: range can't iterate over hello"#),
    FailureRow(
      "{{range print}}{{end}}", "range-type",
      #"1:8: executing "t" at <print>: range can't iterate over "#),
    FailureRow(
      "{{range 1i}}{{end}}", "range-type",
      #"1:8: executing "t" at <1i>: range can't iterate over (0+1i)"#),
  ]

  static let comparisons: [FailureRow] = [
    FailureRow(
      "{{eq 1 1.0}}", "incompatible-types",
      #"1:2: executing "t" at <eq 1 1.0>: error calling eq: incompatible types for comparison"#),
    FailureRow(
      #"{{eq 1 "1"}}"#, "incompatible-types",
      #"1:2: executing "t" at <eq 1 "1">: error calling eq: incompatible types for comparison"#),
    FailureRow(
      "{{eq .list 1}}", "incompatible-types",
      #"1:2: executing "t" at <eq .list 1>: error calling eq: incompatible types for comparison"#),
    FailureRow(
      "{{eq .word .one}}", "incompatible-types",
      #"1:2: executing "t" at <eq .word .one>: error calling eq: incompatible types for comparison"#
    ),
    FailureRow(
      "{{ne 1 1.0}}", "incompatible-types",
      #"1:2: executing "t" at <ne 1 1.0>: error calling ne: incompatible types for comparison"#),
    FailureRow(
      #"{{ne 1 "1"}}"#, "incompatible-types",
      #"1:2: executing "t" at <ne 1 "1">: error calling ne: incompatible types for comparison"#),
    FailureRow(
      "{{ne .list 1}}", "incompatible-types",
      #"1:2: executing "t" at <ne .list 1>: error calling ne: incompatible types for comparison"#),
    FailureRow(
      "{{ne .word .one}}", "incompatible-types",
      #"1:2: executing "t" at <ne .word .one>: error calling ne: incompatible types for comparison"#
    ),
    FailureRow(
      "{{lt 1 1.0}}", "incompatible-types",
      #"1:2: executing "t" at <lt 1 1.0>: error calling lt: incompatible types for comparison"#),
    FailureRow(
      #"{{lt 1 "1"}}"#, "incompatible-types",
      #"1:2: executing "t" at <lt 1 "1">: error calling lt: incompatible types for comparison"#),
    FailureRow(
      "{{lt .list 1}}", "incompatible-types",
      #"1:2: executing "t" at <lt .list 1>: error calling lt: invalid type for comparison"#),
    FailureRow(
      "{{lt .word .one}}", "incompatible-types",
      #"1:2: executing "t" at <lt .word .one>: error calling lt: incompatible types for comparison"#
    ),
    FailureRow(
      "{{lt .nothing 1}}", "incompatible-types",
      #"1:2: executing "t" at <lt .nothing 1>: error calling lt: invalid type for comparison"#),
    FailureRow(
      "{{le 1 1.0}}", "incompatible-types",
      #"1:2: executing "t" at <le 1 1.0>: error calling le: incompatible types for comparison"#),
    FailureRow(
      #"{{le 1 "1"}}"#, "incompatible-types",
      #"1:2: executing "t" at <le 1 "1">: error calling le: incompatible types for comparison"#),
    FailureRow(
      "{{le .list 1}}", "incompatible-types",
      #"1:2: executing "t" at <le .list 1>: error calling le: invalid type for comparison"#),
    FailureRow(
      "{{le .word .one}}", "incompatible-types",
      #"1:2: executing "t" at <le .word .one>: error calling le: incompatible types for comparison"#
    ),
    FailureRow(
      "{{le .nothing 1}}", "incompatible-types",
      #"1:2: executing "t" at <le .nothing 1>: error calling le: invalid type for comparison"#),
    FailureRow(
      "{{gt 1 1.0}}", "incompatible-types",
      #"1:2: executing "t" at <gt 1 1.0>: error calling gt: incompatible types for comparison"#),
    FailureRow(
      #"{{gt 1 "1"}}"#, "incompatible-types",
      #"1:2: executing "t" at <gt 1 "1">: error calling gt: incompatible types for comparison"#),
    FailureRow(
      "{{gt .list 1}}", "incompatible-types",
      #"1:2: executing "t" at <gt .list 1>: error calling gt: invalid type for comparison"#),
    FailureRow(
      "{{gt .word .one}}", "incompatible-types",
      #"1:2: executing "t" at <gt .word .one>: error calling gt: incompatible types for comparison"#
    ),
    FailureRow(
      "{{gt .nothing 1}}", "incompatible-types",
      #"1:2: executing "t" at <gt .nothing 1>: error calling gt: invalid type for comparison"#),
    FailureRow(
      "{{ge 1 1.0}}", "incompatible-types",
      #"1:2: executing "t" at <ge 1 1.0>: error calling ge: incompatible types for comparison"#),
    FailureRow(
      #"{{ge 1 "1"}}"#, "incompatible-types",
      #"1:2: executing "t" at <ge 1 "1">: error calling ge: incompatible types for comparison"#),
    FailureRow(
      "{{ge .list 1}}", "incompatible-types",
      #"1:2: executing "t" at <ge .list 1>: error calling ge: invalid type for comparison"#),
    FailureRow(
      "{{ge .word .one}}", "incompatible-types",
      #"1:2: executing "t" at <ge .word .one>: error calling ge: incompatible types for comparison"#
    ),
    FailureRow(
      "{{ge .nothing 1}}", "incompatible-types",
      #"1:2: executing "t" at <ge .nothing 1>: error calling ge: invalid type for comparison"#),
    FailureRow(
      "{{eq .list .list}}", "incompatible-types",
      #"1:2: executing "t" at <eq .list .list>: error calling eq: non-comparable type [a b c]: []interface {}"#
    ),
    FailureRow(
      "{{eq .object .object}}", "incompatible-types",
      #"1:2: executing "t" at <eq .object .object>: error calling eq: non-comparable type map[deep:map[d:end nothing:<nil>] k:v n:%!s(int64=1)]: map[string]interface {}"#
    ),
    FailureRow(
      #"{{eq 1 2 "a"}}"#, "incompatible-types",
      #"1:2: executing "t" at <eq 1 2 "a">: error calling eq: incompatible types for comparison"#),
    FailureRow(
      "{{eq .one .half}}", "incompatible-types",
      #"1:2: executing "t" at <eq .one .half>: error calling eq: incompatible types for comparison"#
    ),
    FailureRow(
      "{{lt true false}}", "incompatible-types",
      #"1:2: executing "t" at <lt true false>: error calling lt: invalid type for comparison"#),
    FailureRow(
      "{{lt .list .list}}", "incompatible-types",
      #"1:2: executing "t" at <lt .list .list>: error calling lt: invalid type for comparison"#),
    FailureRow(
      "{{lt 1i 2i}}", "incompatible-types",
      #"1:2: executing "t" at <lt 1i 2i>: error calling lt: invalid type for comparison"#),
    FailureRow(
      "{{lt .missing 1}}", "incompatible-types",
      #"1:2: executing "t" at <lt .missing 1>: error calling lt: invalid type for comparison"#),
    FailureRow(
      "{{gt nil nil}}", "incompatible-types",
      #"1:2: executing "t" at <gt nil nil>: error calling gt: invalid type for comparison"#),
    FailureRow(
      "{{eq true 1}}", "incompatible-types",
      #"1:2: executing "t" at <eq true 1>: error calling eq: incompatible types for comparison"#),
    FailureRow(
      #"{{eq "a" 'a'}}"#, "incompatible-types",
      #"1:2: executing "t" at <eq "a" 'a'>: error calling eq: incompatible types for comparison"#),
    FailureRow(
      "{{if lt .word 1}}{{end}}", "incompatible-types",
      #"1:5: executing "t" at <lt .word 1>: error calling lt: incompatible types for comparison"#),
    FailureRow(
      "{{.word | eq 1}}", "incompatible-types",
      #"1:10: executing "t" at <eq 1>: error calling eq: incompatible types for comparison"#),
  ]

  static let indexes: [FailureRow] = [
    FailureRow(
      "{{index .list 3}}", "index",
      #"1:2: executing "t" at <index .list 3>: error calling index: reflect: slice index out of range"#
    ),
    FailureRow(
      "{{index .list -1}}", "index",
      #"1:2: executing "t" at <index .list -1>: error calling index: index out of range: -1"#),
    FailureRow(
      "{{index .list 99}}", "index",
      #"1:2: executing "t" at <index .list 99>: error calling index: index out of range: 99"#),
    FailureRow(
      #"{{index .list "a"}}"#, "index",
      #"1:2: executing "t" at <index .list "a">: error calling index: cannot index slice/array with type string"#
    ),
    FailureRow(
      "{{index .list 1.0}}", "index",
      #"1:2: executing "t" at <index .list 1.0>: error calling index: cannot index slice/array with type float64"#
    ),
    FailureRow(
      "{{index .list true}}", "index",
      #"1:2: executing "t" at <index .list true>: error calling index: cannot index slice/array with type bool"#
    ),
    FailureRow(
      "{{index .list nil}}", "index",
      #"1:2: executing "t" at <index .list nil>: error calling index: cannot index slice/array with nil"#
    ),
    FailureRow(
      "{{index .list .missing}}", "index",
      #"1:2: executing "t" at <index .list .missing>: error calling index: cannot index slice/array with nil"#
    ),
    FailureRow(
      "{{index .list .nothing}}", "index",
      #"1:2: executing "t" at <index .list .nothing>: error calling index: cannot index slice/array with nil"#
    ),
    FailureRow(
      "{{index .list .list}}", "index",
      #"1:2: executing "t" at <index .list .list>: error calling index: cannot index slice/array with type []interface {}"#
    ),
    FailureRow(
      "{{index .list 0 0 0}}", "index",
      #"1:2: executing "t" at <index .list 0 0 0>: error calling index: can't index item of type uint8"#
    ),
    FailureRow(
      "{{index .word 5}}", "index",
      #"1:2: executing "t" at <index .word 5>: error calling index: reflect: string index out of range"#
    ),
    FailureRow(
      #"{{index .word "a"}}"#, "index",
      #"1:2: executing "t" at <index .word "a">: error calling index: cannot index slice/array with type string"#
    ),
    FailureRow(
      "{{index .one 0}}", "index",
      #"1:2: executing "t" at <index .one 0>: error calling index: can't index item of type int64"#),
    FailureRow(
      "{{index .yes 0}}", "index",
      #"1:2: executing "t" at <index .yes 0>: error calling index: can't index item of type bool"#),
    FailureRow(
      "{{index .object 1}}", "index",
      #"1:2: executing "t" at <index .object 1>: error calling index: value has type int; should be string"#
    ),
    FailureRow(
      "{{index .object nil}}", "index",
      #"1:2: executing "t" at <index .object nil>: error calling index: value is nil; should be of type string"#
    ),
    FailureRow(
      #"{{index .object "k" "a"}}"#, "index",
      #"1:2: executing "t" at <index .object "k" "a">: error calling index: cannot index slice/array with type string"#
    ),
    FailureRow(
      #"{{index .object "nope" 0}}"#, "index",
      #"1:2: executing "t" at <index .object "nope" 0>: error calling index: index of nil pointer"#),
    FailureRow(
      "{{index .missing 0}}", "index",
      #"1:2: executing "t" at <index .missing 0>: error calling index: index of untyped nil"#),
    FailureRow(
      "{{index .nothing 0}}", "index",
      #"1:2: executing "t" at <index .nothing 0>: error calling index: index of untyped nil"#),
    FailureRow(
      "{{index nil 0}}", "index",
      #"1:2: executing "t" at <index nil 0>: error calling index: index of untyped nil"#),
    FailureRow(
      "{{index 1 0}}", "index",
      #"1:2: executing "t" at <index 1 0>: error calling index: can't index item of type int"#),
    FailureRow(
      #"{{index .people 0 "name" "x"}}"#, "index",
      #"1:2: executing "t" at <index .people 0 "name" "x">: error calling index: cannot index slice/array with type string"#
    ),
    FailureRow(
      #"{{index .people 9 "name"}}"#, "index",
      #"1:2: executing "t" at <index .people 9 "name">: error calling index: index out of range: 9"#
    ),
    FailureRow(
      "{{slice .word 6}}", "index",
      #"1:2: executing "t" at <slice .word 6>: error calling slice: index out of range: 6"#),
    FailureRow(
      "{{slice .word -1}}", "index",
      #"1:2: executing "t" at <slice .word -1>: error calling slice: index out of range: -1"#),
    FailureRow(
      "{{slice .word 3 2}}", "index",
      #"1:2: executing "t" at <slice .word 3 2>: error calling slice: invalid slice index: 3 > 2"#),
    FailureRow(
      "{{slice .word 0 9}}", "index",
      #"1:2: executing "t" at <slice .word 0 9>: error calling slice: index out of range: 9"#),
    FailureRow(
      "{{slice .word 0 1 2}}", "index",
      #"1:2: executing "t" at <slice .word 0 1 2>: error calling slice: cannot 3-index slice a string"#
    ),
    FailureRow(
      #"{{slice .word "a"}}"#, "index",
      #"1:2: executing "t" at <slice .word "a">: error calling slice: cannot index slice/array with type string"#
    ),
    FailureRow(
      "{{slice .word 1.0}}", "index",
      #"1:2: executing "t" at <slice .word 1.0>: error calling slice: cannot index slice/array with type float64"#
    ),
    FailureRow(
      "{{slice .list 2 1}}", "index",
      #"1:2: executing "t" at <slice .list 2 1>: error calling slice: invalid slice index: 2 > 1"#),
    FailureRow(
      "{{slice .list 0 9}}", "index",
      #"1:2: executing "t" at <slice .list 0 9>: error calling slice: index out of range: 9"#),
    FailureRow(
      "{{slice .list 0 1 2 3}}", "index",
      #"1:2: executing "t" at <slice .list 0 1 2 3>: error calling slice: too many slice indexes: 4"#
    ),
    FailureRow(
      "{{slice .list 1 0 2}}", "index",
      #"1:2: executing "t" at <slice .list 1 0 2>: error calling slice: invalid slice index: 1 > 0"#
    ),
    FailureRow(
      "{{slice .list .one}}", "index",
      #"1:2: executing "t" at <slice .list .one>: error calling slice: cannot index slice/array with type interface {}"#
    ),
    FailureRow(
      "{{slice .object 1}}", "index",
      #"1:2: executing "t" at <slice .object 1>: error calling slice: can't slice item of type map[string]interface {}"#
    ),
    FailureRow(
      "{{slice .one 1}}", "index",
      #"1:2: executing "t" at <slice .one 1>: error calling slice: can't slice item of type int64"#),
    FailureRow(
      "{{slice .missing}}", "index",
      #"1:2: executing "t" at <slice .missing>: error calling slice: slice of untyped nil"#),
    FailureRow(
      "{{slice nil}}", "index",
      #"1:2: executing "t" at <slice nil>: error calling slice: slice of untyped nil"#),
    FailureRow(
      "{{slice .nothing 1}}", "index",
      #"1:2: executing "t" at <slice .nothing 1>: error calling slice: slice of untyped nil"#),
    FailureRow(
      "{{.list | index 1}}", "index",
      #"1:10: executing "t" at <index 1>: error calling index: can't index item of type int"#),
  ]
}
