// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

/// What a failure of the newer keywords says.
struct SchemaCombinationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let schema: String
    let instance: String
    /// Path, pointer in the schema, expected and actual of each failure.
    let failures: [[String]]

    init(_ schema: String, _ instance: String, _ failures: [String]...) {
      self.schema = schema
      self.instance = instance
      self.failures = failures
    }

    var testDescription: String { schema + " " + instance }
  }

  static let arrays: [Row] = [
    Row(
      #"{"prefixItems":[{"type":"null"},{"type":"null"}]}"#, "[1,null,2]",
      ["0", "/prefixItems/0/type", "null", "number"]),
    Row(
      #"{"prefixItems":[true],"items":{"type":"null"}}"#, "[1,2,null]",
      ["1", "/items/type", "null", "number"]),
    Row(
      #"{"contains":{"type":"null"}}"#, "[1]",
      ["@this", "/contains", "at least 1 elements as described", "0 of them"]),
    Row(
      #"{"contains":{"type":"null"},"minContains":2}"#, "[null]",
      ["@this", "/minContains", "at least 2 elements as described", "1 of them"]),
    Row(
      #"{"contains":true,"maxContains":1}"#, "[1,2]",
      ["@this", "/maxContains", "at most 1 elements as described", "2 of them"]),
    Row(#"{"contains":false,"minContains":0}"#, "[1]"),
    Row(
      #"{"uniqueItems":true}"#, #"["a",{"x":1,"y":[2]},3,{"y":[2.0],"x":1.0}]"#,
      [
        "@this", "/uniqueItems", "elements that all differ",
        "elements 1 and 3, counted from 0, are equal",
      ]),
    Row(
      #"{"uniqueItems":true}"#, #"[1,"1",true,[1],{"a":1},{"a":2},"é","e\u0301",false,0,null,[]]"#),
    Row(#"{"uniqueItems":false}"#, "[1,1]"),
    Row(
      #"{"unevaluatedItems":false,"prefixItems":[true]}"#, "[1,2]",
      ["1", "/unevaluatedItems", "no elements but those described", "number"]),
    Row(
      #"{"allOf":[{"contains":{"type":"string"}}],"unevaluatedItems":{"type":"null"}}"#,
      #"["a",null,1]"#, ["2", "/unevaluatedItems/type", "null", "number"]),
  ]

  static let objects: [Row] = [
    Row(
      #"{"patternProperties":{"^x":{"type":"null"}},"properties":{"xa":true}}"#, #"{"xa":1,"b":2}"#,
      ["xa", "/patternProperties/^x/type", "null", "number"]),
    Row(
      #"{"properties":{"a":true},"additionalProperties":false}"#, #"{"a":1,"b":2}"#,
      ["*", "/additionalProperties", "no members but those described", "number"]),
    Row(
      #"{"properties":{"a":true},"patternProperties":{"b":true},"additionalProperties":{"type":"null"}}"#,
      #"{"a":1,"bb":2,"c":null,"d":{"a":1}}"#,
      ["*", "/additionalProperties/type", "null", "object"]),
    Row(
      #"{"propertyNames":{"maxLength":1}}"#, #"{"a":1,"bc":2}"#,
      ["*", "/propertyNames/maxLength", "at most 1 characters", "2 characters"]),
    Row(
      #"{"dependentRequired":{"a":["b","c"]}}"#, #"{"a":1,"b":2}"#,
      ["@this", "/dependentRequired", "member 'c'", "missing"]),
    Row(
      #"{"dependentSchemas":{"a":{"maxProperties":1}}}"#, #"{"a":1,"b":2}"#,
      ["@this", "/dependentSchemas/a/maxProperties", "at most 1 members", "2 members"]),
    Row(
      #"{"dependencies":{"a":["b"],"c":false}}"#, #"{"a":1,"c":1}"#,
      ["@this", "/dependencies", "member 'b'", "missing"],
      ["@this", "/dependencies/c", "nothing", "object"]),
    Row(
      #"{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}"#, #"{"a":1,"b":2}"#,
      ["*", "/unevaluatedProperties", "no members but those described", "number"]),
    // A member that is wrong is not called unknown as well
    Row(
      #"{"allOf":[{"properties":{"a":{"type":"null"}}}],"unevaluatedProperties":false}"#,
      #"{"a":1}"#,
      ["a", "/allOf/0/properties/a/type", "null", "number"]),
    Row(
      #"{"if":{"properties":{"a":{"const":1}}},"then":true,"unevaluatedProperties":false}"#,
      #"{"a":2}"#, ["a", "/unevaluatedProperties", "no members but those described", "number"]),
  ]

  static let combined: [Row] = [
    Row(
      #"{"allOf":[{"type":"string"},{"minimum":3}]}"#, "2",
      ["@this", "/allOf/0/type", "string", "number"],
      ["@this", "/allOf/1/minimum", "at least 3", "number out of range"]),
    Row(
      #"{"anyOf":[{"type":"string"},{"minimum":3}]}"#, "2",
      ["@this", "/anyOf", "something that fits one of 2 schemas", "fits none of them"]),
    // The one that fits but for its contents tells what is wrong
    Row(
      #"{"anyOf":[{"type":"null"},{"properties":{"a":{"type":"null"}}}]}"#, #"{"a":1}"#,
      ["a", "/anyOf/1/properties/a/type", "null", "number"]),
    Row(
      #"{"oneOf":[{"items":{"type":"null"}},{"items":{"type":"string"}}]}"#, "[1]",
      ["@this", "/oneOf", "something that fits just one of 2 schemas", "fits none of them"]),
    Row(
      #"{"oneOf":[{"type":"number"},true,false]}"#, "1",
      ["@this", "/oneOf", "something that fits just one of 3 schemas", "fits 2 of them"]),
    Row(
      #"{"not":{"type":"number"}}"#, "1",
      ["@this", "/not", "something that does not fit a schema", "fits it"]),
    Row(
      #"{"if":{"type":"number"},"then":{"minimum":1},"else":{"minLength":1}}"#, "0",
      ["@this", "/then/minimum", "at least 1", "number out of range"]),
    Row(
      #"{"if":{"type":"number"},"then":{"minimum":1},"else":{"minLength":1}}"#, #""""#,
      ["@this", "/else/minLength", "at least 1 characters", "0 characters"]),
    Row(
      ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}"##, "1",
      ["@this", "/$defs/a/type", "null", "number"]),
    Row(
      #"{"multipleOf":0.01}"#, "0.075",
      ["@this", "/multipleOf", "a multiple of 0.01", "number that is not"]),
  ]

  @Test(arguments: arrays + objects + combined)
  func `a failure tells where it is, what was asked and what was there`(_ row: Row) throws {
    let schema = try JSONSchema(compiling: JSONDocument(parsing: row.schema))
    let instance = try JSONDocument(parsing: row.instance).root
    let found = schema.failures(of: instance)
    #expect(
      found.map { [$0.instancePath, $0.schemaPointer, $0.expected, $0.actual] } == row.failures)
    #expect(schema.verdict(on: instance) == (row.failures.isEmpty ? .valid : .invalid))
  }

  @Test func `keys that only the value names are hidden in every path`() throws {
    let schema = try JSONSchema(
      compiling: JSONDocument(
        parsing: """
          {"patternProperties":{"^A":{"properties":{"n":{"type":"null"}}}},"required":["n"],
           "additionalProperties":{"items":{"additionalProperties":{"type":"null"}}},
           "unevaluatedProperties":false,"propertyNames":{"pattern":"^[A-B]"}}
          """))
    let instance = try JSONDocument(
      parsing: #"{"Aisha":{"n":1},"Bashir":[{"Carim":"Dina"}],"Emir":null}"#)
    let failures = schema.failures(of: instance.root)
    #expect(
      Set(failures.map(\.instancePointer)) == ["", "/*/n", "/*/0/*", "/*"])
    #expect(failures.count == 4)
    for name in ["Aisha", "Bashir", "Carim", "Dina", "Emir"] {
      #expect(!failures.contains { "\($0)".contains(name) })
    }
  }

  @Test(arguments: [
    // Undecided is neither valid nor invalid, whatever stands around it
    (#"{"not":SLOW}"#, SchemaVerdict.undecided), (#"{"anyOf":[SLOW,false]}"#, .undecided),
    (#"{"anyOf":[SLOW,true]}"#, .valid), (#"{"allOf":[SLOW,true]}"#, .undecided),
    (#"{"allOf":[SLOW,false]}"#, .invalid), (#"{"oneOf":[SLOW,true]}"#, .undecided),
    (#"{"oneOf":[SLOW,true,true]}"#, .invalid), (#"{"if":SLOW,"then":true}"#, .undecided),
    (#"{"if":true,"else":SLOW}"#, .valid), (#"{"if":true,"then":SLOW}"#, .undecided),
  ])
  func `what takes too long leaves the whole undecided where it counts`(
    _ text: String, _ verdict: SchemaVerdict
  ) throws {
    let slow = text.replacing("SLOW", with: #"{"pattern":"^(a+)+$"}"#)
    let schema = try JSONSchema(compiling: JSONDocument(parsing: slow))
    let value = try JSONDocument(parsing: "\"" + String(repeating: "a", count: 50) + "!\"").root
    #expect(schema.verdict(on: value) == verdict)
    let failures = schema.failures(of: value)
    #expect(failures.isEmpty == (verdict == .valid))
    #expect(failures.contains { !$0.isUndecided } == (verdict == .invalid))
  }

  @Test(arguments: [
    (#"{"contains":SLOW}"#, "[\"LONG\",\"b\"]", SchemaVerdict.undecided),
    (#"{"contains":SLOW}"#, "[\"LONG\",\"a\"]", .valid),
    (#"{"contains":SLOW,"minContains":3}"#, "[\"LONG\",\"a\"]", .invalid),
    (#"{"contains":SLOW,"maxContains":1}"#, "[\"LONG\",\"a\"]", .undecided),
    (#"{"contains":SLOW,"unevaluatedItems":false}"#, "[\"LONG\",\"a\"]", .undecided),
    (#"{"patternProperties":{"^(a+)+$":false}}"#, "{\"LONG\":1}", .undecided),
    (
      #"{"patternProperties":{"^(a+)+$":true},"additionalProperties":false}"#, "{\"LONG\":1}",
      .undecided
    ),
    (#"{"propertyNames":SLOW}"#, "{\"LONG\":1,\"b\":2}", .invalid),
    (
      #"{"anyOf":[{"properties":{"LONG":SLOW}},true],"unevaluatedProperties":false}"#,
      "{\"LONG\":\"LONG\"}", .undecided
    ),
  ])
  func `what takes too long in a content leaves it undecided`(
    _ text: String, _ value: String, _ verdict: SchemaVerdict
  ) throws {
    let long = String(repeating: "a", count: 50) + "!"
    let schema = try JSONSchema(
      compiling: JSONDocument(
        parsing: text.replacing("SLOW", with: #"{"pattern":"^(a+)+$"}"#)
          .replacing("LONG", with: long)))
    let instance = try JSONDocument(parsing: value.replacing("LONG", with: long)).root
    #expect(schema.verdict(on: instance) == verdict)
    #expect(schema.failures(of: instance).contains { !$0.isUndecided } == (verdict == .invalid))
  }
}
