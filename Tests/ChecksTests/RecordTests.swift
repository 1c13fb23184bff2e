// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing

/// Which records an answer holds: lists, ids, numbers.
struct RecordTests {
  @Test(arguments: containers + ids) func `lists and ids`(_ row: Row) throws { try row.check() }

  @Test(arguments: several + numbers) func `records and numbers`(_ row: Row) throws {
    try row.check()
  }

  static let record = Search.record()
  static let nobody = "nobody"

  static let containers: [Row] = [
    Row(
      "a single object instead of the list", Answer(#"{"data": \#(record)}"#),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "a single object instead of the list, for nobody", Answer(#"{"data": \#(record)}"#),
      to: nobody, "because path-selects-nothing: lookup-nothing"),
    Row(
      "the list at the root", Answer("[\(record)]"),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row("the list at the root, as mapped", Answer("[\(record)]"), of: Search.root, "kept"),
    Row("nobody in a list at the root", Answer("[]"), to: nobody, of: Search.root, "kept"),
    Row(
      "the list renamed", Answer(#"{"results": [\#(record)]}"#),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "the list renamed, nobody", Answer(#"{"results": []}"#), to: nobody,
      "because path-selects-nothing: lookup-nothing"),
    Row(
      "an error object with 200", Answer(#"{"error": {"code": 7, "message": "no"}}"#),
      "broken answer-error; because answer-error: auth-accepted answer-type…"),
    Row(
      "an error object with 200, nobody", Answer(#"{"error": {"code": 7}}"#), to: nobody,
      "broken answer-error; because answer-error: auth-accepted answer-type…"),
    Row(
      "the list empty for a known number", Answer(#"{"data": []}"#),
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty popup-url"
    ),
    Row(
      "the list null", Answer(#"{"data": null}"#),
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty popup-url"
    ),
    Row("the list null, nobody", Answer(#"{"data": null}"#), to: nobody, "kept"),
    Row("the list an empty object, as PHP writes it", Answer(#"{"data": {}}"#), to: nobody, "kept"),
    Row(
      "the list false", Answer(#"{"data": false}"#), to: nobody,
      "because path-selects-nothing: lookup-nothing"),
    Row(
      "the whole answer null", Answer("null"), to: nobody,
      "because path-selects-nothing: lookup-nothing"),
    Row(
      "null for a known number", Answer("null"),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "a text", Answer(#""not found""#), to: nobody, "because path-selects-nothing: lookup-nothing"),
    Row(
      "a number, the created id of another call", Answer("18"),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "an empty object", Answer("{}"), to: nobody,
      "because path-selects-nothing: lookup-nothing"),
    Row("one record without a list, as mapped", Answer(record), of: Search.single, "kept"),
    Row(
      "nobody without a list: nulls", Answer(#"{"id": null, "full_name": null, "phone": null}"#),
      to: nobody, of: Search.single, "kept"),
    Row(
      "nobody without a list, but a name",
      Answer(#"{"id": null, "full_name": "Unknown", "phone": null}"#), to: nobody,
      of: Search.single,
      "broken lookup-nothing"),
    Row(
      "nulls for a known number", Answer(#"{"id": null, "full_name": null, "phone": null}"#),
      of: Search.single,
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"
    ),
    Row(
      "an empty record", Answer(#"{"data": [{}]}"#),
      "broken lookup-known; because lookup-known: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty popup-url"
    ),
    Row(
      "more than 1 MB",
      Answer(#"{"pad": "\#(String(repeating: "x", count: 1 << 20))", "data": [\#(record)]}"#),
      "broken answer-size"),
    Row(
      "a key twice: the first counts, as to the PBX",
      Answer(
        #"{"data": [{"id": "abc123", "id": "x", "full_name": "Aisha Rahman", "phone": "+971500000000"}]}"#
      ), "kept"),
    Row(
      "a key twice, the wrong one first",
      Answer(
        #"{"data": [{"id": "x", "id": "abc123", "full_name": "Aisha Rahman", "phone": "+971500000000"}]}"#
      ), "broken lookup-known"),
  ]

  static let ids: [Row] = [
    Row("another record", Search.list(Search.record(id: #""x9""#)), "broken lookup-known"),
    Row("a null id", Search.list(Search.record(id: "null")), "broken lookup-known"),
    Row("an empty id", Search.list(Search.record(id: #""""#)), "broken lookup-known"),
    Row(
      "a null id for nobody is a placeholder",
      Search.list(Search.record(id: "null", phone: "null")), to: nobody, "broken lookup-nothing"),
    Row(
      "no id key", Answer(#"{"data": [{"full_name": "Aisha Rahman", "phone": "+971500000000"}]}"#),
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned…"),
    Row(
      "a numeric id equals its text", Search.list(Search.record(id: "17")), of: Search.id("\"17\""),
      "kept"
    ),
    Row(
      "a text id equals its number", Search.list(Search.record(id: #""17""#)), of: Search.id("17"),
      "kept"),
    Row("numbers by value", Search.list(Search.record(id: "17.0")), of: Search.id("17"), "kept"),
    Row(
      "an id beyond 2^53", Search.list(Search.record(id: "9007199254740993")),
      of: Search.id("9007199254740993"), "kept"),
    Row(
      "its neighbour is another", Search.list(Search.record(id: "9007199254740992")),
      of: Search.id("9007199254740993"), "broken lookup-known"),
    Row(
      "leading zeros are text", Search.list(Search.record(id: "7")), of: Search.id("\"007\""),
      "broken lookup-known"),
    Row(
      "an id that is true", Search.list(Search.record(id: "true")), of: Search.id("\"17\""),
      "broken mapping-type; because mapping-type: lookup-known"),
  ]

  static let several: [Row] = [
    Row(
      "two records share the number", Search.list(record, Search.record(id: #""b""#)),
      "broken lookup-known; because lookup-known: mapping-type mapping-empty popup-url"),
    Row(
      "two records, one right",
      Search.list(record, Search.record(id: #""b""#, phone: #""+971500000001""#)),
      "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "three, the right one last",
      Search.list(
        Search.record(id: #""a""#, phone: "null"),
        Search.record(id: #""b""#, phone: #""+971500000001""#), record),
      "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "a key missing in one of two", Search.list(#"{"id": "b", "phone": "+971500000000"}"#, record),
      "broken lookup-aligned; because lookup-aligned: mapping-type…"),
    Row(
      "null in one of two keeps its place",
      Search.list(Search.record(id: #""b""#, name: "null"), record),
      "broken lookup-known; because lookup-known: mapping-type mapping-empty popup-url"),
    Row(
      "the phone missing in one of two", Search.list(#"{"id": "b", "full_name": "Bo"}"#, record),
      "broken lookup-aligned; because lookup-aligned: lookup-number…"),
    Row(
      "everybody, for nobody", Search.list(record, Search.record(id: #""b""#)), to: nobody,
      "broken lookup-nothing"),
    Row(
      "a placeholder", Search.list(Search.record(id: "0", name: #""Unknown""#, phone: #""""#)),
      to: nobody, "broken lookup-nothing"),
    Row(
      "somebody has the number after all", Search.list(Search.record(phone: #""+971509999999""#)),
      to: nobody, "broken lookup-nothing"),
    Row(
      "names without ids for nobody", Answer(#"{"data": [{"full_name": "Unknown"}]}"#), to: nobody,
      "broken lookup-nothing"),
  ]

  static let numbers: [Row] = [
    Row("formatted", Search.phone("+971 50 000-0000"), "kept"),
    Row("double zero", Search.phone("00971500000000"), "kept"),
    Row("digits only", Search.phone("971500000000"), "kept"),
    Row("national, by the region", Search.phone("050 000 0000"), "kept"),
    Row("RFC 3966", Search.phone("tel:+971-50-000-0000"), "kept"),
    Row("with an extension", Search.phone("+971500000000 ext. 12"), "kept"),
    Row("a JSON number", Search.list(Search.record(phone: "971500000000")), "kept"),
    Row(
      "another number", Search.phone("+971500000001"),
      "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "one digit short", Search.phone("+97150000000"),
      "broken lookup-number; because lookup-number: mapping-type…"),
    Row("the last digits only", Search.phone("500000000"), "kept"),
    Row(
      "null", Search.list(Search.record(phone: "null")),
      "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "a list of one", Search.list(Search.record(phone: #"["+971500000000"]"#)),
      "broken mapping-type"),
    Row(
      "a short extension", Search.list(Search.record(phone: #""101""#)), of: Search.call("101"),
      "kept"),
    Row(
      "a short extension as a number", Search.list(Search.record(phone: "101")),
      of: Search.call("101"),
      "kept"),
    Row(
      "another extension", Search.list(Search.record(phone: #""1010""#)), of: Search.call("101"),
      "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "in the second number field",
      Answer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "phone": "", "mobile": "+971500000000"}]}"#
      ), of: Search.mobile, "kept"),
    Row(
      "the first number field renamed",
      Answer(
        #"{"data": [{"id": "abc123", "full_name": "Aisha Rahman", "mobile": "+971500000001"}]}"#),
      of: Search.mobile,
      "broken path-selects-nothing; because path-selects-nothing: lookup-aligned lookup-number mapping-type"
    ),
  ]
}
