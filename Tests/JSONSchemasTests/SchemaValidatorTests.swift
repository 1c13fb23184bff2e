// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct SchemaValidatorTests {
  private func failures(
    _ schema: String, _ instance: String, limit: Int = 50
  ) throws -> [SchemaFailure] {
    try JSONSchema(compiling: JSONDocument(parsing: schema))
      .failures(of: JSONDocument(parsing: instance).root, limit: limit)
  }

  @Test(arguments: [
    // Whole numbers, however they are spelled and however long
    (#"{"type":"integer"}"#, "1.0"), (#"{"type":"integer"}"#, "1e400"),
    (#"{"type":["integer","null"]}"#, "null"), (#"{"type":"boolean"}"#, "false"),
    // Exact comparison
    (#"{"minimum":9007199254740993}"#, "9007199254740993"), (#"{"maximum":0.1}"#, "0.1"),
    (#"{"exclusiveMinimum":9007199254740992}"#, "9007199254740993"),
    (#"{"const":1}"#, "1.0"), (#"{"enum":[100,"a"]}"#, "1e2"),
    (#"{"const":{"a":1,"b":2}}"#, #"{"b":2,"a":1}"#),
    // Lengths in code points
    (#"{"minLength":2,"maxLength":2}"#, #""é😀""#), (#"{"maxLength":2}"#, #""e\u0301""#),
    (#"{"maxLength":1}"#, #""\ud83d\ude00""#), (#"{"maxLength":123456789012345678901}"#, #""a""#),
    // Keywords leave other kinds alone
    (#"{"minimum":5,"minLength":5,"minItems":5,"minProperties":5,"pattern":"x"}"#, "null"),
    (#"{"minimum":5,"required":["a"],"items":false,"properties":{"a":false}}"#, #""a""#),
    (#"{"minLength":5}"#, "[]"), (#"{"minItems":1}"#, "{}"), (#"{"minProperties":1}"#, "[]"),
    // Patterns search
    (#"{"pattern":"b"}"#, #""abc""#), (#"{"pattern":"^\\+[0-9]+$"}"#, #""\u002b971""#),
    // Contents
    (#"{"items":{"type":"string"}}"#, #"["a","b"]"#), (#"{"properties":{"a":false}}"#, #"{"b":1}"#),
    (#"{"properties":{"é":false}}"#, #"{"e\u0301":1}"#),
    (#"{"required":["a"]}"#, #"{"\u0061":null}"#),
  ])
  func `a value that keeps the schema has no failures`(
    _ schema: String, _ instance: String
  ) throws {
    #expect(try failures(schema, instance) == [])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let schema: String
    /// The failing value is marked with `▸`.
    let instance: String
    let path: String
    let keyword: SchemaKeyword?
    let pointer: String
    let words: [String]

    init(
      _ schema: String, _ instance: String, _ place: (String, SchemaKeyword?, String),
      _ words: [String]
    ) {
      self.schema = schema
      self.instance = instance
      (path, keyword, pointer) = place
      self.words = words
    }

    var testDescription: String { schema + " " + instance }
  }

  static let rows: [Row] = [
    Row("false", "▸1", ("@this", nil, ""), ["nothing", "number"]),
    Row(#"{"type":"string"}"#, "▸null", ("@this", .type, "/type"), ["string", "null"]),
    Row(
      #"{"type":["string","null"]}"#, "▸true", ("@this", .type, "/type"),
      ["string or null", "boolean"]),
    Row(
      #"{"type":"integer"}"#, "▸1.5", ("@this", .type, "/type"),
      ["integer", "number that is not whole"]),
    Row(
      #"{"enum":["a",1,{"b":2}]}"#, #"▸"c""#, ("@this", .enum, "/enum"),
      [#"one of "a", 1, {"b":2}"#, "another string"]),
    Row(#"{"enum":["a"]}"#, "▸[]", ("@this", .enum, "/enum"), [#"one of "a""#, "array"]),
    Row(
      #"{"const":9007199254740993}"#, "▸9007199254740992", ("@this", .const, "/const"),
      ["9007199254740993", "another number"]),
    Row(
      #"{"minimum":1.50}"#, "▸1.4", ("@this", .minimum, "/minimum"),
      ["at least 1.50", "number out of range"]),
    Row(
      #"{"maximum":9007199254740992}"#, "▸9007199254740993", ("@this", .maximum, "/maximum"),
      ["at most 9007199254740992", "number out of range"]),
    Row(
      #"{"exclusiveMinimum":0}"#, "▸-0.0", ("@this", .exclusiveMinimum, "/exclusiveMinimum"),
      ["more than 0", "number out of range"]),
    Row(
      #"{"exclusiveMaximum":1}"#, "▸1", ("@this", .exclusiveMaximum, "/exclusiveMaximum"),
      ["less than 1", "number out of range"]),
    Row(
      #"{"minLength":3}"#, #"▸"é😀""#, ("@this", .minLength, "/minLength"),
      ["at least 3 characters", "2 characters"]),
    Row(
      #"{"maxLength":1}"#, #"▸"e\u0301""#, ("@this", .maxLength, "/maxLength"),
      ["at most 1 characters", "2 characters"]),
    Row(
      #"{"minItems":1}"#, "▸[]", ("@this", .minItems, "/minItems"),
      ["at least 1 elements", "0 elements"]),
    Row(
      #"{"maxItems":1}"#, "▸[1,2]", ("@this", .maxItems, "/maxItems"),
      ["at most 1 elements", "2 elements"]),
    Row(
      #"{"minProperties":1}"#, "▸{}", ("@this", .minProperties, "/minProperties"),
      ["at least 1 members", "0 members"]),
    Row(
      #"{"maxProperties":0}"#, #"▸{"a":1}"#, ("@this", .maxProperties, "/maxProperties"),
      ["at most 0 members", "1 members"]),
    Row(
      #"{"pattern":"^a"}"#, #"▸"ba""#, ("@this", .pattern, "/pattern"),
      ["text matching '^a'", "other text"]),
    Row(
      #"{"required":["id"]}"#, #"▸{"ID":1}"#, ("@this", .required, "/required"),
      ["member 'id'", "missing"]),
    // Places
    Row(
      #"{"items":{"properties":{"a.b":{"type":"null"}}}}"#, #"[{},{"a.b":▸1}]"#,
      (#"1.a\.b"#, .type, "/items/properties/a.b/type"), ["null", "number"]),
    Row(
      #"{"properties":{"data":{"items":{"required":["x"]}}}}"#, #"{"data":[{"x":1},▸{}]}"#,
      ("data.1", .required, "/properties/data/items/required"), ["member 'x'", "missing"]),
    Row(#"{"items":false}"#, "[▸1]", ("0", nil, "/items"), ["nothing", "number"]),
    Row(
      #"{"properties":{"a":{"type":"null"}}}"#, #"{"a":null,"a":▸1}"#,
      ("a", .type, "/properties/a/type"), ["null", "number"]),
  ]

  @Test(arguments: rows)
  func `a failure tells where, which keyword, what was expected and what was there`(
    _ row: Row
  ) throws {
    let parts = row.instance.split(separator: "▸", omittingEmptySubsequences: false)
    let found = try failures(row.schema, parts.joined())
    #expect(found.count == 1)
    let failure = try #require(found.first)
    #expect(failure.instanceRange.lowerBound == parts[0].utf8.count)
    #expect(failure.instancePath == row.path)
    #expect(failure.keyword == row.keyword)
    #expect(failure.schemaPointer == row.pointer)
    #expect([failure.expected, failure.actual] == row.words)
    #expect(!failure.isUndecided)
  }

  @Test func `failures come in document order, each missing key for itself`() throws {
    let schema =
      #"{"required":["a","b","c"],"properties":{"x":{"type":"null"},"y":{"type":"null"}}}"#
    let found = try failures(schema, #"{"y":1,"b":2,"x":3}"#)
    #expect(found.map(\.missingKey) == ["a", "c", nil, nil])
    #expect(found.map(\.instancePointer) == ["", "", "/y", "/x"])
  }

  @Test func `judging ends at the limit`() throws {
    let many = "[" + Array(repeating: "1", count: 1_000).joined(separator: ",") + "]"
    #expect(try failures(#"{"items":{"type":"null"}}"#, many).count == 50)
    #expect(try failures(#"{"items":{"type":"null"}}"#, many, limit: 3).count == 3)
    #expect(try failures(#"{"items":{"type":"null"}}"#, many, limit: 0).count == 1)
    #expect(try failures(#"{"items":false}"#, many, limit: 3).count == 3)
    let members = #"{"a":1,"b":2,"c":3}"#
    let refused = #"{"required":["x","y","z"],"properties":{"a":false,"b":false,"c":false}}"#
    #expect(try failures(refused, members, limit: 2).count == 2)
    #expect(try failures(refused, members, limit: 4).count == 4)
    let both = #"{"items":{"type":"null","const":null,"enum":[]},"minItems":2000}"#
    #expect(try failures(both, many, limit: 4).count == 4)
  }

  @Test func `a pattern that takes too long leaves the value undecided`() throws {
    let instance = "\"" + String(repeating: "a", count: 50) + "!\""
    let found = try failures(#"{"pattern":"^(a+)+$"}"#, instance)
    #expect(found.map(\.isUndecided) == [true])
    #expect(found.map(\.actual) == ["could not be decided"])
  }

  @Test func `long lists of expected values are cut`() throws {
    let values = (0..<12).map(String.init).joined(separator: ",")
    let found = try failures("{\"enum\":[\(values)]}", "\"a\"")
    #expect(found.map(\.expected) == ["one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more"])
    let long = String(repeating: "x", count: 200)
    let cut = try failures("{\"const\":\"\(long)\"}", "1").map(\.expected)
    #expect(cut == ["\"" + String(repeating: "x", count: 78) + "…"])
  }

  @Test func `no failure holds text of the value`() throws {
    let schema = """
      {"properties":{"name":{"type":"null","enum":[1],"const":2,"pattern":"^z","maxLength":1},
       "list":{"maxItems":0},"object":{"required":["id"],"maxProperties":0}},"required":["gone"]}
      """
    let instance = """
      {"name":"Aisha","list":["Aisha"],"object":{"Aisha":"Aisha"},"Aisha":true}
      """
    let found = try failures(schema, instance)
    #expect(found.count == 9)
    for failure in found { #expect(!"\(failure)".contains("Aisha")) }
  }

  @Test func `a value far deeper than its schema is judged without recursion into it`() throws {
    let depth = JSONDocument.greatestDepth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let document = try JSONDocument(parsing: text, maximumDepth: depth)
    let schema = try JSONSchema(compiling: JSONDocument(parsing: #"{"items":{"maxItems":0}}"#))
    #expect(schema.failures(of: document.root).map(\.instancePointer) == ["/0"])
  }
}
