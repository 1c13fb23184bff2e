// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues
import Testing

struct SchemaReferenceTests {
  /// Compiles a schema that may refer to others by URI.
  private func schema(
    _ text: String, at uri: String = "", with others: [String: String] = [:]
  ) throws -> JSONSchema {
    var options = SchemaOptions.standard(documents: try others.mapValues { try .init(parsing: $0) })
    options.unknownKeywords = .refused
    options.baseURI = uri
    return try JSONSchema(compiling: JSONDocument(parsing: text), options: options)
  }

  @Test(arguments: [
    // RFC 3986, section 5.4, without what names the base itself
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("g#s", "http://a/b/c/g"), (";x", "http://a/b/c/;x"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("g/./h", "http://a/b/c/g/h"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("http:g", "http:g"),
  ])
  func `a reference is resolved against the base`(_ reference: String, _ uri: String) throws {
    var options = SchemaOptions()
    options.baseURI = "http://a/b/c/d;p?q"
    options.find = { .unreadable("asked for \($0)") }
    let document = try JSONDocument(parsing: "{\"$ref\":\"\(reference)\"}")
    let errors = #expect(throws: JSONSchemaErrors.self) {
      try JSONSchema(compiling: document, options: options)
    }
    #expect(errors?.errors.map(\.message).contains { $0.hasSuffix("asked for \(uri)") } == true)
  }

  @Test(arguments: [
    ("", "b.json", "b.json"), ("a.json", "b.json", "b.json"), ("x/a.json", "b.json", "x/b.json"),
    ("x/a.json", "../b.json", "b.json"), ("file:///x/a.json", "b.json", "file:///x/b.json"),
  ])
  func `files refer to each other by name`(
    _ base: String, _ reference: String, _ uri: String
  ) throws {
    let schema = try schema(
      "{\"$ref\":\"\(reference)#/$defs/n\"}", at: base,
      with: [uri: #"{"$defs":{"n":{"type":"number"}}}"#])
    #expect(schema.verdict(on: try JSONDocument(parsing: "1").root) == .valid)
    #expect(schema.verdict(on: try JSONDocument(parsing: "null").root) == .invalid)
  }

  /// A reference at `▸` that leads nowhere.
  @Test(arguments: [
    (#"{"$ref":▸"b.json"}"#, "there is no schema 'b.json'", "write it, or correct the reference"),
    (
      #"{"items":{"$ref":▸"https://example.com/x"}}"#, "there is no schema 'https://example.com/x'",
      "nothing is fetched: keep a copy beside this schema and refer to that"
    ),
    (
      ##"{"$defs":{"phone":{},"mail":{}},"$ref":▸"#/$defs/fax"}"##,
      "'/$defs/fax' leads nowhere: there is no 'fax'", "write one of 'phone', 'mail'"
    ),
    (##"{"$ref":▸"#/a"}"##, "'/a' leads nowhere: there is no 'a'", "write one of '$ref'"),
    (##"{"$ref":▸"#a"}"##, "there is no anchor 'a'", "add '$anchor'"),
    (
      ##"{"$anchor":"b","$ref":▸"#a"}"##, "there is no anchor 'a'", "write one of 'b'"
    ),
    (##"{"$ref":▸"#%zz"}"##, "the fragment of '#%zz' cannot be read", "write % as %25"),
    (##"{"$ref":▸"#%ff"}"##, "the fragment of '#%ff' cannot be read", "write % as %25"),
    (#"{"$ref":▸1}"#, "a reference is a text, not number", "write a URI, or '#/$defs/name'"),
    (
      #"{"$dynamicRef":▸null}"#, "a reference is a text, not null", "write a URI, or '#/$defs/name'"
    ),
    (
      ##"{"allOf":[true],"items":{"$ref":▸"#/allOf/01"}}"##,
      "'/allOf/01' leads nowhere: there is no '01'", "correct the reference"
    ),
    (
      #"{"$ref":▸"bad.json"}"#, "in 'bad.json' at '#/type': unknown type 'x'",
      "write null, boolean, object, array, number, integer or string"
    ),
    (
      #"{"$ref":▸"far.json"}"#, "in 'far.json' at '#/$ref': there is no schema 'farther.json'",
      "write it, or correct the reference"
    ),
  ])
  func `a reference that leads nowhere is told with its place`(
    _ marked: String, _ message: String, _ remedy: String
  ) throws {
    let parts = marked.split(separator: "▸")
    let others = ["bad.json": #"{"type":"x"}"#, "far.json": #"{"$ref":"farther.json"}"#]
    let errors = #expect(throws: JSONSchemaErrors.self) {
      try schema(parts.joined(), with: others)
    }
    #expect(errors?.errors.map(\.offset) == [parts[0].utf8.count])
    #expect(errors?.errors.map(\.message) == [message])
    #expect(errors?.errors.map(\.remedy) == [remedy])
  }

  @Test func `a fault in another document has its place there`() throws {
    let errors = #expect(throws: JSONSchemaErrors.self) {
      try schema(#"{"items":{"$ref":"b"}}"#, with: ["b": #"{"not":{"type":1}}"#])
    }
    let error = try #require(errors?.errors.first)
    #expect(error.pointer == "/items/$ref")
    #expect(error.foreign?.uri == "b")
    #expect(error.foreign?.pointer == "/not/type")
    #expect(error.foreign?.range == 15..<16)
  }

  @Test func `a failure in another document has both places`() throws {
    let schema = try schema(
      #"{"properties":{"a":{"$ref":"b"}}}"#,
      with: ["b": #"{"$ref":"c"}"#, "c": #"{"type":"string"}"#])
    let failure = try #require(
      schema.failures(of: JSONDocument(parsing: #"{"a":1}"#).root).first)
    #expect(failure.schemaPointer == "/properties/a/$ref")
    #expect(failure.schemaRange == 27..<30)
    #expect(failure.foreign?.uri == "c")
    #expect(failure.foreign?.pointer == "/type")
    #expect(failure.keyword == .type)
    #expect(failure.instancePath == "a")
  }

  @Test func `a document is asked for once, and only while compiling`() throws {
    let asked = Counter()
    var options = SchemaOptions()
    let other = try JSONDocument(parsing: "{}")
    options.find = { _ in
      asked.add()
      return .found(other)
    }
    let text = #"{"allOf":[{"$ref":"b"},{"$ref":"b#"}],"items":{"$ref":"b"}}"#
    let schema = try JSONSchema(compiling: JSONDocument(parsing: text), options: options)
    #expect(schema.verdict(on: try JSONDocument(parsing: "[1]").root) == .valid)
    #expect(asked.count == 1)
    options.find = { _ in
      asked.add()
      return .missing
    }
    let errors = #expect(throws: JSONSchemaErrors.self) {
      try JSONSchema(compiling: JSONDocument(parsing: text), options: options)
    }
    #expect(errors?.errors.count == 3)
    #expect(asked.count == 2)
  }

  @Test(arguments: [
    ("{}", true), ("true", true), ("1", false), (#"{"type":"string"}"#, true),
    (#"{"type":"text"}"#, false), (#"{"items":[]}"#, false), (#"{"minLength":-1}"#, false),
    (#"{"properties":{"a":{"required":["b","b"]}}}"#, false), (#"{"allOf":[]}"#, false),
    (#"{"$defs":{"a":{"not":{"$ref":1}}}}"#, false), (#"{"$id":"a#b"}"#, false),
    (#"{"dependencies":{"a":["b"],"c":{"enum":1}}}"#, false), (#"{"$anchor":"-"}"#, false),
    (#"{"unevaluatedItems":{"multipleOf":0}}"#, false), (#"{"contentSchema":{"title":1}}"#, false),
  ])
  func `the draft's own metaschema is known and judges schemas`(
    _ text: String, _ isValid: Bool
  ) throws {
    let meta = try schema(#"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#)
    let verdict = meta.verdict(on: try JSONDocument(parsing: text).root)
    #expect(verdict == (isValid ? .valid : .invalid))
  }

  @Test(arguments: [
    "schema", "meta/core", "meta/applicator", "meta/unevaluated", "meta/validation",
    "meta/meta-data", "meta/format-annotation", "meta/format-assertion", "meta/content",
  ])
  func `each part of the metaschema is a sound schema`(_ name: String) throws {
    let schema = try schema("{\"$ref\":\"https://json-schema.org/draft/2020-12/\(name)\"}")
    #expect(schema.verdict(on: try JSONDocument(parsing: "false").root) == .valid)
    #expect(schema.verdict(on: try JSONDocument(parsing: "[]").root) == .invalid)
  }

  @Test func `a metaschema decides which keywords count`() throws {
    let base = "https://json-schema.org/draft/2020-12/vocab/"
    let others = [
      "m": #"{"$vocabulary":{"\#(base)core":true,"\#(base)applicator":true,"x":false}}"#,
      "strict": #"{"$vocabulary":{"x":true}}"#,
    ]
    let loose = try JSONSchema(
      compiling: JSONDocument(parsing: #"{"$schema":"m","items":{"minimum":5}}"#),
      options: .standard(documents: try others.mapValues { try .init(parsing: $0) }))
    #expect(loose.verdict(on: try JSONDocument(parsing: "[1]").root) == .valid)
    let unknown = #expect(throws: JSONSchemaErrors.self) {
      try schema(#"{"$schema":"m","minimum":5}"#, with: others)
    }
    #expect(unknown?.errors.map(\.message) == ["the metaschema does not know 'minimum'"])
    let required = #expect(throws: JSONSchemaErrors.self) {
      try schema(#"{"$schema":"strict"}"#, with: others)
    }
    #expect(
      required?.errors.map(\.message) == [
        "the metaschema requires the vocabulary 'x', which is not known"
      ])
  }

  @Test(arguments: [
    // The same anchor in two resources, and the one around them
    (#"{"list":[1]}"#, true), (#"{"list":["a"]}"#, false), (#"{"list":[null]}"#, false),
  ])
  func `a dynamic reference means the outermost resource`(
    _ instance: String, _ isValid: Bool
  ) throws {
    let schema = try schema(
      ##"{"$id":"root","$ref":"list","$defs":{"n":{"$dynamicAnchor":"T","type":"number"}}}"##,
      with: [
        "list": ##"""
        {"properties":{"list":{"items":{"$dynamicRef":"#T"}}},"$defs":{"T":{"$dynamicAnchor":"T"}}}
        """##
      ])
    let verdict = schema.verdict(on: try JSONDocument(parsing: instance).root)
    #expect(verdict == (isValid ? .valid : .invalid))
  }
}

/// Counts calls of a closure that may come from anywhere.
private final class Counter: @unchecked Sendable {
  // Unchecked, because the tests call it from one place at a time.
  private(set) var count = 0

  func add() { count += 1 }
}
