// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing

/// The address that opens, and the schema of the whole answer.
struct PopupAndShapeTests {
  @Test(arguments: popups) func `addresses of pop-ups`(_ row: Row) throws { try row.check() }

  @Test(arguments: shapes) func `a place has one finding, of the schema or of the field`(
    _ row: Row
  ) throws {
    try row.check()
  }

  static let record = Search.record()
  static let nobody = "nobody"

  static let popups: [Row] = [
    Row("by field", Search.url(#""https://crm.example/c/abc123""#), of: Search.field, "kept"),
    Row("by field, relative", Search.url(#""/c/abc123""#), of: Search.field, "broken popup-url"),
    Row(
      "by field, javascript:", Search.url(#""javascript:alert(1)""#), of: Search.field,
      "broken popup-url"),
    Row(
      "by field, ftp", Search.url(#""ftp://crm.example/c""#), of: Search.field, "broken popup-url"),
    Row(
      "by field, blank in it", Search.url(#""https://crm.example/c/abc 123""#), of: Search.field,
      "broken popup-url"),
    Row(
      "by field, no host", Search.url(#""https:///c/abc123""#), of: Search.field, "broken popup-url"
    ),
    Row(
      "by field, a port and no host", Search.url(#""https://:8080/c""#), of: Search.field,
      "broken popup-url"),
    Row(
      "by field, a user and no host", Search.url(#""https://user@/c""#), of: Search.field,
      "broken popup-url"),
    Row("by field, an IPv6 host", Search.url(#""https://[::1]/c""#), of: Search.field, "kept"),
    Row("by field, null", Search.url("null"), of: Search.field, "broken popup-url"),
    Row("by field, empty", Search.url(#""""#), of: Search.field, "broken popup-url"),
    Row(
      "by field, key missing", Answer(ExampleContract.known), of: Search.field,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned popup-url"),
    Row(
      "by field, missing in one of two",
      Answer(
        #"{"data": [\#(Search.record(id: #""b""#)), \#(Search.record(#", "url": "https://crm.example/c/abc123""#))]}"#
      ), of: Search.field, "broken lookup-aligned; because lookup-aligned: mapping-type…"),
    Row(
      "by field, another address", Search.url(#""https://crm.example/c/x""#), of: Search.opens,
      "broken popup-url"
    ),
    Row(
      "by field, the promised address", Search.url(#""https://crm.example/c/abc123""#),
      of: Search.opens, "kept"),
    Row(
      "an unset variable", Answer(ExampleContract.known),
      of: Search.with("popup: https://crm.example/{{.CustomValue}}"), "broken popup-url"),
    Row(
      "made of a field whose key is gone",
      Answer(#"{"data": [{"id": "abc123", "phone": "+971500000000"}]}"#),
      of: Search.with("popup: https://crm.example/{{.FirstName}}"),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned mapping-type…"),
    Row(
      "a name with a blank in it, not encoded", Answer(ExampleContract.known),
      of: Search.with("popup: https://crm.example/{{.FirstName}}"), "broken popup-url"),
    Row(
      "a name with a blank in it, encoded", Answer(ExampleContract.known),
      of: Search.with("popup: https://crm.example/{{UrlEncode .FirstName}}"), "kept"),
    Row(
      "the address of another record", Search.list(Search.record(id: #""x9""#)), of: Search.made,
      "broken lookup-known; because lookup-known: popup-url"),
    Row(
      "no id, no address", Search.list(Search.record(id: "null")),
      of: Search.with("popup: \"{{.ContactId}}\""),
      "broken lookup-known; because lookup-known: popup-url"),
  ]

  static let shapes: [Row] = [
    Row("by schema: as promised", Answer(ExampleContract.known), of: Search.shape, "kept"),
    Row(
      "by schema: nobody as promised", Answer(ExampleContract.nobody), to: nobody, of: Search.shape,
      "kept"
    ),
    Row(
      "by schema: a numeric id", Search.list(Search.record(id: "17")), of: Search.shape,
      "broken lookup-known; because lookup-known: answer-shape"),
    Row(
      "by schema: the list renamed", Answer(#"{"results": [\#(record)]}"#), of: Search.shape,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "by schema: the list renamed, nobody", Answer(#"{"results": []}"#), to: nobody,
      of: Search.shape,
      "broken answer-shape; because path-selects-nothing: lookup-nothing"),
    Row(
      "by schema: a single object", Answer(#"{"data": \#(record)}"#), of: Search.shape,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "by schema: the name renamed",
      Answer(#"{"data": [{"id": "abc123", "name": "Aisha Rahman", "phone": "+971500000000"}]}"#),
      of: Search.shape,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned mapping-type…"),
    Row(
      "by schema: the name null", Search.list(Search.record(name: "null")), of: Search.shape,
      "broken mapping-empty; because mapping-empty: lookup-known answer-shape"),
    Row(
      "by schema: the id null", Search.list(Search.record(id: "null")), of: Search.shape,
      "broken lookup-known; because lookup-known: answer-shape"),
    Row(
      "by schema: everybody",
      Search.list(record, Search.record(id: #""b""#, phone: #""+971500000001""#), record),
      of: Search.shape, "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "by schema: a fault of its own, and one left to lookup-known",
      Answer(#"{"data": [\#(Search.record(id: "17"))], "total": "1"}"#), of: Search.shape,
      findings: 2,
      "broken lookup-known answer-shape"
    ),
    Row(
      "by schema: a status that says nobody has no shape", Answer("", status: 404), to: nobody,
      of: Search.shape.replacing("response:\n", with: "response:\n  no-match: 404\n"),
      "open answer-not-json answer-error answer-type answer-shape"),
  ]
}
