// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Testing

@Suite struct ParserTests {
  @Test(arguments: lexical + structural + names) func `a mistake is worded as in Go`(
    _ row: FailureRow
  ) {
    let error = #expect(throws: TemplateSyntaxError.self) { try GoTemplate(row.template) }
    #expect(error?.text(inTemplateNamed: "t") == "template: t:" + row.message)
    #expect(error?.class.rawValue == row.kind)
  }

  static let lexical = [
    FailureRow("{{", "unclosed-action", "1: unclosed action"),
    FailureRow("a\n{{.x\n", "unclosed-action", "3: unclosed action started at t:2"),
    FailureRow("{{.x-}}", "bad-character", "1: bad character U+002D '-'"),
    FailureRow("{{.x=1}}", "bad-character", "1: bad character U+003D '='"),
    FailureRow("{{$x@}}", "bad-character", "1: bad character U+0040 '@'"),
    FailureRow("{{html}", "bad-character", "1: bad character U+007D '}'"),
    FailureRow("{{\u{7}}}", "bad-character", "1: unrecognized character in action: U+0007"),
    FailureRow("{{€}}", "bad-character", "1: unrecognized character in action: U+20AC '€'"),
    FailureRow("{{{.x}}}", "unexpected-token", "1: unexpected \"{\" in command"),
    FailureRow("{{\"a}}", "unterminated-string", "1: unterminated quoted string"),
    FailureRow("{{\"a\nb\"}}", "unterminated-string", "1: unterminated quoted string"),
    FailureRow("{{`a}}", "unterminated-string", "1: unterminated raw quoted string"),
    FailureRow("{{'a}}", "unterminated-string", "1: unterminated character constant"),
    FailureRow("{{'ab'}}", "bad-char-constant", "1: malformed character constant: 'ab'"),
    FailureRow("{{''}}", "bad-number", "1: invalid syntax"),
    FailureRow("{{\"\\q\"}}", "bad-number", "1: invalid syntax"),
    FailureRow("{{\"\\ud800\"}}", "bad-number", "1: invalid syntax"),
    FailureRow("{{1x}}", "bad-number", "1: bad number syntax: \"1x\""),
    FailureRow("{{-.x}}", "bad-number", "1: bad number syntax: \"-.x\""),
    FailureRow("{{-}}", "bad-number", "1: illegal number syntax: \"-\""),
    FailureRow("{{08}}", "bad-number", "1: integer overflow: \"08\""),
    FailureRow("{{1__0}}", "bad-number", "1: illegal number syntax: \"1__0\""),
    FailureRow(
      "{{99999999999999999999}}", "bad-number", "1: integer overflow: \"99999999999999999999\""),
    FailureRow("{{/* x }}", "comment", "1: unclosed comment"),
    FailureRow("{{/* x */ .y}}", "comment", "1: comment ends before closing delimiter"),
    FailureRow("{{ /* x */ }}", "unexpected-token", "1: unexpected \"/\" in command"),
    FailureRow("{{(.x}}", "unexpected-token", "1: unclosed left paren"),
    FailureRow("{{.x)}}", "unexpected-token", "1: unexpected \")\" in command"),
    FailureRow("{{:1}}", "unexpected-token", "1: expected :="),
  ]

