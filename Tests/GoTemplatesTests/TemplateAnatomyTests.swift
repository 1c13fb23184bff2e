// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import Testing

/// What people see when they ask how a template is read.
struct TemplateAnatomyTests {
  static let tokens: [(String, [String])] = [
    ("", ["end of text"]),
    (
      "a {{.B}}",
      ["text", "left delimiter", "field", "right delimiter", "end of text"]
    ),
    (
      "{{- if eq $x 1 -}}",
      [
        "left delimiter", "keyword", "space", "identifier", "space", "variable", "space", "number",
        "right delimiter", "end of text",
      ]
    ),
    (
      "{{`a` | \"b\"}}",
      [
        "left delimiter", "raw string", "space", "pipe", "space", "string", "right delimiter",
        "end of text",
      ]
    ),
    ("{{ .a", ["left delimiter", "space", "field", "unclosed action"]),
    ("{{'a'}}", ["left delimiter", "character constant", "right delimiter", "end of text"]),
  ]

  @Test(arguments: tokens) func `tokens have names`(_ text: String, _ kinds: [String]) {
    let found = TemplateToken.tokens(of: SourceSlice(text, name: "t"))
    #expect(found.map(\.kind) == kinds)
    #expect(found.dropLast().allSatisfy { !$0.isFailure })
    #expect(found.last?.isFailure == (kinds.last != "end of text"))
    #expect(found.allSatisfy { text.contains($0.text) })
  }

  static let trees: [(String, [String])] = [
    ("a", [#"text "a""#]),
    ("{{.A.B}}", ["action", "  field .A.B"]),
    (
      #"{{$x := printf "%d" 1 | len}}"#,
      [
        "action", "  $x :=", "    call", "      function printf", #"      string "%d""#,
        "      number 1", "    | function len",
      ]
    ),
    (
      "{{if not .A}}x{{else}}{{.}}{{end}}",
      [
        "if", "  call", "    function not", "    field .A", "then", #"  text "x""#, "else",
        "  action", "    dot",
      ]
    ),
    (
      #"{{define "t"}}{{range $i, $e := .L}}{{break}}{{end}}{{end}}{{template "t" $}}"#,
      [
        #"template "t""#, "  variable $", #"define "t""#, "  range", "    $i, $e :=",
        "      field .L", "  then", "    break",
      ]
    ),
    (
      "{{(index .a 1).b}}",
      [
        "action", "  chain .b", "    pipeline", "      call", "        function index",
        "        field .a", "        number 1",
      ]
    ),
  ]

  @Test(arguments: trees) func `a tree shows what the parser understands`(
    _ text: String, _ lines: [String]
  ) throws {
    #expect(try GoTemplate(parsing: SourceSlice(text, name: "t")).tree == lines)
  }
}
