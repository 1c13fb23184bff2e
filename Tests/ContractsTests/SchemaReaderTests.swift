// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import JSONSchemas
import JSONValues
import Redaction
import Testing

private func search(_ schema: String) -> String {
  Fixture.search.replacing("popup:", with: "response:\n  schema: \(schema)\npopup:")
}

@Test func `a schema in the contract is compiled and judges`() throws {
  let text = search(
    "{ type: object, required: [data], properties: { data: { type: array, minItems: 1 } } }")
  let schema = try #require(try Fixture.read(search: text).contactSearch?.response.schema)
  #expect(
    schema.text.text
      == #"{"type":"object","required":["data"],"properties":{"data":{"type":"array","minItems":1}}}"#
  )
  #expect(schema.schema.failures(of: try JSONDocument(parsing: #"{"data":[1]}"#).root).isEmpty)
  #expect(schema.schema.failures(of: try JSONDocument(parsing: #"{"data":[]}"#).root).count == 1)
}

@Test func `texts of a schema keep quotes, backslashes and line breaks`() throws {
  let text = search(
    "\n    const: \"a\\\"b\\\\c\\u0001\"\n    title: |\n      x\n      y\n    examples: [true, null, 1.5, \"1.5\", word]"
  )
  let schema = try #require(try Fixture.read(search: text).contactSearch?.response.schema)
  #expect(
    schema.text.text
      == #"{"const":"a\"b\\c\u0001","title":"x\u000ay\u000a","examples":[true,null,1.5,"1.5",word]}"#
      .replacing("word", with: "\"word\""))
}

@Test(arguments: [
  ("{ type: ▸objec◂ }", "unknown type 'objec'"),
  ("{ properties: { a: { minimum: ▸x◂ } } }", "'minimum' is a number, not string"),
  (
    "\n    properties:\n      a:\n        minLength: ▸-1◂",
    "'minLength' is a whole number from 0"
  ),
])
func `a fault of a schema points into the contract`(_ schema: String, _ message: String) throws {
  let marked = MarkedText(search(schema))
  let complaints = Fixture.complaints(search: marked.text)
  #expect(complaints.map(\.code) == ["schema-syntax"])
  let complaint = try #require(complaints.first)
  #expect(complaint.span?.range == marked.range)
  #expect(complaint.message.text == message)
}

@Test func `a schema in a file beside the contract is read`() throws {
  let contract = try Fixture.read(
    search: search("contact.json"), more: ["contact.json": #"{"type": "object"}"#])
  let schema = try #require(contract.contactSearch?.response.schema)
  #expect(schema.text.source.name == "Contracts/northgate/contact.json")
  #expect(contract.files.last?.name == "Contracts/northgate/contact.json")
}

@Test(arguments: [
  (#"{"type": ▸"objec"◂}"#, "unknown type 'objec'"),
  ("{\"type\": ▸o◂bjec}", "the schema is not JSON: "),
])
func `a fault in that file points into it`(_ json: String, _ message: String) throws {
  let marked = MarkedText(json)
  let complaints = Fixture.complaints(
    search: search("contact.json"), more: ["contact.json": marked.text])
  let complaint = try #require(complaints.first)
  #expect(complaints.count == 1)
  #expect(complaint.code == "schema-syntax")
  #expect(complaint.message.text.hasPrefix(message))
  #expect(complaint.span?.range == marked.range)
  #expect(complaint.span?.source.name == "Contracts/northgate/contact.json")
}

@Test(arguments: [
  ("▸missing.json◂", "contract-file", "'Contracts/northgate/missing.json' does not exist"),
  ("▸../x.json◂", "contract-bad-value", "'../x.json' is not a file name"),
  ("▸x.yaml◂", "contract-bad-value", "'x.yaml' is not a file name"),
  ("▸[a]◂", "contract-wrong-type", "expected a JSON Schema or the name of a file, found a list"),
])
func `a schema that cannot be found is a complaint`(
  _ schema: String, _ code: String, _ message: String
) throws {
  let marked = MarkedText(search(schema))
  let complaints = Fixture.complaints(search: marked.text)
  #expect(complaints.contains { $0.code == code && $0.message.text == message })
  #expect(complaints.first?.span?.range == marked.range)
}

@Test func `a schema refers to parts of itself and to files beside it`() throws {
  let text = search(
    "\n    $ref: answer.json\n    properties: { data: { items: { $ref: \"#/$defs/person\" } } }\n    $defs: { person: { required: [id] } }"
  )
  let more = [
    "answer.json": #"{"type": "object", "properties": {"total": {"$ref": "total.json#/$defs/n"}}}"#,
    "total.json": #"{"$defs": {"n": {"type": "integer"}}}"#,
  ]
  let contract = try Fixture.read(search: text, more: more)
  let schema = try #require(contract.contactSearch?.response.schema?.schema)
  func failures(_ json: String) throws -> Int {
    schema.failures(of: try JSONDocument(parsing: json).root).count
  }
  #expect(try failures(#"{"data": [{"id": 1}], "total": 1}"#) == 0)
  #expect(try failures(#"{"data": [{}], "total": 1}"#) == 1)
  #expect(try failures(#"{"data": [], "total": "1"}"#) == 1)
  #expect(
    contract.files.dropFirst(2).map(\.name) == [
      "Contracts/northgate/answer.json", "Contracts/northgate/total.json",
    ])
}

@Test func `a fault in a file that a schema refers to points into that file`() throws {
  let marked = MarkedText(#"{"type": ▸"objec"◂}"#)
  let complaints = Fixture.complaints(
    search: search("{ $ref: answer.json }"), more: ["answer.json": marked.text])
  #expect(complaints.map(\.code) == ["schema-syntax"])
  #expect(complaints.first?.span?.source.name == "Contracts/northgate/answer.json")
  #expect(complaints.first?.span?.range == marked.range)
}

@Test(arguments: ["https://x.example/s.json", "../s.json", "none.json", "file:s.json"])
func `a schema that refers to what is not beside the contract is told`(_ uri: String) throws {
  let marked = MarkedText(search("{ $ref: ▸\"\(uri)\"◂ }"))
  let complaints = Fixture.complaints(
    search: marked.text,
    more: ["../s.json": "{}", "https://x.example/s.json": "{}", "file:s.json": "{}"])
  #expect(complaints.map(\.code) == ["schema-syntax"])
  let complaint = try #require(complaints.first)
  #expect(complaint.span?.range == marked.range)
  #expect(!complaint.remedy.text.isEmpty)
}