  static let structural = [
    FailureRow("{{}}", "missing-value", "1: missing value for command"),
    FailureRow("{{if}}x{{end}}", "missing-value", "1: missing value for if"),
    FailureRow("{{range $i, }}x{{end}}", "missing-value", "1: missing value for range"),
    FailureRow(
      "{{with ()}}x{{end}}", "missing-value", "1: missing value for parenthesized pipeline"),
    FailureRow("{{if .x}}a", "unexpected-eof", "1: unexpected EOF"),
    FailureRow("{{if .x}}\n{{else}}\n", "unexpected-eof", "3: unexpected EOF"),
    FailureRow("{{end}}", "unexpected-token", "1: unexpected {{end}}"),
    FailureRow("{{else}}", "unexpected-token", "1: unexpected {{else}}"),
    FailureRow(
      "{{if .x}}{{else}}{{else}}{{end}}", "unexpected-token", "1: expected end; found {{else}}"),
    FailureRow(
      "{{with .x}}{{else with .y}}{{end}}", "unexpected-token", "1: unexpected <with> in else"),
    FailureRow("{{end .x}}", "unexpected-token", "1: unexpected \".x\" in end"),
    FailureRow("{{break}}", "loop-control", "1: {{break}} outside {{range}}"),
    FailureRow("{{continue}}", "loop-control", "1: {{continue}} outside {{range}}"),
    FailureRow(
      "{{range .x}}{{define \"a\"}}{{end}}{{end}}", "unexpected-token",
      "1: unexpected <define> in command"),
    FailureRow("{{.x || .y}}", "unexpected-token", "1: unexpected \"|\" in command"),
    FailureRow("{{.x | 1}}", "non-executable", "1: non executable command in pipeline stage 2"),
    FailureRow("{{.x, .y}}", "unexpected-token", "1: unexpected \",\" in operand"),
    FailureRow("{{\"a\".b}}", "unexpected-token", "1: unexpected . after term \"\\\"a\\\"\""),
    FailureRow("{{.x.0}}", "unexpected-token", "1: unexpected \".0\" in operand"),
    FailureRow(
      "{{.x \"a long text\"\"b\"}}", "unexpected-token", "1: unexpected \"\\\"b\\\"\" in operand"),
    FailureRow(
      "{{.x}}{{.a}}.longfieldname\"text\"}} {{template longfieldname}}", "unexpected-token",
      "1: unexpected \"longfieldn\"... in template clause"),
    FailureRow("{{$a, $b := .x}}", "unexpected-token", "1: too many declarations in command"),
    FailureRow(
      "{{range $a, 1 := .x}}{{end}}", "unexpected-token",
      "1: range can only initialize variables"),
    FailureRow(
      "{{define \"x\"}}a{{end}}{{define \"x\"}}b{{end}}", "redefinition",
      "1: template: multiple definition of template \"x\""),
    FailureRow("{{define x}}{{end}}", "unexpected-token", "1: unexpected \"x\" in define clause"),
    FailureRow("{{block \"b\"}}x{{end}}", "missing-value", "1: missing value for block clause"),
    FailureRow(
      "{{define \"x\"}}a{{else}}b{{end}}", "unexpected-token",
      "1: unexpected {{else}} in define clause"),
  ]

  static let names = [
    FailureRow("{{nope}}", "undefined-function", "1: function \"nope\" not defined"),
    FailureRow("{{Len .x}}", "undefined-function", "1: function \"Len\" not defined"),
    FailureRow("{{. x}}", "undefined-function", "1: function \"x\" not defined"),
    FailureRow("{{\n\nx}}", "undefined-function", "3: function \"x\" not defined"),
    FailureRow("{{$x}}", "undefined-variable", "1: undefined variable \"$x\""),
    FailureRow(
      "{{range $i, $e := .x}}{{end}}{{$i}}", "undefined-variable", "1: undefined variable \"$i\""),
    FailureRow(
      "{{$x := 1}}{{define \"d\"}}{{$x}}{{end}}", "undefined-variable",
      "1: undefined variable \"$x\""),
    FailureRow(
      "{{if .x}}{{$y := 1}}{{end}}{{$y}}", "undefined-variable",
      "1: undefined variable \"$y\""),
  ]

  @Test func `nesting beyond all sense is refused`() {
    let text = String(repeating: "{{if .a}}", count: 5_000)
    let error = #expect(throws: TemplateSyntaxError.self) { try GoTemplate(text) }
    #expect(error?.class == .nesting)
    let parentheses = "{{" + String(repeating: "(", count: 5_000)
    #expect(throws: TemplateSyntaxError.self) { try GoTemplate(parentheses) }
  }

  @Test func `every cut of a template is either read or refused`() {
    let text =
      "a{{- /* c */ -}}{{define \"d\"}}{{.}}{{end}}{{range $i, $e := .l}}{{if eq $i 1}}"
      + "{{break}}{{else if not .x}}{{printf \"%d\\n\" 0x1F | html}}{{end}}{{end}}"
      + "{{template \"d\" (index .a 'b').c}}{{$v := `raw`}}{{with $v}}{{- . -}}{{end}} z"
    let bytes = Array(text.utf8)
    var refused = 0
    for end in 0...bytes.count {
      for start in [0, end / 2] {
        let cut = String(decoding: bytes[start..<end], as: UTF8.self)
        do { _ = try GoTemplate(cut).references } catch { refused += 1 }
      }
    }
    #expect(refused > 200)
    #expect(throws: Never.self) { try GoTemplate(text) }
  }
}
