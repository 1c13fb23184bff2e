// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Testing

@Suite struct RenderOptionsTests {
  private func render(
    _ text: String, _ missingKey: RenderOptions.MissingKey, _ data: TemplateValue = ["a": .null]
  ) throws -> String {
    try GoTemplate(text).render(data, options: RenderOptions(missingKey: missingKey))
  }

  @Test(arguments: [
    (RenderOptions.MissingKey.noValue, "<no value>|<no value>"), (.empty, "|"),
    (.zeroValue, "<no value>|<no value>"),
  ]) func `a missing key and a null print what the options say`(
    _ missingKey: RenderOptions.MissingKey, _ output: String
  ) throws {
    #expect(try render("{{.x}}|{{.a}}", missingKey) == output)
  }

  @Test func `an object of texts has empty texts for zero values`() throws {
    let texts = TemplateValue.strings(["a": "1"])
    #expect(try render("[{{.x}}]", .zeroValue, texts) == "[]")
    #expect(try render("[{{.x}}]", .noValue, texts) == "[<no value>]")
    #expect(try render("[{{index . \"x\"}}]", .noValue, texts) == "[]")
    #expect(try render("{{range $k, $v := .}}{{$k}}{{$v}}{{end}}", .noValue, texts) == "a1")
    #expect(
      try render("{{printf \"%T\" .}} {{.}}", .noValue, texts) == "map[string]string map[a:1]")
  }

  @Test(arguments: ["{{.x}}", "{{if .x}}{{end}}", "{{.x.y}}", "{{or .x 1}}"])
  func `a missing key can be an error`(_ text: String) {
    let error = #expect(throws: TemplateExecutionError.self) { try render(text, .failure) }
    #expect(error?.message == "map has no entry for key \"x\"")
    #expect(error?.class == .missingKey)
  }

  @Test func `an empty value satisfies a function that wants a text`() throws {
    #expect(try render("[{{printf .x}}]", .empty) == "[]")
  }

  @Test(arguments: [
    "{{define \"r\"}}{{template \"r\"}}{{end}}{{template \"r\"}}",
    "{{$s := \"xxxxxxxxxxxxxxxx\"}}{{range .}}{{range $}}{{range $}}{{$s = print $s $s}}"
      + "{{end}}{{end}}{{end}}",
    "{{range .}}{{range $}}{{range $}}{{range $}}{{range $}}x{{end}}{{end}}{{end}}{{end}}{{end}}",
    "{{printf \"%999999d%999999d%999999d%999999d%999999d%999999d%999999d%999999d%999999d\" "
      + "1 2 3 4 5 6 7 8 9}}",
    "{{$s := printf \"%999999d\" 1}}{{range .}}{{range $}}{{$s}}{{end}}{{end}}",
    "{{$s := printf \"%999999d\" 1}}{{range .}}{{range $}}{{range $}}{{if eq $s $s}}{{end}}"
      + "{{end}}{{end}}{{end}}",
  ]) func `a hostile template reaches a limit`(_ text: String) throws {
    let template = try GoTemplate(text)
    let data = TemplateValue.list((0..<40).map { .int($0) })
    let options = RenderOptions(outputLimit: 2 << 20, stepLimit: 200_000)
    let error = #expect(throws: TemplateExecutionError.self) {
      try template.render(data, options: options)
    }
    #expect(error?.class == .limit)
  }

  @Test func `the limit of the output counts bytes`() throws {
    let template = try GoTemplate("{{.a}}{{.a}}")
    let data: TemplateValue = ["a": "12345"]
    let fits = try template.render(data, options: RenderOptions(outputLimit: 10))
    #expect(fits == "1234512345")
    let error = #expect(throws: TemplateExecutionError.self) {
      try template.render(data, options: RenderOptions(outputLimit: 9))
    }
    #expect(error?.partialOutput == "12345")
  }

  @Test func `deep nesting is read and rendered without harm`() throws {
    let depth = 190
    let opening = String(repeating: "{{if .a}}", count: depth)
    let closing = String(repeating: "{{end}}", count: depth)
    let data: TemplateValue = ["a": "x"]
    #expect(try GoTemplate(opening + "{{.a}}" + closing).render(data) == "x")
    let parentheses = String(repeating: "(", count: depth)
    let text = "{{\(parentheses).a\(String(repeating: ")", count: depth))}}"
    #expect(try GoTemplate(text).render(data) == "x")
  }

  @Test func `deep calls on top of deep recursion do no harm`() throws {
    let opening = String(repeating: "(print ", count: 190)
    let closing = String(repeating: ")", count: 190)
    let template = try GoTemplate(
      "{{define \"r\"}}{{if .}}{{template \"r\" slice . 1}}{{else}}"
        + "{{print \(opening)1\(closing)}}{{end}}{{end}}{{template \"r\" .}}")
    let list = { (count: Int) in TemplateValue.list(Array(repeating: .int(1), count: count)) }
    #expect(try template.render(list(100)) == "1")
    #expect(throws: TemplateExecutionError.self) { try template.render(list(1000)) }
  }
}
