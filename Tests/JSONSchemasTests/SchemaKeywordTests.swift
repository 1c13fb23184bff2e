// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

/// What each keyword accepts and refuses; what a refusal says is tested elsewhere.
struct SchemaKeywordTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let schema: String
    let valid: [String]
    let invalid: [String]

    init(_ schema: String, _ valid: [String], not invalid: [String]) {
      self.schema = schema
      self.valid = valid
      self.invalid = invalid
    }

    var testDescription: String { schema }
  }

  static let values: [Row] = [
    Row("true", ["null", "{}"], not: []), Row("false", [], not: ["null", "[]"]),
    Row(#"{"type":"integer"}"#, ["1", "1.0", "-0", "1e3"], not: ["1.5", "\"1\"", "true"]),
    Row(#"{"type":["number","null"]}"#, ["1.5", "null"], not: ["false", "[]"]),
    Row(#"{"type":"boolean"}"#, ["true", "false"], not: ["0", "null"]),
    Row(#"{"const":[1,{"a":null}]}"#, [#"[1.0,{"a":null}]"#], not: ["[1]", #"[1,{"a":false}]"#]),
    Row(#"{"const":{"a":1,"b":2}}"#, [#"{"b":2,"a":1}"#], not: [#"{"a":1}"#, "null"]),
    Row(#"{"const":0}"#, ["0", "-0", "0.0e5"], not: ["false", "\"\"", "null"]),
    Row(#"{"const":"é"}"#, ["\"\\u00e9\""], not: ["\"e\\u0301\""]),
    Row(#"{"enum":[1,[2],"a",null]}"#, ["1.0", "[2]", "null"], not: ["2", "[]", "[1]", "\"A\""]),
    Row(#"{"enum":[]}"#, [], not: ["null"]),
    Row(#"{"minimum":1.1,"maximum":2}"#, ["1.1", "2.0", "\"x\""], not: ["1.09", "2.01"]),
    Row(#"{"exclusiveMinimum":1,"exclusiveMaximum":2}"#, ["1.5", "[]"], not: ["1", "2.0"]),
    Row(#"{"multipleOf":1.5}"#, ["3", "0", "-4.5", "\"x\""], not: ["2", "1.4"]),
    Row(#"{"minLength":1,"maxLength":2}"#, [#""😀😀""#, "1"], not: [#""""#, #""abc""#]),
    Row(#"{"pattern":"^a.c$"}"#, [#""abc""#, "7"], not: [#""xabc""#, #""ac""#]),
  ]

  static let arrays: [Row] = [
    Row(#"{"items":{"type":"null"}}"#, ["[]", "[null]", "{}"], not: ["[null,1]"]),
    Row(#"{"prefixItems":[{"type":"null"}]}"#, ["[]", "[null,1]", "\"x\""], not: ["[1]"]),
    Row(#"{"prefixItems":[true],"items":false}"#, ["[]", "[1]"], not: ["[1,2]"]),
    Row(#"{"contains":{"const":1}}"#, ["[2,1]", "{}"], not: ["[]", "[2]"]),
    Row(#"{"contains":{"const":1},"minContains":0}"#, ["[]", "[2]"], not: []),
    Row(
      #"{"contains":true,"minContains":2,"maxContains":3}"#, ["[1,2]", "[1,2,3]"],
      not: ["[1]", "[1,2,3,4]"]),
    Row(#"{"minContains":2,"maxContains":0}"#, ["[]", "[1]"], not: []),
    Row(#"{"minItems":1,"maxItems":2}"#, ["[1]", "[1,2]", "{}"], not: ["[]", "[1,2,3]"]),
    Row(
      #"{"uniqueItems":true}"#, ["[]", "[1,true]", "[[1],[2]]", "[0,false]"],
      not: ["[1,1.0]", #"[{"a":[1]},{"a":[1]}]"#, "[null,1,null]"]),
    Row(#"{"unevaluatedItems":false}"#, ["[]", "{}"], not: ["[1]"]),
    Row(#"{"items":true,"unevaluatedItems":false}"#, ["[1]"], not: []),
    Row(#"{"allOf":[{"prefixItems":[true]}],"unevaluatedItems":false}"#, ["[1]"], not: ["[1,2]"]),
    Row(
      #"{"anyOf":[{"prefixItems":[true,{"const":2}]},{"prefixItems":[true]}],"unevaluatedItems":false}"#,
      ["[1,2]", "[1]"], not: ["[1,3]"]),
    Row(#"{"not":{"not":{"prefixItems":[true]}},"unevaluatedItems":false}"#, ["[]"], not: ["[1]"]),
    Row(#"{"allOf":[{"unevaluatedItems":true}],"unevaluatedItems":false}"#, ["[1,2]"], not: []),
    Row(#"{"allOf":[{"prefixItems":[true]},{"unevaluatedItems":false}]}"#, ["[]"], not: ["[1]"]),
    Row(
      #"{"contains":{"const":1},"unevaluatedItems":{"const":2}}"#, ["[1,2]"], not: ["[1,3]", "[2]"]),
  ]

  static let objects: [Row] = [
    Row(
      #"{"properties":{"a":{"type":"null"}}}"#, [#"{"a":null}"#, "{}", "[]"], not: [#"{"a":1}"#]),
    Row(
      #"{"patternProperties":{"^a":{"type":"null"},"b$":false}}"#, [#"{"a":null,"c":1}"#, "1"],
      not: [#"{"ax":1}"#, #"{"ab":null}"#]),
    Row(
      #"{"properties":{"a":true},"patternProperties":{"^x":true},"additionalProperties":false}"#,
      [#"{"a":1,"xy":2}"#, "{}"], not: [#"{"b":1}"#, #"{"a":1,"ax":1}"#]),
    Row(
      #"{"allOf":[{"properties":{"a":true}}],"additionalProperties":false}"#, ["{}"],
      not: [#"{"a":1}"#]),
    Row(
      #"{"propertyNames":{"pattern":"^[a-z]$"}}"#, [#"{"a":1}"#, "{}", "[]"], not: [#"{"A":1}"#]),
    Row(#"{"propertyNames":false}"#, ["{}"], not: [#"{"a":1}"#]),
    Row(#"{"required":["a","é"]}"#, [#"{"a":1,"é":null}"#, "[]"], not: ["{}", #"{"a":1}"#]),
    Row(
      #"{"minProperties":1,"maxProperties":1}"#, [#"{"a":1}"#, "[]"],
      not: ["{}", #"{"a":1,"b":1}"#]),
    Row(
      #"{"dependentRequired":{"a":["b"],"c":[]}}"#, ["{}", #"{"a":1,"b":1}"#, #"{"c":1}"#],
      not: [#"{"a":1}"#]),
    Row(
      #"{"dependentSchemas":{"a":{"required":["b"]},"x":false}}"#,
      [#"{"a":1,"b":1}"#, #"{"b":1}"#],
      not: [#"{"a":1}"#, #"{"x":1}"#]),
    Row(
      #"{"dependencies":{"a":["b"],"x":false}}"#, [#"{"a":1,"b":1}"#],
      not: [#"{"a":1}"#, #"{"x":1}"#]),
    Row(#"{"unevaluatedProperties":{"type":"null"}}"#, ["{}", #"{"a":null}"#], not: [#"{"a":1}"#]),
    Row(
      #"{"properties":{"k":true},"if":{"required":["k"]},"then":{"properties":{"a":true}},"else":{"properties":{"b":true}},"unevaluatedProperties":false}"#,
      [#"{"k":1,"a":1}"#, #"{"b":1}"#], not: [#"{"k":1,"b":1}"#, #"{"a":1}"#]),
    Row(
      #"{"dependentSchemas":{"a":{"properties":{"b":true}}},"properties":{"a":true},"unevaluatedProperties":false}"#,
      [#"{"a":1,"b":1}"#], not: [#"{"b":1}"#]),
    Row(
      #"{"oneOf":[{"properties":{"a":true},"required":["a"]},{"properties":{"b":true},"required":["b"]}],"unevaluatedProperties":false}"#,
      [#"{"a":1}"#, #"{"b":1}"#], not: [#"{"a":1,"c":1}"#, #"{"a":1,"b":1}"#, "{}"]),
    Row(
      ##"{"$ref":"#/$defs/a","$defs":{"a":{"properties":{"a":true}}},"unevaluatedProperties":false}"##,
      [#"{"a":1}"#], not: [#"{"b":1}"#]),
    Row(#"{"additionalProperties":true,"unevaluatedProperties":false}"#, [#"{"a":1}"#], not: []),
    Row(
      #"{"properties":{"a":{"properties":{"b":true}}},"unevaluatedProperties":false}"#,
      [#"{"a":{"c":1}}"#], not: [#"{"b":1}"#]),
  ]

  static let combined: [Row] = [
    Row(#"{"allOf":[{"minimum":1},{"maximum":2}]}"#, ["1", "2"], not: ["0", "3"]),
    Row(#"{"anyOf":[{"minimum":5},{"maximum":2}]}"#, ["1", "6"], not: ["3"]),
    Row(#"{"oneOf":[{"minimum":2},{"maximum":5}]}"#, ["1", "6"], not: ["3"]),
    Row(#"{"oneOf":[false,false]}"#, [], not: ["1"]),
    Row(#"{"not":{"type":"null"}}"#, ["1"], not: ["null"]),
    Row(
      #"{"if":{"minimum":5},"then":{"multipleOf":5},"else":{"multipleOf":2}}"#, ["10", "4"],
      not: ["6", "3"]),
    Row(#"{"then":false,"else":false}"#, ["1"], not: []),
    Row(#"{"if":false,"then":false}"#, ["1"], not: []),
    Row(#"{"if":true,"then":false}"#, [], not: ["1"]),
    Row(
      #"{"format":"email","contentEncoding":"base64","contentSchema":false,"deprecated":true}"#,
      [#""!""#, "1"], not: []),
    // References
    Row(##"{"$defs":{"a/b~c":{"type":"null"}},"$ref":"#/$defs/a~1b~0c"}"##, ["null"], not: ["1"]),
    Row(
      ##"{"$defs":{"é %":{"type":"null"}},"$ref":"#/$defs/%C3%A9%20%25"}"##, ["null"], not: ["1"]),
    Row(##"{"$defs":{"x":{"$anchor":"a","type":"null"}},"$ref":"#a"}"##, ["null"], not: ["1"]),
    Row(
      ##"{"$id":"http://x/a","$defs":{"b":{"$id":"b","$defs":{"n":{"type":"null"}},"$ref":"#/$defs/n"}},"$ref":"b"}"##,
      ["null"], not: ["1"]),
    Row(
      ##"{"$ref":"#/$defs/n","minimum":1,"$defs":{"n":{"maximum":2}}}"##, ["1"], not: ["0", "3"]),
    Row(
      ##"{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}"##,
      [#"{"next":{"next":{}}}"#], not: [#"{"next":{"nxt":1}}"#]),
    Row(
      ##"{"title":"x","examples":[{"type":"null"}],"$ref":"#/examples/0"}"##, ["null"], not: ["1"]),
    Row(
      ##"{"$dynamicRef":"#n","$defs":{"n":{"$anchor":"n","type":"null"}}}"##, ["null"], not: ["1"]),
  ]

  @Test(arguments: values + arrays + objects + combined)
  func `a keyword accepts what it should and nothing else`(_ row: Row) throws {
    let schema = try JSONSchema(compiling: JSONDocument(parsing: row.schema))
    for text in row.valid {
      let value = try JSONDocument(parsing: text).root
      #expect(schema.verdict(on: value) == .valid, "\(text)")
      #expect(schema.failures(of: value) == [], "\(text)")
    }
    for text in row.invalid {
      let value = try JSONDocument(parsing: text).root
      #expect(schema.verdict(on: value) == .invalid, "\(text)")
      #expect(schema.failures(of: value).contains { !$0.isUndecided }, "\(text)")
    }
  }

  @Test(arguments: SchemaKeyword.allCases)
  func `every keyword is known and most likely meant by a near miss`(
    _ keyword: SchemaKeyword
  ) throws {
    guard keyword.rawValue.count > 4 else { return }
    let document = try JSONDocument(parsing: "{\"\(keyword.rawValue)x\":1}")
    let errors = #expect(throws: JSONSchemaErrors.self) { try JSONSchema(compiling: document) }
    let name = keyword.rawValue + "x"
    #expect(errors?.errors.map(\.message) == ["unknown keyword '\(name)'"])
    #expect(errors?.errors.first?.remedy.hasPrefix("did you mean '") == true)
  }
}
