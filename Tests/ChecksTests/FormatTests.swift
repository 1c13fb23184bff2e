// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Testing
import Transports

/// Numbers as stored and as dialled.
struct FormatTests {
  static let known = Answer(ExampleContract.known)
  static let nobody = Answer(ExampleContract.nobody)
  static let stranger = Search.list(Search.record(id: #""x9""#))

  /// Every spelling of +971500000000, the outside line being 9.
  static let spellings: [(String, String)] = [
    ("e164", "+971500000000"), ("digits", "971500000000"), ("double-zero", "00971500000000"),
    ("international", "+971 50 000 0000"), ("national", "050 000 0000"),
    ("national-digits", "0500000000"), ("rfc3966", "tel:+971-50-000-0000"),
    ("lost-plus", " 971500000000"), ("extension", "+971500000000;ext=12"),
    ("outside-line", "90500000000"),
  ]

  static let common = ExampleContract.contract.replacing(
    "region: AE", with: "region: AE, outside-line: \"9\"")

  static func search(_ format: String, stored: String = "+971500000000") -> String {
    Search.with(
      "formats: { \"\(stored)\": { finds: abc123\(format.isEmpty ? "" : ", ")\(format) } }")
  }

  /// A CRM that finds the record for some texts.
  static func finding(_ texts: [String]) -> [Reply] {
    texts.map { Reply(known, to: $0) } + [Reply(nobody)]
  }

  static let every = finding(spellings.map(\.1))

  /// A CRM that gives everybody to everyone, and no number of anybody.
  static let hiding = [
    Reply(Search.list(#"{"id": "abc123", "full_name": "A"}"#, #"{"id": "x9", "full_name": "B"}"#))
  ]

  @Test(arguments: spellings)
  func `each spelling is dialled, and one that is promised and not found is a finding`(
    _ name: String, _ dialled: String
  ) throws {
    let others = Self.spellings.map(\.1).filter { $0 != dialled }
    let bench = try Bench(
      Self.search("matches: [\(name)]"),
      common: Self.common.replacing("region: AE", with: "region: AE, delivers: [\(name)]"))
    let kept = try bench.wholeRun(Self.finding(Self.spellings.map(\.1)))
    #expect(kept.summary(of: "lookup-format") == "kept")
    let missed = try bench.wholeRun(
      name == "e164"
        ? [Reply(Self.nobody, to: dialled, nth: 0...0)] + Self.every : Self.finding(others))
    let own = missed.findings.filter { $0.kind.code == "lookup-format" }
    if name == "e164" {
      // The number of the known customer: nobody found is lookup-known's finding, and the cause.
      #expect(missed.summary(of: "lookup-format").contains("+ lookup-known"))
    } else {
      #expect(missed.summary(of: "lookup-format") == "+971500000000: broken spellings")
      #expect(own.map(\.label.text) == ["not in \(name)"])
      #expect(own.map { $0.actual?.text } == ["no record"])
    }
  }

  static let rows: [RunRow] = [
    RunRow("all found", "lookup-format", of: search("matches: all"), in: common, every, "kept"),
    RunRow(
      "two spellings are one cause", "lookup-format", of: search("matches: all"), in: common,
      finding([
        "+971500000000", "+971 50 000 0000", "tel:+971-50-000-0000", "971500000000",
        "00971500000000",
      ]),
      "+971500000000: broken spellings"),
    RunRow(
      "what is neither promised nor delivered is only tried", "lookup-format",
      of: search("matches: [e164]"), in: common, finding(["+971500000000"]), "kept"),
    RunRow(
      "without `matches` the trunk's spellings are promised", "lookup-format", of: search(""),
      in: common.replacing("region: AE", with: "region: AE, delivers: [e164, digits]"),
      finding(["+971500000000"]), "+971500000000: broken spellings"),
    RunRow(
      "what the trunk delivers is promised besides `matches`", "lookup-format",
      of: search("matches: [e164]"),
      in: common.replacing("region: AE", with: "region: AE, delivers: [double-zero]"),
      finding(["+971500000000"]), "+971500000000: broken spellings"),
    RunRow(
      "an admitted gap is no broken promise, and is shown", "lookup-format",
      of: search("matches: [e164], misses: [digits]"),
      in: common.replacing("region: AE", with: "region: AE, delivers: [e164, digits]"),
      finding(spellings.map(\.1).filter { $0 != "971500000000" }), "+ lookup-format-gap"),
    RunRow(
      "an admitted gap has its own finding", "lookup-format-gap",
      of: search("misses: [digits, national]"), in: common, finding(["+971500000000"]),
      "+971500000000: broken digits national"),
    RunRow(
      "a gap that the CRM has closed is none, and its line is out of date", "lookup-format-gap",
      of: search("misses: [digits]"), in: common, finding(["+971500000000", "971500000000"]),
      "+ lookup-format-closed"),
    RunRow(
      "each spelling that is found though it is admitted not to be", "lookup-format-closed",
      of: search("misses: [digits, national, double-zero]"), in: common,
      finding(["+971500000000", "971500000000", "050 000 0000"]),
      "+971500000000: broken digits national; + lookup-format-gap"),
    RunRow(
      "a gap that is still there is as the contract says", "lookup-format-closed",
      of: search("misses: [digits]"), in: common, finding(["+971500000000"]),
      "+ lookup-format-gap"),
    RunRow(
      "another record does not close a gap", "lookup-format-closed",
      of: search("misses: [digits]"), in: common, [Reply(stranger, to: "971500000000")],
      "+ lookup-format-gap"),
    RunRow(
      "the record among others does not close a gap", "lookup-format-closed",
      of: search("misses: [digits]"), in: common,
      [Reply(Search.list(Search.record(), Search.record(id: #""x9""#)), to: "971500000000")],
      "+ lookup-format-gap"),
    RunRow(
      "another record in a gap is a gap", "lookup-format-gap", of: search("misses: [digits]"),
      in: common, [Reply(stranger, to: "971500000000")], "+971500000000: broken digits"),
    RunRow(
      "another record is not the record", "lookup-format", of: search("matches: [e164, digits]"),
      in: common, [Reply(stranger, to: "971500000000")], "+971500000000: broken spellings"),
    RunRow(
      "the record among others is not it alone", "lookup-format",
      of: search("matches: [e164, digits]"), in: common,
      [Reply(Search.list(Search.record(), Search.record(id: #""x9""#)), to: "971500000000")],
      "+971500000000: broken spellings"),
    RunRow(
      "a stored number that is found in no spelling", "lookup-format",
      of: search("matches: all", stored: "+971501234567"), in: common, [],
      "+971501234567: broken not-searched"),
    RunRow(
      "an error for one spelling is its own", "lookup-format",
      of: search("matches: [e164, digits]"), in: common,
      [Reply(Answer("", status: 500), to: "971500000000")], "+971500000000: broken spellings"),
    RunRow(
      "an error for a gap is a gap", "lookup-format-gap", of: search("misses: [digits]"),
      in: common, [Reply(Answer("", status: 400), to: "971500000000")],
      "+971500000000: broken digits"),
    RunRow(
      "an error for everybody is the scenarios' finding", "lookup-format",
      of: search("matches: [e164, digits]"), in: common, [Reply(Answer("", status: 500))],
      "+971500000000: because answer-status; + answer-status"),
    RunRow(
      "a spelling that could not be asked", "lookup-format",
      of: search("matches: [e164, digits]"), in: common,
      [Reply(Answer(.notRecorded, connected: false), to: "971500000000")],
      "+971500000000: because recording-missing; + recording-missing"),
    RunRow(
      "an error for a spelling that nobody promised does not", "lookup-format",
      of: search("matches: [e164]"), in: common,
      [Reply(Answer("", status: 500), to: "971500000000")], "kept"),
    RunRow(
      "a CRM that gives everybody to everyone has one finding", "lookup-format",
      of: search("matches: [e164, digits]"), in: common,
      [
        Reply(
          Search.list(
            Search.record(), Search.record(id: #""x9""#, phone: #""+971500000001""#)))
      ], "+971500000000: because lookup-number; + lookup-number"),
    RunRow(
      "nor has one that hides the numbers of everybody", "lookup-format",
      of: search("matches: [e164, digits]"), in: common, hiding,
      "+971500000000: because lookup-nothing; + lookup-nothing"),
    RunRow(
      "and its gaps are no gaps", "lookup-format-gap", of: search("misses: [digits]"), in: common,
      hiding, "+971500000000: because lookup-nothing; + lookup-nothing"),
    RunRow(
      "a stored number with blanks is dialled as it stands", "lookup-format",
      of: search("matches: [as-stored, e164]", stored: "+971 50 000 0000"), in: common,
      finding(["+971500000000"]), "+971 50 000 0000: broken spellings"),
    RunRow(
      "another region reads the stored number", "lookup-format",
      of: search("matches: [e164], region: GB", stored: "020 7946 0958"), in: common,
      finding(["+971500000000", "+442079460958"]), "kept"),
    RunRow(
      "without a region of its own the PBX's reads it", "lookup-format",
      of: search("matches: [e164]", stored: "050 000 0000"), in: common,
      finding(["+971500000000"]), "kept"),
  ]

  @Test(arguments: rows) func `promised spellings find the record alone`(_ row: RunRow) throws {
    try row.check()
  }

  // What the CRM does with numbers.

  static let behaviours: [(String, [String], String?)] = [
    ("+971500000000", [], "not found"),
    ("+971500000000", ["+971500000000"], "exact text"),
    ("+971 50 000 0000", ["+971 50 000 0000"], "exact text"),
    (
      "+971500000000", ["+971500000000", "971500000000"], "contains"
    ),
    (
      "+971500000000", spellings.map(\.1), "normalises"
    ),
    (
      "+971500000000",
      ["+971500000000", "971500000000", "00971500000000", "+971 50 000 0000"],
      "normalises +, 00, digits"
    ),
    (
      "+971500000000", ["+971500000000", "+971 50 000 0000"],
      "ignores blanks, needs +"
    ),
    (
      "+971 50 000 0000", ["+971500000000"], "normalises stored only"
    ),
    ("+971500000000", ["0500000000", "+971500000000"], nil),
    (
      "+971500000000", spellings.map(\.1) + ["+999000000000", "+999500000000"],
      "last 7 digits, or fewer"
    ),
    (
      "+971500000000", spellings.map(\.1) + ["+999500000000"],
      "last 9 digits, or fewer"
    ),
  ]

  @Test(arguments: behaviours)
  func `the pattern of hits names what the CRM does`(
    _ stored: String, _ found: [String], _ name: String?
  ) throws {
    let bench = try Bench(
      Self.search("matches: [e164]", stored: stored), common: Self.common)
    let run = try bench.wholeRun { asked in
      found.contains(asked.probe.ask.text) ? Self.known : Self.nobody
    }
    let row = try #require(run.run.formatMatrix?.rows.first)
    #expect(row.behaviour?.text == name)
  }

  @Test func `the matrix shows each spelling, what is promised and what came of it`() throws {
    let bench = try Bench(
      Self.search("matches: [e164, national], misses: [digits]"), common: Self.common)
    let run = try bench.wholeRun([
      Reply(Self.stranger, to: "00971500000000"),
      Reply(Answer("", status: 500), to: "tel:+971-50-000-0000"),
      Reply(Search.list(Search.record(), Search.record(id: #""b""#)), to: "050 000 0000"),
    ])
    let matrix = try #require(run.run.formatMatrix)
    #expect(
      matrix.columns.map(\.spelling)
        == [
          "e164", "digits", "double-zero", "international", "national", "national-digits",
          "rfc3966", "as-stored", "lost-plus", "extension", "outside-line",
        ])
    #expect(matrix.columns.filter(\.isRequired).map(\.spelling) == ["e164"])
    let cells = try #require(matrix.rows.first).cells
    #expect(
      cells.map(\.outcome) == [
        .found, .nobody, .others, .nobody, .several, .nobody, .unanswered, .found, .nobody, .nobody,
        .nobody,
      ])
    #expect(
      cells.map(\.promise) == [
        .matches, .misses, .none, .none, .matches, .none, .none, .none, .none, .none, .none,
      ])
    #expect(cells[0].evidence == [1])
    #expect(cells.map(\.dialled.text)[2] == "00971500000000")
  }

  @Test func `a contract without formats has no matrix, and a run that stopped has no hits`() throws
  {
    #expect(try Bench(Search.with()).wholeRun([]).run.formatMatrix == nil)
    let bench = try Bench(Self.search("matches: [digits]"))
    let scope = try #require(SearchScope(bench.contract, environment: "test"))
    let matrix = try #require(bench.judged(scope, []).run.formatMatrix)
    #expect(matrix.rows.first?.cells.allSatisfy { $0.outcome == .notAsked } == true)
    #expect(matrix.rows.first?.behaviour == nil)
  }
}
