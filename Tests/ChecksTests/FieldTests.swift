// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing

/// What the fields of a record hold.
struct FieldTests {
  @Test(arguments: fields) func `fields that are renamed, empty, odd or other`(_ row: Row) throws {
    try row.check()
  }

  @Test(arguments: paths) func `paths of every kind`(_ row: Row) throws { try row.check() }

  static let record = Search.record()
  static let nobody = "nobody"

  static let fields: [Row] = [
    Row(
      "the name renamed",
      Answer(#"{"data": [{"id": "abc123", "name": "Aisha Rahman", "phone": "+971500000000"}]}"#),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned mapping-type mapping-empty lookup-known"
    ),
    Row(
      "two keys renamed are two causes",
      Answer(#"{"data": [{"id": "abc123", "name": "Aisha Rahman", "tel": "+971500000000"}]}"#),
      findings: 2,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned lookup-number mapping-type mapping-empty lookup-known"
    ),
    Row(
      "the name null", Search.list(Search.record(name: "null")),
      "broken mapping-empty; because mapping-empty: lookup-known"),
    Row(
      "the name empty", Search.list(Search.record(name: #""""#)),
      "broken mapping-empty; because mapping-empty: lookup-known"),
    Row(
      "the name blank", Search.list(Search.record(name: #"" \t""#)),
      "broken mapping-empty; because mapping-empty: lookup-known"),
    Row(
      "the name null, optional", Search.list(Search.record(name: "null")),
      of: Search.with("optional: [FirstName]", known: Search.idOnly), "kept"),
    Row(
      "the name missing, optional",
      Answer(#"{"data": [{"id": "abc123", "phone": "+971500000000"}]}"#),
      of: Search.with("optional: [FirstName]", known: Search.idOnly),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned mapping-type"),
    Row(
      "the name null where nothing is expected", Search.list(Search.record(name: "null")),
      of: Search.with(known: Search.name("\"\"")), "kept"),
    Row(
      "the name absent where nothing is expected",
      Answer(#"{"data": [{"id": "abc123", "phone": "+971500000000"}]}"#),
      of: Search.with(known: Search.name("\"\"")),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned mapping-type…"),
    Row(
      "a name where nothing is expected", Answer(ExampleContract.known),
      of: Search.with(known: Search.name("\"\"")), "broken lookup-known"),
    Row("another name", Search.list(Search.record(name: #""Omar""#)), "broken lookup-known"),
    Row(
      "another case", Search.list(Search.record(name: #""aisha rahman""#)), "broken lookup-known"),
    Row(
      "a blank behind the name", Search.list(Search.record(name: #""Aisha Rahman ""#)),
      "broken lookup-known"),
    Row(
      "the name composed", Search.list(Search.record(name: "\"Zo\u{EB}\"")),
      of: Search.with(known: Search.name("Zo\u{EB}")), "kept"),
    Row(
      "the name decomposed", Search.list(Search.record(name: "\"Zoe\u{308}\"")),
      of: Search.with(known: Search.name("Zo\u{EB}")), "kept"),
    Row(
      "the name in escapes", Search.list(Search.record(name: #""Zo\u00eb""#)),
      of: Search.with(known: Search.name("Zo\u{EB}")), "kept"),
    Row(
      "the name without its accent", Search.list(Search.record(name: #""Zoe""#)),
      of: Search.with(known: Search.name("Zo\u{EB}")), "broken lookup-known"),
    Row(
      "the name an object", Search.list(Search.record(name: #"{"first": "Aisha"}"#)),
      "broken mapping-type; because mapping-type: lookup-known"),
    Row(
      "the name a list", Search.list(Search.record(name: #"["Aisha Rahman"]"#)),
      "broken mapping-type; because mapping-type: lookup-known"),
    Row(
      "the name true", Search.list(Search.record(name: "true")),
      "broken mapping-type; because mapping-type: lookup-known"),
    Row(
      "true where true is expected", Search.list(Search.record(name: "true")),
      of: Search.with(known: Search.name("true")), "kept"),
    Row(
      "false where true is expected", Search.list(Search.record(name: "false")),
      of: Search.with(known: Search.name("true")), "broken lookup-known"),
    Row(
      "a number where its value is expected", Search.list(Search.record(name: "1e2")),
      of: Search.with(known: Search.name("100")), "kept"),
    Row(
      "a text that spells the number", Search.list(Search.record(name: #""100""#)),
      of: Search.with(known: Search.name("100")), "kept"),
    Row(
      "a disabled field is not read",
      Answer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000", "company": {}}]}"#
      ), of: Search.company("disabled: [Company]"), "kept"),
  ]

  static let paths: [Row] = [
    Row(
      "a list of paths, both there, is two values for one record",
      Answer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000", "mobile": "+971500000009"}]}"#
      ), of: Search.commaList,
      "broken lookup-aligned; because lookup-aligned: mapping-type mapping-empty"),
    Row(
      "a list of paths, one there",
      Answer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "mobile": "+971500000000"}]}"#),
      of: Search.commaList, "kept"),
    Row(
      "a list of paths, none there",
      Answer(#"{"data": [{"id": "abc123", "full_name": "Aisha Rahman"}]}"#), of: Search.commaList,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned lookup-number mapping-type mapping-empty"
    ),
    Row(
      "a query by the caller",
      Search.list(record, Search.record(id: #""b""#, phone: #""+971500000001""#)), of: Search.query,
      "kept"
    ),
    Row(
      "a query that none answers",
      Search.list(Search.record(id: #""b""#, phone: #""+971500000001""#)), of: Search.query,
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"
    ),
    Row(
      "a query that none answers, nobody",
      Search.list(Search.record(id: #""b""#, phone: #""+971500000001""#)), to: nobody,
      of: Search.query,
      "kept"),
    Row(
      "a query by a key that is gone",
      Answer(#"{"data": [{"id": "b", "full_name": "Bo", "tel": "1"}]}"#), to: nobody,
      of: Search.query,
      "because path-selects-nothing: lookup-nothing"
    ),
  ]
}
