// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import Testing

/// A template, what it prints, and the rule that the row is about.
struct RenderRow: Sendable, CustomTestStringConvertible {
  let template: String
  let output: String
  let why: String

  init(_ template: String, _ output: String, _ why: String) {
    self.template = template
    self.output = output
    self.why = why
  }

  var testDescription: String { "\(template): \(why)" }

  func check() throws {
    #expect(try GoTemplate(template).render(Sample.data) == output, "\(template): \(why)")
  }
}

/// A template that fails, and Go's words for it.
struct FailureRow: Sendable, CustomTestStringConvertible {
  let template: String
  let message: String
  let kind: String

  init(_ template: String, _ kind: String, _ message: String) {
    self.template = template
    self.kind = kind
    self.message = message
  }

  var testDescription: String { template }
}

extension GoTemplate {
  init(_ text: String) throws(TemplateSyntaxError) {
    try self.init(parsing: SourceSlice(text, name: "t"))
  }
}

/// The data of the tables: one value of every kind and the spellings that bite.
enum Sample {
  static let data: TemplateValue = [
    "word": "hello", "empty": "", "blank": " ", "zeroText": "0", "digits": "42",
    "quote": "say \"hi\"", "markup": "<b>'x' & y</b>", "lines": "a\nb", "umlaut": "Zoë",
    "emoji": "😀!", "slash": #"C:\new"#, "code": "{{.word}}", "percent": "50%",
    "zero": 0, "one": 1, "minus": -7, "big": 9_007_199_254_740_993, "unix": 1_700_000_000,
    "half": .float(0.5), "million": .float(1_250_000.5), "huge": .float(1e21),
    "tiny": .float(0.000001), "whole": .float(3), "yes": .bool(true), "no": .bool(false),
    "nothing": .null, "list": ["a", "b", "c"], "none": [], "numbers": [3, 1, 2],
    "mixed": ["x", 1, .float(1.5), .bool(true), .null, ["y"], ["k": "v"]],
    "object": ["k": "v", "n": 1, "deep": ["d": "end", "nothing": .null]], "bare": [:],
    "people": [["name": "Ann", "age": 30], ["name": "Bob", "age": .null], ["age": 5]],
    "key with blank": "kb", "Ünï": "letters",
  ]
}
