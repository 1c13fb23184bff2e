// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates

/// Any text as a template, in both readings of single quotes.
enum TemplateProperties {
  /// One value of each kind, so that every branch of the evaluator can be reached.
  static let data: TemplateValue = [
    "name": "Ada \"L\" <x>&'é", "empty": "", "n": 42, "zero": 0, "neg": -7,
    "f": .float(1_250_000.5),
    "t": .bool(true), "no": .bool(false), "null": .null,
    "list": [1, "two", .float(3.5), .null, []],
    "m": ["k": "v", "deep": ["x": ["y": "z"]]], "s": .strings(["a": "1", "b": ""]),
  ]
  private static let options = RenderOptions(outputLimit: 1 << 16, stepLimit: 20_000)

  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let text = input.text
    try check(text, .go)
    if text.utf8.contains(UInt8(ascii: "'")) { try check(text, .singleQuotedStrings) }
  }

  private static func check(_ text: String, _ syntax: TemplateSyntax) throws(BrokenProperty) {
    let template: GoTemplate
    do throws(TemplateSyntaxError) {
      template = try GoTemplate(parsing: SourceSlice(text, name: "t"), syntax: syntax)
    } catch {
      try checkPlace(error.span, in: text)
      try require(error.line > 0 && !error.message.isEmpty, "a mistake without line or words")
      try require(error.text(inTemplateNamed: "t").hasPrefix("template: t:"), "not as Go says it")
      return
    }
    for reference in template.references { try checkPlace(reference.span, in: text) }
    let known = FunctionTable.builtins.names
    try require(template.functionNames.isSubset(of: known), "an unknown function was let pass")
    try checkRendering(template, text)
  }

  private static func checkRendering(
    _ template: GoTemplate, _ text: String
  ) throws(BrokenProperty) {
    switch rendered(template) {
    case .success(let output):
      try require(output.count <= options.outputLimit, "more was written than is allowed")
      let isPlain = text.contains("{{") || output == Array(text.utf8)
      try require(isPlain, "a text without actions changed")
      try require((try? rendered(template).get()) == output, "rendered again, the output differs")
    case .failure(let error):
      try checkPlace(error.span, in: text)
      let length = error.partialOutput.utf8.count
      try require(length <= 3 * options.outputLimit, "more was written than is allowed")
      try require(error.position.line > 0 && error.position.column >= 0, "an impossible place")
      try require(error.text(inTemplateNamed: "t").hasPrefix("template: t:"), "not as Go says it")
    }
  }

  private static func rendered(_ template: GoTemplate) -> Result<[UInt8], TemplateExecutionError> {
    Result { () throws(TemplateExecutionError) in
      try template.renderedBytes(data, options: options)
    }
  }

  private static func checkPlace(_ span: SourceSpan, in text: String) throws(BrokenProperty) {
    let bounds = 0...text.utf8.count
    let isInside = bounds ~= span.range.lowerBound && bounds ~= span.range.upperBound
    try require(isInside, "a place lies outside of the text")
  }
}
