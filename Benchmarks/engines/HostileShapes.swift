// SPDX-License-Identifier: Apache-2.0

// swift-format-ignore-file

extension HostileShape {
  static let documents = [
    HostileShape(name: "one text of escapes", head: "\"", piece: "\\u00e9\\n", tail: "\""),
    HostileShape(name: "one text of two-byte characters", head: "\"", piece: "é", tail: "\""),
    HostileShape(name: "one number", piece: "1"),
    HostileShape(name: "lists 1,000 deep", head: "[", piece: String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000) + ",", tail: "1]"),
    HostileShape(name: "a fault at the very end", head: "[", piece: #"[1,"a"],"#, tail: "x"),
    HostileShape(name: "one object of many keys", head: "{", piece: #""key":1,"#, tail: #""z":1}"#),
  ]

  static let paths = [
    HostileShape(name: "each of nested lists", path: "#.#.#.#", head: "[", piece: "[[[1,2],[3]]],", tail: "1]"),
    HostileShape(name: "a query that never matches", path: #"#(a.b.c=="x")#"#, head: "[", piece: #"{"a":{"b":{"c":1}}},"#, tail: "1]"),
    HostileShape(name: "a query in a query", path: "#(a.#(==2))#|#", head: "[", piece: #"{"a":[0,1,2,3]},"#, tail: "1]"),
    HostileShape(name: "duplicate keys that lead nowhere", path: "a.b", head: "{", piece: #""a":{"c":1},"#, tail: #""z":1}"#),
    HostileShape(name: "wildcards that lead nowhere", path: "*.*.*.x", head: "{", piece: #""a":{"b":{"c":{}}},"#, tail: #""z":1}"#),
    HostileShape(name: "lists without end", path: "0.0.0", piece: "["),
    HostileShape(name: "texts without end", path: "#.a", head: "[", piece: #""\"#),
    HostileShape(name: "each of lists without end", path: "#.#.x", head: "[", piece: #"[{"a":"#),
    HostileShape(name: "a query in lists without end", path: "#(#(a==1)).b", head: "[", piece: #"[{"a":"#),
    HostileShape(name: "a multipath for each", path: "#.{a,b,c:[a,b]}", head: "[", piece: #"{"a":1,"b":2},"#, tail: "1]"),
    HostileShape(name: "dig", path: "@dig:a", head: "[", piece: #"{"a":{"b":[{"a":1}]}},"#, tail: "1]"),
    HostileShape(name: "pretty with sorted keys", path: #"@pretty:{"sortKeys":true}"#, head: "[", piece: #"{"b":1,"a":[2,3]},"#, tail: "1]"),
    HostileShape(name: "pretty, one object of many keys", path: #"@pretty:{"sortKeys":true}"#, head: "{", piece: #""b":1,"a":[2,3],"#, tail: #""z":1}"#),
    HostileShape(name: "reverse, flatten, join", path: "@reverse|@flatten|@join", head: "[", piece: #"[{"b":1},{"a":2}],"#, tail: "[]]"),
    HostileShape(name: "flatten lists without end", path: #"@flatten:{"deep":true}"#, piece: "["),
    HostileShape(name: "group", path: "@group", head: #"{"a":["#, piece: "1,", tail: #"1],"b":[1,2]}"#),
    HostileShape(name: "to and from text", path: "@tostr|@fromstr|@ugly", head: "[", piece: #"{"a" : "\n"},"#, tail: "1]"),
    HostileShape(name: "one text of escapes", path: "a", head: #"{"a":""#, piece: #"\u00e9\n"#, tail: #""}"#),
    HostileShape(name: "a pattern of many stars", path: "*a*a*a*a*b", head: #"{""#, piece: "a", tail: #"":1}"#),
    HostileShape(name: "lines", path: "..#.a", piece: "{\"a\":1}\n"),
  ]

  static let templates = [
    HostileShape(name: "text only", piece: "plain text and more of it "),
    HostileShape(name: "many small actions", piece: "{{.a}}"),
    HostileShape(name: "variables", piece: "{{$x := .a}}{{$x}}"),
    HostileShape(name: "one long pipeline", head: "{{.a", piece: " | print", tail: "}}"),
    HostileShape(name: "one call of many arguments", head: "{{print", piece: " .a", tail: "}}"),
    HostileShape(name: "definitions", piece: "{{define \"x\"}} {{end}}"),
    HostileShape(name: "comments with trimming", piece: "  {{- /* x */ -}}  "),
    HostileShape(name: "one long text", head: "{{print \"", piece: "\\u00e9\\n", tail: "\"}}"),
    HostileShape(name: "blocks that never end", piece: "{{if .a}}"),
    HostileShape(name: "lines with a fault at the very end", piece: "line {{.a}}\n", tail: "{{nope}}"),
    HostileShape(name: "a failure at the very end", piece: "line {{.a}}\n", tail: "{{.a.b}}"),
    HostileShape(name: "a text that grows", head: "{{$x := \"\"}}", piece: "{{$x = print $x .a}}", tail: "{{len $x}}"),
  ]
}
