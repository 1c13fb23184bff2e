// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import Testing

@Suite struct GoTemplateTests {
  @Test(arguments: values + constants) func `a value prints as Go prints it`(_ row: RenderRow)
    throws
  {
    try row.check()
  }

  static let values = [
    RenderRow("", "", "nothing is a template"),
    RenderRow("plain {text}", "plain {text}", "single braces are text"),
    RenderRow("{{.word}}", "hello", "a text"),
    RenderRow("[{{.empty}}]", "[]", "an empty text"),
    RenderRow("{{.quote}}", "say \"hi\"", "nothing is escaped"),
    RenderRow("{{.code}}", "{{.word}}", "values are never read as templates"),
    RenderRow("{{.umlaut}} {{.emoji}}", "Zoë 😀!", "any script"),
    RenderRow("{{.zero}}{{.one}}{{.minus}}", "01-7", "whole numbers"),
    RenderRow("{{.big}}", "9007199254740993", "beyond the precision of a double"),
    RenderRow("{{.unix}}", "1700000000", "no exponent for whole numbers"),
    RenderRow("{{.half}}", "0.5", "a float"),
    RenderRow("{{.whole}}", "3", "a float without fraction"),
    RenderRow("{{.million}}", "1.2500005e+06", "floats turn to exponents at a million"),
    RenderRow("{{.huge}}", "1e+21", "an exponent has two digits"),
    RenderRow("{{.tiny}}", "1e-06", "small floats"),
    RenderRow("{{.yes}}/{{.no}}", "true/false", "truth values"),
    RenderRow("{{.nothing}}", "<no value>", "an explicit null"),
    RenderRow("{{.missing}}", "<no value>", "a missing key"),
    RenderRow("{{.missing.more.still}}", "<no value>", "fields of a missing key"),
    RenderRow("{{.Word}}", "<no value>", "keys are case-sensitive"),
    RenderRow("{{.list}}", "[a b c]", "a list"),
    RenderRow("{{.none}}", "[]", "an empty list"),
    RenderRow("{{.object}}", "map[deep:map[d:end nothing:<nil>] k:v n:1]", "keys in byte order"),
    RenderRow("{{.bare}}", "map[]", "an empty object"),
    RenderRow("{{.mixed}}", "[x 1 1.5 true <nil> [y] map[k:v]]", "a null inside of a list"),
    RenderRow("{{.object.deep.d}}", "end", "a chain"),
    RenderRow("{{.Ünï}}", "letters", "names may have letters of any script"),
    RenderRow("{{index . \"key with blank\"}}", "kb", "keys that are no names"),
    RenderRow("{{(.object).k}}", "v", "a chain on a parenthesis"),
    RenderRow("{{(index .people 0).name}}", "Ann", "a chain on a call"),
    RenderRow("{{$.word}}{{$}}x", "hello\(whole)x", "the dollar is the root"),
  ]

  private static let whole =
    "map[bare:map[] big:9007199254740993 blank:  code:{{.word}} digits:42 "
    + "emoji:😀! empty: half:0.5 huge:1e+21 key with blank:kb lines:a\nb list:[a b c] "
    + "markup:<b>'x' & y</b> million:1.2500005e+06 minus:-7 "
    + "mixed:[x 1 1.5 true <nil> [y] map[k:v]] no:false none:[] nothing:<nil> numbers:[3 1 2] "
    + "object:map[deep:map[d:end nothing:<nil>] k:v n:1] one:1 "
    + "people:[map[age:30 name:Ann] map[age:<nil> name:Bob] map[age:5]] percent:50% "
    + "quote:say \"hi\" slash:C:\\new tiny:1e-06 umlaut:Zoë unix:1700000000 whole:3 word:hello "
    + "yes:true zero:0 zeroText:0 Ünï:letters]"

  static let constants = [
    RenderRow("{{\"a\\tb\"}}", "a\tb", "escapes in double quotes"),
    RenderRow("{{`a\\tb`}}", "a\\tb", "none in back quotes"),
    RenderRow("{{\"{{\"}}{{\"}}\"}}", "{{}}", "delimiters inside of a text"),
    RenderRow("{{'a'}}{{'\\n'}}", "9710", "a character is a number"),
    RenderRow("{{1}} {{-2}} {{+3}}", "1 -2 3", "numbers with sign"),
    RenderRow("{{0x1F}} {{017}} {{0b101}} {{0o17}} {{1_000}}", "31 15 5 15 1000", "bases"),
    RenderRow("{{1.50}} {{1e3}} {{1e6}} {{.5}}", "1.5 1000 1e+06 0.5", "floats"),
    RenderRow("{{1i}}", "(0+1i)", "complex numbers"),
    RenderRow("{{1+2i}}", "(1+2i)", "a complex pair"),
    RenderRow("{{true}}{{false}}", "truefalse", "truth values"),
    RenderRow("{{.}}", whole, "the dot"),
  ]

  @Test func `bytes that are no text can be had as bytes`() throws {
    let template = try GoTemplate("{{slice .umlaut 0 3}}")
    #expect(try template.renderedBytes(Sample.data) == [0x5A, 0x6F, 0xC3])
    #expect(try template.render(Sample.data) == "Zo\u{FFFD}")
  }

  @Test func `a template without data prints no value`() throws {
    #expect(try GoTemplate("{{.}}{{.x}}").render(.null) == "<no value><no value>")
  }

  @Test func `another spelling of a letter is another key`() throws {
    let data: TemplateValue = ["caf\u{E9}": "one"]
    #expect(try GoTemplate("{{.caf\u{E9}}}").render(data) == "one")
    #expect(
      try GoTemplate("{{index . \"cafe\u{301}\"}}").render(data) == "<no value>")
  }

  @Test func `functions can be replaced after reading`() throws {
    let table = FunctionTable.builtins.adding("Twice", taking: [.text]) {
      arguments throws(FunctionFailure) in
      guard case .string(let text)? = arguments.first else { throw FunctionFailure("no text") }
      return .string(text + text)
    }
    let template = try GoTemplate(
      parsing: .init("{{Twice .word}}{{.word | Twice | Twice}}", name: "t"), functions: table)
    #expect(try template.render(Sample.data) == "hellohello" + "hellohellohellohello")
    let failing = template.using(
      table.adding("Twice", taking: [.any]) { _ throws(FunctionFailure) in
        throw FunctionFailure("not today")
      })
    let error = #expect(throws: TemplateExecutionError.self) { try failing.render(Sample.data) }
    #expect(error?.message == "error calling Twice: not today")
    #expect(error?.class == .function)
  }
}
