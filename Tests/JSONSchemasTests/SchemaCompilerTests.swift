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

  static let supported = SchemaKeyword.allCases.map(\.rawValue).joined(separator: ", ")

  static let rows: [Row] = [
    // What is no schema
    Row("▸null", "a schema is an object, true or false, not null", "write {}"),
    Row("▸[]", "a schema is an object, true or false, not array", "write {}"),
    Row(#"{"items":▸"a"}"#, "a schema is an object, true or false, not string"),
    Row(#"{"properties":{"a":▸1}}"#, "a schema is an object, true or false, not number"),
    // Keywords
    Row(#"{▸"oneOf":[]}"#, "not supported yet: 'oneOf'", "use only: \(supported)"),
    Row(#"{"items":{▸"$ref":"a"}}"#, "not supported yet: '$ref'"),
    Row(#"{▸"format":"email"}"#, "not supported yet: 'format'"),
    Row(#"{▸"additionalProperties":false}"#, "not supported yet: 'additionalProperties'"),
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
    Row(#"{"$schema":▸"http://json-schema.org/draft-07/schema"}"#, "'$schema' names another draft"),
  ]

  @Test(arguments: rows)
  func `a fault is reported with its place and a remedy`(_ row: Row) throws {
    let parts = row.text.split(separator: "▸", omittingEmptySubsequences: false)
    let document = try JSONDocument(parsing: parts.joined())
    let errors = #expect(throws: JSONSchemaErrors.self) { try JSONSchema(compiling: document) }
    let error = try #require(errors?.errors.first)
    #expect(errors?.errors.count == 1)
    #expect(error.offset == parts[0].utf8.count)
    #expect(error.message == row.message)
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
}
