// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Testing

@Suite struct BuiltinTests {
  @Test(arguments: [
    ("eq 1 1", "true"), ("eq 1 2", "false"), ("eq .one 1", "true"), ("eq .one 2 3 1", "true"),
    ("eq 1.5 1.5", "true"), ("eq .half 0.5", "true"), ("eq \"a\" .word \"a\"", "true"),
    ("eq true .yes", "true"), ("eq 'a' 97", "true"), ("eq .nothing .nothing", "true"),
    ("eq .missing .nothing", "true"), ("eq .word .nothing", "false"),
    ("eq .list .nothing", "false"), ("eq .nothing .list", "false"), ("ne .missing .object", "true"),
    ("eq nil .one", "false"), ("eq 1i 1i", "true"), ("ne 1 2", "true"), ("ne .word \"x\"", "true"),
    ("ne .list nil", "true"), ("lt 1 2", "true"), ("lt \"10\" \"9\"", "true"),
    ("lt .half 1.0", "true"),
    ("lt .minus .zero", "true"), ("lt \"Z\" \"a\"", "true"), ("le 2 2", "true"),
    ("le 3 2", "false"),
    ("gt 2 1", "true"), ("gt 2 2", "false"), ("ge 2 2", "true"), ("ge .word \"hell\"", "true"),
    ("len .word", "5"), ("len .umlaut", "4"), ("len .list", "3"), ("len .object", "3"),
    ("len \"\"", "0"), ("len .bare", "0"), ("index .list 1", "b"), ("index .word 0", "104"),
    ("index .object \"deep\" \"d\"", "end"), ("index .object \"nope\"", "<no value>"),
    ("index .mixed 6 \"k\"", "v"), ("index .list .one", "b"), ("index .word", "hello"),
    ("slice .word 1 3", "el"), ("slice .word", "hello"), ("slice .word 5", ""),
    ("slice .list 1", "[b c]"), ("slice .list 0 2 3", "[a b]"), ("index (slice .list 1) 0", "b"),
    ("not 0", "true"), ("html .markup", "&lt;b&gt;&#39;x&#39; &amp; y&lt;/b&gt;"),
    ("html .quote", "say &#34;hi&#34;"), ("html .missing", "&lt;no value&gt;"),
    ("html .nothing", "&lt;no value&gt;"), ("html 1 2", "1 2"), ("html \"\\x00\"", "\u{FFFD}"),
    ("js .quote", #"say \"hi\""#), ("js .markup", #"\u003Cb\u003E\'x\' \u0026 y\u003C/b\u003E"#),
    ("js .lines", #"a\u000Ab"#), ("js \"=\\u2028\\x7f é\"", "\\u003D\\u2028\u{7F} é"),
    ("js .slash", #"C:\\new"#), ("urlquery \"a b&c\" 1", "a+b%26c1"),
    ("urlquery .umlaut", "Zo%C3%AB"), ("urlquery \"-_.~*\"", "-_.~%2A"),
  ]) func `a function answers as in Go`(_ call: String, _ output: String) throws {
    #expect(try GoTemplate("{{\(call)}}").render(Sample.data) == output)
  }

  @Test(arguments: [
    ("eq 1 1.0", "incompatible types for comparison"),
    ("eq .digits 42", "incompatible types for comparison"),
    ("eq .list 1", "incompatible types for comparison"),
    ("eq .list .list", "non-comparable type [a b c]: []interface {}"),
    (
      "eq .list .object",
      "non-comparable types [a b c]: []interface {}, map[string]interface {}: "
        + "map[deep:map[d:end nothing:<nil>] k:v n:1]"
    ),
    ("eq 1", "missing argument for comparison"), ("lt 1 1.0", "incompatible types for comparison"),
    ("lt true false", "invalid type for comparison"), ("gt .list 1", "invalid type for comparison"),
    ("le .nothing 1", "invalid type for comparison"), ("lt 1i 2i", "invalid type for comparison"),
    ("len .one", "len of type int64"), ("len 1", "len of type int"),
    ("len .yes", "len of type bool"),
    ("len nil", "reflect: call of reflect.Value.Type on zero Value"),
    ("len .nothing", "len of nil pointer"), ("index .list 3", "reflect: slice index out of range"),
    ("index .word 5", "reflect: string index out of range"),
    ("index .list 4", "index out of range: 4"),
    ("index .list -1", "index out of range: -1"),
    ("index .list \"a\"", "cannot index slice/array with type string"),
    ("index .list 1.0", "cannot index slice/array with type float64"),
    ("index .list nil", "cannot index slice/array with nil"),
    ("index .list .nothing", "cannot index slice/array with nil"),
    ("index .object 1", "value has type int; should be string"),
    ("index .object nil", "value is nil; should be of type string"),
    ("index .missing 0", "index of untyped nil"), ("index .nothing 0", "index of untyped nil"),
    ("index .object \"deep\" \"nothing\" 0", "index of nil pointer"),
    ("index .one 0", "can't index item of type int64"),
    ("slice .missing 0", "slice of untyped nil"),
    ("slice .one 0", "can't slice item of type int64"),
    ("slice .word 2 1", "invalid slice index: 2 > 1"), ("slice .word 0 9", "index out of range: 9"),
    ("slice .word 0 1 2", "cannot 3-index slice a string"),
    ("slice .list 0 1 2 3", "too many slice indexes: 4"),
    ("slice .list .one", "cannot index slice/array with type interface {}"),
    ("call .missing", "call of nil"),
  ]) func `a function gives up as in Go`(_ call: String, _ message: String) throws {
    let template = try GoTemplate("{{\(call)}}")
    let error = #expect(throws: TemplateExecutionError.self) { try template.render(Sample.data) }
    let name = call.prefix { $0 != " " }
    #expect(error?.message == "error calling \(name): \(message)")
    #expect(error?.context == call)
  }
}
