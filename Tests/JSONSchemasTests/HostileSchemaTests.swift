// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

/// Schemas and values that would take for ever, or overflow the stack, if nothing were bounded.
struct HostileSchemaTests {
  private func schema(_ text: String, depth: Int = 512) throws -> JSONSchema {
    try JSONSchema(compiling: JSONDocument(parsing: text, maximumDepth: depth))
  }

  private func nested(_ depth: Int, _ open: String, _ inner: String, _ close: String) -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  @Test(arguments: [
    // The reference that closes the circle is marked
    ##"{"$ref":▸"#"}"##, ##"{"allOf":[{"$ref":▸"#"}]}"##, ##"{"not":{"$ref":▸"#"}}"##,
    ##"{"if":{"oneOf":[true,{"$ref":▸"#"}]}}"##, ##"{"anyOf":[{"type":"null"},{"$ref":▸"#"}]}"##,
    ##"{"$defs":{"a":{"$ref":▸"#/$defs/b"},"b":{"allOf":[{"$ref":"#/$defs/a"}]}}}"##,
    ##"{"$dynamicRef":▸"#"}"##, ##"{"$anchor":"a","$ref":▸"#a"}"##,
    ##"{"items":{"$id":"x","$ref":▸"x"}}"##,
  ])
  func `a schema that refers to itself for ever is refused`(_ marked: String) throws {
    let parts = marked.split(separator: "▸")
    let errors = #expect(throws: JSONSchemaErrors.self) { try schema(parts.joined()) }
    #expect(
      errors?.errors.map(\.message) == ["the schema refers to itself without going into the value"])
    #expect(errors?.errors.map(\.offset) == [parts[0].utf8.count])
  }

  @Test func `a circle through another document is told at the reference to it`() throws {
    let options = SchemaOptions.standard(documents: [
      "b": try JSONDocument(parsing: #"{"allOf":[{"$ref":"b"}]}"#)
    ])
    let errors = #expect(throws: JSONSchemaErrors.self) {
      try JSONSchema(compiling: JSONDocument(parsing: #"{"$ref":"b"}"#), options: options)
    }
    #expect(errors?.errors.map(\.pointer) == ["/$ref"])
    #expect(errors?.errors.first?.foreign?.pointer == "/allOf/0/$ref")
  }

  @Test(arguments: [
    ##"{"if":{"type":"string"},"else":{"$ref":"#"}}"##,
    ##"{"dependentSchemas":{"a":{"$ref":"#"}}}"##,
    ##"{"$dynamicAnchor":"a","$dynamicRef":"#a"}"##,
    ##"{"if":{"type":"string"},"else":{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}}"##,
  ])
  func `a circle that only some values run into is found while judging`(_ text: String) throws {
    let schema = try schema(text)
    let value = try JSONDocument(parsing: #"{"a":1}"#).root
    #expect(schema.verdict(on: value) == .undecided)
    let failures = schema.failures(of: value)
    #expect(failures.map(\.isUndecided) == [true])
    #expect(failures.map(\.actual) == ["it refers to itself in a circle"])
  }

  @Test(arguments: [
    ##"{"properties":{"a":{"$ref":"#"}},"items":{"$ref":"#"}}"##,
    ##"{"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}],"$defs":{"a":{"items":{"$ref":"#"}}}}"##,
    ##"{"$dynamicAnchor":"a","items":{"$dynamicRef":"#a"}}"##,
  ])
  func `a schema that refers to itself for the contents is sound`(_ text: String) throws {
    let schema = try schema(text)
    #expect(schema.verdict(on: try JSONDocument(parsing: #"[[{"a":[]}],[]]"#).root) == .valid)
  }

  @Test(arguments: ["anyOf", "oneOf", "allOf"])
  func `a tree of alternatives that doubles at each step is given up`(_ keyword: String) throws {
    let levels = (0..<60).map { level in
      let next = "{\"$ref\":\"#/$defs/d\(level + 1)\"}"
      return "\"d\(level)\":{\"\(keyword)\":[\(next),\(next)]}"
    }
    let leaf = keyword == "allOf" ? "true" : "false"
    let text =
      "{\"$ref\":\"#/$defs/d0\",\"$defs\":{\(levels.joined(separator: ",")),\"d60\":\(leaf)}}"
    var options = SchemaOptions()
    options.greatestCost = 50_000
    let schema = try JSONSchema(compiling: JSONDocument(parsing: text), options: options)
    let value = try JSONDocument(parsing: "1").root
    #expect(schema.verdict(on: value) == .undecided)
    let failures = schema.failures(of: value)
    #expect(failures.last?.actual == "schema too costly for this value")
    #expect(failures.allSatisfy { $0.isUndecided })
  }

  @Test func `costs are bounded unless something else is asked for`() throws {
    let alternatives = Array(repeating: "{\"items\":{\"minimum\":2}}", count: 1_100)
    let text = "{\"anyOf\":[\(alternatives.joined(separator: ","))]}"
    let many = "[" + Array(repeating: "2", count: 1_000).joined(separator: ",") + ",1]"
    let value = try JSONDocument(parsing: many).root
    #expect(try schema(text).verdict(on: value) == .undecided)
    var options = SchemaOptions()
    options.greatestCost = .max
    let patient = try JSONSchema(compiling: JSONDocument(parsing: text), options: options)
    #expect(patient.verdict(on: value) == .invalid)
  }

  @Test func `what was found before judging was given up is certain`() throws {
    var options = SchemaOptions()
    options.greatestCost = 300
    let schema = try JSONSchema(
      compiling: JSONDocument(parsing: #"{"minItems":900,"items":{"type":"number"}}"#),
      options: options)
    let many = "[" + Array(repeating: "1", count: 500).joined(separator: ",") + "]"
    let failures = schema.failures(of: try JSONDocument(parsing: many).root)
    #expect(failures.map(\.keyword) == [.minItems, nil])
    #expect(failures.map(\.isUndecided) == [false, true])
    #expect(failures.last?.expected == "a schema that can be judged in 300 steps")
  }

  @Test func `a deep value under a schema that goes along is judged or given up`() throws {
    let schema = try schema(##"{"items":{"$ref":"#"},"type":"array"}"##)
    func verdict(_ depth: Int) throws -> SchemaVerdict {
      let text = nested(depth, "[", "", "]")
      return schema.verdict(
        on: try JSONDocument(parsing: text, maximumDepth: JSONDocument.greatestDepth).root)
    }
    #expect(try verdict(512) == .valid)
    #expect(try verdict(JSONDocument.greatestDepth) == .undecided)
    let deep = nested(JSONDocument.greatestDepth, "[", "", "]")
    let failures = schema.failures(
      of: try JSONDocument(parsing: deep, maximumDepth: JSONDocument.greatestDepth).root)
    #expect(failures.map(\.actual) == ["more of them"])
  }

  @Test func `deep values in sets are hashed and compared without recursion`() throws {
    let depth = JSONDocument.greatestDepth - 1
    let one = nested(depth, #"{"a":"#, "1", "}")
    let other = nested(depth, #"{"a":"#, "2", "}")
    let schema = try schema(#"{"uniqueItems":true}"#)
    func verdict(_ text: String) throws -> SchemaVerdict {
      schema.verdict(
        on: try JSONDocument(parsing: text, maximumDepth: JSONDocument.greatestDepth).root)
    }
    #expect(try verdict("[\(one),\(other)]") == .valid)
    #expect(try verdict("[\(one),\(other),\(one)]") == .invalid)
  }

  @Test(arguments: [
    (#"{"uniqueItems":true}"#, SchemaVerdict.valid),
    (#"{"items":{"type":"integer","minimum":0,"multipleOf":1}}"#, .valid),
    (#"{"contains":{"const":-1}}"#, .invalid), (#"{"items":{"enum":ENUM}}"#, .valid),
    (#"{"anyOf":[{"items":{"type":"null"}},{"items":{"maximum":1e9}}]}"#, .valid),
    (#"{"allOf":[{"items":{"minimum":0}}],"unevaluatedItems":false}"#, .valid),
    (#"{"contains":{"minimum":0},"unevaluatedItems":false}"#, .valid),
  ])
  func `an array of 20,000 elements is judged`(_ text: String, _ verdict: SchemaVerdict) throws {
    let many = "[" + (0..<20_000).map(String.init).joined(separator: ",") + "]"
    let schema = try schema(text.replacing("ENUM", with: many))
    #expect(schema.verdict(on: try JSONDocument(parsing: many).root) == verdict)
  }

  @Test(arguments: [
    (#"{"additionalProperties":{"type":"integer"}}"#, SchemaVerdict.valid),
    (
      #"{"patternProperties":{"^k[0-9]+$":{"type":"integer"}},"additionalProperties":false}"#,
      .valid
    ),
    (#"{"required":REQUIRED}"#, .valid), (#"{"dependentRequired":{"k1":REQUIRED}}"#, .valid),
    (#"{"propertyNames":{"minLength":2}}"#, .valid),
    (#"{"patternProperties":{"^k":true},"unevaluatedProperties":false}"#, .valid),
  ])
  func `an object of 20,000 members is judged`(_ text: String, _ verdict: SchemaVerdict) throws {
    let keys = (0..<20_000).map { "\"k\($0)\"" }
    let object = "{" + keys.map { $0 + ":1" }.joined(separator: ",") + "}"
    let required = "[" + keys.joined(separator: ",") + "]"
    let schema = try schema(text.replacing("REQUIRED", with: required))
    #expect(schema.verdict(on: try JSONDocument(parsing: object).root) == verdict)
  }

  @Test func `numbers of a hundred thousand digits are judged or given up`() throws {
    let long = "1" + String(repeating: "3", count: 100_000)
    let value = try JSONDocument(parsing: long).root
    let short = try schema(#"{"multipleOf":7,"minimum":1}"#)
    #expect(short.verdict(on: value) == .invalid)
    let divisor = try schema("{\"multipleOf\":\(long)}")
    #expect(divisor.verdict(on: value) == .undecided)
  }

  @Test func `many hard patterns on many texts are given up`() throws {
    let text = "\"" + String(repeating: "a", count: 5_000) + "!\""
    let many = "[" + Array(repeating: text, count: 20).joined(separator: ",") + "]"
    let schema = try schema(#"{"items":{"not":{"pattern":"(a*)*[bd]"}}}"#)
    let failures = schema.failures(of: try JSONDocument(parsing: many).root)
    #expect(failures.allSatisfy { $0.isUndecided })
    #expect(failures.last?.actual == "schema too costly for this value")
  }

  @Test func `references to references do not cost the stack`() throws {
    let links = (0..<5_000).map { "\"d\($0)\":{\"$ref\":\"#/$defs/d\($0 + 1)\"}" }
    let text = "{\"$defs\":{\(links.joined(separator: ",")),\"d5000\":false}}"
    _ = try schema(text)
    let used = try schema(text.dropLast() + ",\"items\":{\"$ref\":\"#/$defs/d0\"}}")
    #expect(used.verdict(on: try JSONDocument(parsing: "[]").root) == .valid)
    #expect(used.verdict(on: try JSONDocument(parsing: "[1]").root) == .undecided)
  }
}
