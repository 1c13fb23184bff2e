// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Testing

/// Shared numbers: which records, and which of them first.
struct SeveralTests {
  @Test(arguments: records + order + odd)
  func `a shared number gives its records by the declared rule`(_ row: Row) throws {
    try row.check()
  }

  @Test(arguments: types) func `records of several types`(_ row: SeveralRow) throws {
    try row.check()
  }

  static let desk = "shared desk"
  static let newest = search("newest by data.#.at")
  static let oldest = search("oldest by data.#.at")
  static let active = search("active-first by data.#.at")

  static let records: [Row] = [
    Row(
      "all of them, the newest first", list(("c7", new), ("c3", old)), to: desk, of: newest, "kept"),
    Row(
      "one is missing", list(("c7", new)), to: desk, of: newest, "broken lookup-several"),
    Row(
      "one too many", list(("c7", new), ("c3", old), ("c9", old)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "another in the place of one", list(("c7", new), ("c9", old)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "one of them twice", list(("c7", new), ("c3", old), ("c3", old)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "none of them", Answer(#"{"data": []}"#), to: desk, of: newest,
      "broken lookup-several; because lookup-several: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"
    ),
    Row(
      "no rule is declared", list(("c7", new), ("c3", old)), to: desk, of: search(nil),
      "broken lookup-several"),
    Row(
      "no rule is declared, and the CRM does not answer", Answer("", status: 500), to: desk,
      of: search(nil), findings: 2,
      "broken answer-status lookup-several; because answer-status: auth-accepted answer-not-json answer-error answer-type answer-size path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"
    ),
    Row(
      "the CRM does not answer", Answer("", status: 500), to: desk, of: newest,
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    Row(
      "one has another number",
      Answer(#"{"data": [\#(record("c7", new)), \#(record("c3", old, phone: "+971500000009"))]}"#),
      to: desk, of: newest, "broken lookup-number; because lookup-number: mapping-type…"),
    Row(
      "a name is missing in one",
      Answer(
        #"{"data": [\#(record("c7", new)), {"id": "c3", "phone": "+97144000000", "at": "\#(old)"}]}"#
      ), to: desk, of: newest,
      "broken lookup-aligned; because lookup-aligned: mapping-type…"),
    Row(
      "a name is empty in one", list(("c7", new), ("c3", old), name: #""""#), to: desk, of: newest,
      "broken mapping-empty"),
    Row(
      "ask: all of them, in any order", list(("c3", old), ("c7", new)), to: desk, of: search("ask"),
      "kept"),
    Row(
      "ask: one is missing", list(("c3", old)), to: desk, of: search("ask"),
      "broken lookup-several"),
    Row(
      "reject: nobody", Answer(#"{"data": []}"#), to: desk, of: search("reject"),
      "open path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"),
    Row(
      "reject: nobody, though the type is named", Answer(#"{"data": []}"#), to: desk,
      of: search("reject", finds: "[Contacts/c7, Contacts/c3]"),
      "open path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"),
    Row(
      "reject: the records all the same", list(("c7", new), ("c3", old)), to: desk,
      of: search("reject"), "broken lookup-several"),
  ]

  static let order: [Row] = [
    Row(
      "the oldest first", list(("c3", old), ("c7", new)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "oldest: the oldest first, and finds says the newest", list(("c3", old), ("c7", new)),
      to: desk, of: oldest, "broken lookup-several"),
    Row(
      "oldest: the newest first", list(("c7", new), ("c3", old)), to: desk, of: oldest,
      "broken lookup-several"),
    Row(
      "a third does not matter", list(("c7", new), ("c3", old), ("c5", "2025-01-01T00:00:00Z")),
      to: desk, of: search("newest by data.#.at", finds: "[c7, c3, c5]"), "kept"),
    Row(
      "instants in other zones",
      list(("c7", "2026-03-01T00:30:00+04:00"), ("c3", "2026-02-28T20:00:00Z")),
      to: desk, of: newest, "kept"),
    Row(
      "instants in other zones, wrong",
      list(("c7", "2026-03-01T00:30:00+04:00"), ("c3", "2026-02-28T21:00:00Z")), to: desk,
      of: newest, "broken lookup-several"),
    Row(
      "dates without a zone", list(("c7", "2026-03-01 08:00:00"), ("c3", "2026-02-28 20:00:00")),
      to: desk, of: newest, "kept"),
    Row(
      "plain dates, wrong", list(("c7", "2024-03-01"), ("c3", "2026-02-28")), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "numbers by value, not as texts", numbers(("c7", "10"), ("c3", "9")), to: desk, of: newest,
      "kept"),
    Row(
      "numbers, wrong", numbers(("c7", "9"), ("c3", "1e1")), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "a tie is won by both", list(("c3", new), ("c7", new)), to: desk, of: newest, "kept"),
    Row(
      "active-first: true before false", numbers(("c7", "true"), ("c3", "false")), to: desk,
      of: active, "kept"),
    Row(
      "active-first: a word", list(("c7", "Active"), ("c3", "archived")), to: desk, of: active,
      "kept"),
    Row(
      "active-first: the archived one first", list(("c3", "archived"), ("c7", "open")), to: desk,
      of: active, "broken lookup-several"),
    Row(
      "active-first: all archived is a tie", list(("c3", "archived"), ("c7", "archived")), to: desk,
      of: active, "kept"),
  ]

  static let odd: [Row] = [
    Row(
      "the field is in one record only",
      Answer(
        #"{"data": [\#(record("c7", new)), {"id": "c3", "full_name": "C", "phone": "+97144000000"}]}"#
      ), to: desk, of: newest, "broken lookup-several"),
    Row(
      "the field is in none",
      Answer(
        #"{"data": [{"id": "c7", "full_name": "C", "phone": "+97144000000"}, {"id": "c3", "full_name": "C", "phone": "+97144000000"}]}"#
      ), to: desk, of: newest, "broken lookup-several"),
    Row(
      "a null", numbers(("c7", "null"), ("c3", #""\#(old)""#)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "a word that is no date", list(("c7", "yesterday"), ("c3", old)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "a number and a date", numbers(("c7", "17"), ("c3", #""\#(old)""#)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "a date and an instant", list(("c7", "2026-03-01"), ("c3", old)), to: desk, of: newest,
      "broken lookup-several"),
    Row(
      "an object", numbers(("c7", "{}"), ("c3", "{}")), to: desk, of: newest,
      "broken lookup-several"),
  ]

  /// What the findings say: subject, and what was found.
  @Test(arguments: [
    (list(("c7", new)), "records", "a record of a shared number is missing", "c7"),
    (
      list(("c7", new), ("c3", old), ("c9", old)), "records",
      "a shared number finds 1 record too many", "c7, c3, c9"
    ),
    (
      list(("c7", new), ("c3", old), ("c3", old)), "records",
      "a record of a shared number is found twice", "c7, c3, c3"
    ),
    (
      list(("c3", old), ("c7", new)), "order",
      "a shared number does not give the newest record first", "c3, c7"
    ),
    (
      list(("c7", "x"), ("c3", old)), "when-several",
      "the field that the rule names does not tell who comes first",
      "no value in 0 of 2 records"
    ),
  ])
  func `each way to be wrong has its words`(
    _ answer: Answer, _ subject: String, _ message: String, _ actual: String
  ) throws {
    let finding = try #require(try Bench(Self.newest).ruling(Self.desk, answer).findings.first)
    #expect(finding.subject.name == subject)
    #expect(finding.message.text == message)
    let shown = finding.actual?.text ?? ""
    #expect(subject == "when-several" ? shown.isEmpty == false : shown == actual)
  }

  static let new = "2026-03-01T08:00:00Z"
  static let old = "2024-03-01T08:00:00Z"

  static func search(_ rule: String?, finds: String = "[c7, c3]") -> String {
    Search.with(rule.map { "when-several: \($0)" } ?? "").replacing(
      "scenarios:\n",
      with: "scenarios:\n  shared desk: { call: \"+97144000000\", finds: \(finds) }\n")
  }

  static func record(
    _ id: String, _ at: String, phone: String = "+97144000000", name: String = #""C""#
  ) -> String {
    #"{"id": "\#(id)", "full_name": \#(name), "phone": "\#(phone)", "at": "\#(at)"}"#
  }

  static func list(_ records: (String, String)..., name: String = #""C""#) -> Answer {
    let list = records.map { record($0.0, $0.1, name: name) }
    return Answer(#"{"data": [\#(list.joined(separator: ", "))]}"#)
  }

  /// Records whose deciding value is no text.
  static func numbers(_ records: (String, String)...) -> Answer {
    let list = records.map {
      #"{"id": "\#($0.0)", "full_name": "C", "phone": "+97144000000", "at": \#($0.1)}"#
    }
    return Answer(#"{"data": [\#(list.joined(separator: ", "))]}"#)
  }
}

extension SeveralTests {
  /// Answers of two contact types, and what the checks say of the shared number.
  struct SeveralRow: Sendable, CustomTestStringConvertible {
    let why: String
    let contacts: Answer
    let leads: Answer
    var rule = "newest by data.#.at"
    var finds = "[Contacts/c7, Leads/l3]"
    let expected: String

    var testDescription: String { why }

    func check() throws {
      let search = SeveralTests.search(rule, finds: finds).replacing(
        "types:\n", with: "types:\n  Leads: GET /leads?phone={{UrlEncode .Phone}}\n")
      // Leads stands first in the file: the contacts must be asked first.
      let ordered = search.replacing(
        "types:\n  Leads: GET /leads?phone={{UrlEncode .Phone}}\n  Contacts: GET \(Search.url)",
        with:
          "types:\n  Contacts: GET \(Search.url)\n  Leads: GET /leads?phone={{UrlEncode .Phone}}")
      let lookup = try Bench(ordered).lookup(SeveralTests.desk) { step, _ in
        step.type == 0 ? contacts : leads
      }
      let ruling = LookupJudge.judge(lookup)
      let several = ruling.promises.first { $0.code == "lookup-several" }
      if case .notProven(because: .policy(_))? = several?.outcome {
        #expect(expected == "open")
      } else {
        #expect(ruling.summary(of: lookup) == expected)
      }
    }
  }

  static let none = Answer(ExampleContract.nobody)
  /// Nobody is found in the second type: nothing about its records is proven.
  static let missing =
    "broken lookup-several; because lookup-several: path-selects-nothing lookup-aligned lookup-number mapping-type mapping-empty"

  static let types: [SeveralRow] = [
    SeveralRow(
      why: "the newest is of the first type", contacts: list(("c7", new)), leads: list(("l3", old)),
      expected: "kept"),
    SeveralRow(
      why: "the newest is of the second type: which type comes first is the PBX's affair",
      contacts: list(("c7", old)), leads: list(("l3", new)), expected: "open"),
    SeveralRow(
      why: "the newest is second of its own type: the CRM's order is wrong",
      contacts: list(("c7", old), ("c8", new)), leads: list(("l3", old)),
      finds: "[Contacts/c8, Contacts/c7, Leads/l3]", expected: "broken lookup-several"),
    SeveralRow(
      why: "one type finds nobody", contacts: list(("c7", new)), leads: none,
      expected: missing),
    SeveralRow(
      why: "a record of the right id in the wrong type", contacts: list(("c7", new), ("l3", old)),
      leads: none, expected: missing),
    SeveralRow(
      why: "ids without a type may stand in any", contacts: list(("c7", new)),
      leads: list(("l3", old)), finds: "[c7, l3]", expected: "kept"),
    SeveralRow(
      why: "ask: any order among types", contacts: list(("c7", old)), leads: list(("l3", new)),
      rule: "ask", expected: "kept"),
    SeveralRow(
      why: "reject: a record in the second type", contacts: none, leads: list(("l3", new)),
      rule: "reject", expected: "broken lookup-several"),
    SeveralRow(
      why: "a tie among types is open to both", contacts: list(("c7", new)),
      leads: list(("l3", new)), finds: "[Leads/l3, Contacts/c7]", expected: "kept"),
  ]
}
