// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct SchemaCompilerTests {
  /// A schema whose fault begins at the mark `▸`.
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    let remedy: String

    init(_ text: String, _ message: String, _ remedy: String = "") {
      self.text = text
      self.message = message
      self.remedy = remedy
    }

    var testDescription: String { text }
  }

  static let rows: [Row] = [
    // What is no schema
    Row("▸null", "a schema is an object, true or false, not null", "write {}"),
    Row("▸[]", "a schema is an object, true or false, not array", "write {}"),
    Row(#"{"items":▸"a"}"#, "a schema is an object, true or false, not string"),
    Row(#"{"properties":{"a":▸1}}"#, "a schema is an object, true or false, not number"),
    // Keywords
    Row(#"{▸"minlength":1}"#, "unknown keyword 'minlength'", "did you mean 'minLength'?"),
    Row(#"{▸"requried":[]}"#, "unknown keyword 'requried'", "did you mean 'required'?"),
    Row(#"{▸"propertys":{}}"#, "unknown keyword 'propertys'", "did you mean 'properties'?"),
    Row(
      #"{▸"nullable":true}"#, "unknown keyword 'nullable'",
      "remove it, or put notes into '$comment'"),
    Row(#"{"type":"null",▸"type":"string"}"#, "keyword 'type' stands twice"),
    // Types
    Row(#"{"type":▸"text"}"#, "unknown type 'text'", "write null, boolean, object, array,"),
    Row(#"{"type":▸1}"#, "'type' is a name or an array of names, not number"),
    Row(#"{"type":▸[]}"#, "no type is named"),
    Row(#"{"type":▸["string","int"]}"#, "unknown type 'int'"),
    Row(#"{"type":["string",▸"string"]}"#, "'type' names this twice"),
    Row(#"{"type":["string",▸null]}"#, "'type' is an array of strings, not null"),
    // Values of the wrong kind
    Row(#"{"enum":▸"a"}"#, "'enum' is an array, not string", "write the array here"),
    Row(#"{"required":▸true}"#, "'required' is an array of strings, not boolean"),
    Row(#"{"required":["a",▸1]}"#, "'required' is an array of strings, not number"),
    Row(#"{"required":["a","b",▸"\u0061"]}"#, "'required' names this twice"),
    Row(#"{"properties":▸[]}"#, "'properties' is an object of schemas, not array"),
    Row(#"{"properties":{"a":true,▸"a":true}}"#, "property 'a' stands twice"),
    Row(#"{"minimum":▸"1"}"#, "'minimum' is a number, not string", "write a number, unquoted"),
    Row(#"{"exclusiveMaximum":▸true}"#, "'exclusiveMaximum' is a number, not boolean"),
    Row(#"{"minLength":▸-1}"#, "'minLength' is a whole number from 0"),
    Row(#"{"maxItems":▸1.5}"#, "'maxItems' is a whole number from 0"),
    Row(#"{"maxProperties":▸"1"}"#, "'maxProperties' is a whole number from 0"),
    Row(#"{"pattern":▸1}"#, "'pattern' is a text, not number"),
    Row(
      #"{"pattern":▸"a("}"#,
      "the pattern cannot be read: missing closing parenthesis, at its byte 2"),
    Row(#"{"title":▸1}"#, "'title' is a text, not number"),
    Row(#"{"$comment":▸[]}"#, "'$comment' is a text, not array"),
    Row(#"{"examples":▸{}}"#, "'examples' is an array, not object"),
    Row(#"{"format":▸1}"#, "'format' is a text, not number"),
    Row(#"{"deprecated":▸"yes"}"#, "'deprecated' is true or false, not string"),
    Row(#"{"uniqueItems":▸1}"#, "'uniqueItems' is true or false, not number"),
    Row(#"{"multipleOf":▸0}"#, "'multipleOf' is a number above 0"),
    Row(#"{"multipleOf":▸-0.1}"#, "'multipleOf' is a number above 0"),
    Row(#"{"multipleOf":▸"1"}"#, "'multipleOf' is a number, not string"),
    Row(#"{"contains":true,"minContains":▸-1}"#, "'minContains' is a whole number from 0"),
    Row(#"{"maxContains":▸0.5}"#, "'maxContains' is a whole number from 0"),
    Row(#"{"contentSchema":▸1}"#, "a schema is an object, true or false, not number"),
    // Schemas in keywords
    Row(#"{"allOf":▸{}}"#, "'allOf' is an array of schemas, not object"),
    Row(#"{"anyOf":▸[]}"#, "'anyOf' holds no schema", "write at least one schema"),
    Row(#"{"oneOf":[true,▸1]}"#, "a schema is an object, true or false, not number"),
    Row(#"{"prefixItems":▸true}"#, "'prefixItems' is an array of schemas, not boolean"),
    Row(#"{"not":{"if":▸[]}}"#, "a schema is an object, true or false, not array"),
    Row(#"{"then":{"type":▸"x"}}"#, "unknown type 'x'"),
    Row(#"{"patternProperties":{▸"(":true}}"#, "the pattern cannot be read: missing closing"),
    Row(
      #"{"patternProperties":{▸"a\\Z":true},"additionalProperties":false}"#,
      "the pattern cannot be read: unrecognized character follows \\, at its byte 3"),
    Row(#"{"patternProperties":{"a":true,▸"a":true}}"#, "key 'a' stands twice"),
    Row(#"{"dependentSchemas":▸[]}"#, "'dependentSchemas' is an object of schemas, not array"),
    Row(#"{"dependentRequired":{"a":▸"b"}}"#, "'dependentRequired' is an array of strings"),
    Row(#"{"dependentRequired":▸[]}"#, "'dependentRequired' is an object of arrays, not array"),
    Row(#"{"dependencies":{"a":▸1}}"#, "a schema is an object, true or false, not number"),
    Row(#"{"$defs":▸[]}"#, "'$defs' is an object of schemas, not array"),
    Row(#"{"$defs":{"a":{▸"typ":1}}}"#, "unknown keyword 'typ'", "did you mean 'type'?"),
    Row(#"{"$vocabulary":▸[]}"#, "'$vocabulary' is an object, not array"),
    // Identity
    Row(#"{"$schema":▸"http://json-schema.org/draft-07/schema"}"#, "'$schema' names another draft"),
    Row(#"{"$schema":▸1}"#, "'$schema' is a text, not number"),
    Row(#"{"$schema":▸"http://example.com/unknown"}"#, "'$schema' names another draft"),
    Row(#"{"$id":▸1}"#, "'$id' is a text, not number", "write a URI"),
    Row(#"{"$id":▸"a#b"}"#, "'$id' has a fragment", "write '$anchor'"),
    Row(
      #"{"$defs":{"a":{"$id":"x"},"b":{"$id":▸"x"}}}"#, "another schema has the '$id' 'x'",
      "name one of the two otherwise"),
    Row(#"{"$anchor":▸"1a"}"#, "'$anchor' is no plain name", "write letters"),
    Row(##"{"$dynamicAnchor":▸"#a"}"##, "'$dynamicAnchor' is no plain name"),
    Row(
      #"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":▸"x"}}}"#, "another schema has the anchor 'x'"),
  ]

  @Test(arguments: rows)
  func `a fault is reported with its place and a remedy`(_ row: Row) throws {
    let parts = row.text.split(separator: "▸", omittingEmptySubsequences: false)
    let document = try JSONDocument(parsing: parts.joined())
    let errors = #expect(throws: JSONSchemaErrors.self) { try JSONSchema(compiling: document) }
    let error = try #require(errors?.errors.first)
    #expect(errors?.errors.count == 1)
    #expect(error.offset == parts[0].utf8.count)
    #expect(error.message.hasPrefix(row.message))
    #expect(error.foreign == nil)
    #expect(error.remedy.hasPrefix(row.remedy))
    #expect(!error.remedy.isEmpty)
  }

  @Test func `all faults come at once, in order, with pointers`() throws {
    let document = try JSONDocument(
      parsing: #"{"properties":{"a/b":{"type":"x"},"c":{"oneOf":[]}},"items":3,"typ":1}"#)
    let errors = #expect(throws: JSONSchemaErrors.self) { try JSONSchema(compiling: document) }
    #expect(
      try #require(errors).errors.map(\.pointer) == [
        "/properties/a~1b/type", "/properties/c/oneOf", "/items", "/typ",
      ])
  }

  @Test(arguments: [
    "true", "false", "{}", #"{"type":["string","null"]}"#, #"{"enum":[]}"#, #"{"const":null}"#,
    #"{"minLength":2.0,"maxLength":1e99}"#, #"{"required":[]}"#, #"{"default":{"typ":1}}"#,
    #"{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"a","description":"b"}"#,
    #"{"$comment":"c","examples":[1],"items":false,"properties":{"oneOf":true}}"#,
    #"{"format":"anything","contentEncoding":"x","contentMediaType":"y","contentSchema":true}"#,
    #"{"definitions":{"a":true},"dependencies":{"a":["b"],"c":{}},"readOnly":true}"#,
    #"{"$id":"a#","$anchor":"b.c-d_","$dynamicAnchor":"b.c-d_","writeOnly":false}"#,
    ##"{"enum":[{"$id":1,"$ref":2,"typ":3}],"const":{"$anchor":4},"default":{"$id":"#x"}}"##,
    #"{"then":true,"else":false,"minContains":2,"additionalProperties":{},"unevaluatedItems":{}}"#,
  ])
  func `a sound schema is compiled`(_ text: String) throws {
    _ = try JSONSchema(compiling: JSONDocument(parsing: text))
  }

  @Test func `schemas nested more than 256 deep are refused`() throws {
    func nested(_ depth: Int) throws -> JSONDocument {
      let open = String(repeating: #"{"items":"#, count: depth - 1)
      return try JSONDocument(
        parsing: open + "{}" + String(repeating: "}", count: depth - 1), maximumDepth: 1_000)
    }
    _ = try JSONSchema(compiling: nested(256))
    let errors = #expect(throws: JSONSchemaErrors.self) {
      try JSONSchema(compiling: nested(257))
    }
    #expect(errors?.errors.map(\.message) == ["the schema is nested too deeply"])
  }

  @Test func `unknown keywords say nothing if that is asked for`() throws {
    let document = try JSONDocument(parsing: #"{"typ":1,"items":{"nullable":true,"$id":"x"}}"#)
    #expect(throws: JSONSchemaErrors.self) { try JSONSchema(compiling: document) }
    let schema = try JSONSchema(compiling: document, options: .standard())
    #expect(schema.verdict(on: try JSONDocument(parsing: "[null]").root) == .valid)
  }
}
