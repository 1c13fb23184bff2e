// SPDX-License-Identifier: Apache-2.0

import Checks
import Readiness
import Redaction
import Testing

/// What the PBX would keep of a run, and whose name a call would show.
struct PhonebookTests {
  /// A second record's numbers, and what is shown for the known customer: exact and last digits.
  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    var own = #""+971500000000""#
    let others: String
    let exact: PhonebookEntry.Outcome
    let last: PhonebookEntry.Outcome
    let isKept: Bool

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row(
      why: "far apart", others: #""+971501111111""#, exact: .thisName, last: .thisName, isKept: true
    ),
    Row(
      why: "the same last seven digits", others: #""+441130000000""#, exact: .thisName,
      last: .anotherName, isKept: false),
    Row(
      why: "the same last six", others: #""+441131000000""#, exact: .thisName, last: .thisName,
      isKept: true),
    Row(
      why: "the same number", others: #""+971500000000""#, exact: .anotherName, last: .anotherName,
      isKept: false),
    Row(
      why: "blanks do not count for last digits", others: #""+44 113 000 0000""#,
      exact: .thisName, last: .anotherName, isKept: false),
    Row(
      why: "nor does a dash that is not ASCII", others: #""+44 113 000–0000""#,
      exact: .thisName, last: .anotherName, isKept: false),
    Row(
      why: "digits of another script are others", others: #""+441130٠٠٠٠٠٠""#,
      exact: .thisName, last: .thisName, isKept: true),
    Row(
      why: "zeros in front count", others: #""+44113500000""#, exact: .thisName,
      last: .thisName, isKept: true),
    Row(
      why: "the CRM stores another spelling", own: #""050 000 0000""#, others: #""+971501111111""#,
      exact: .nothing, last: .thisName, isKept: true),
    Row(
      why: "a short number of somebody", others: #""0000""#, exact: .thisName, last: .thisName,
      isKept: true),
    Row(why: "no number", others: "null", exact: .thisName, last: .thisName, isKept: true),
  ]

  static let search = Search.with(
    mapping: """
        ContactsId: data.#.id
        FirstName: data.#.full_name
        BusinessNumber: data.#.phone
        MobileNumber: data.#.mobile
      """, "optional: [MobileNumber]",
    known: "{ call: \"+971500000000\", finds: { ContactsId: abc123 } }"
  ).replacing(
    "  nobody:", with: "  second: { call: \"+971502222222\", finds: { ContactsId: c2 } }\n  nobody:"
  )

  static func run(_ row: Row) throws -> WholeRun {
    try Bench(search).wholeRun([
      Reply(Search.list(Search.record(phone: row.own, #", "mobile": null"#)), to: "+971500000000"),
      Reply(
        Search.list(
          Search.record(
            id: #""c2""#, name: #""Ben""#, phone: #""+971502222222""#,
            #", "mobile": \#(row.others)"#)), to: "+971502222222"),
    ])
  }

  @Test(arguments: rows) func `a caller is shown by the name that matches`(_ row: Row) throws {
    let run = try Self.run(row)
    let entry = try #require(run.run.phonebook.first)
    #expect(entry.scenario == "known customer")
    #expect(entry.exact.outcome == row.exact)
    #expect(entry.lastDigits.outcome == row.last)
    #expect(
      run.summary(of: "lookup-phonebook")
        == (row.isKept ? "kept" : "known customer: broken"))
  }

  @Test func `the book shows names and numbers as they came`() throws {
    let entries = try Self.run(Self.rows[1]).run.phonebook
    #expect(entries.map(\.name.text) == ["Aisha Rahman", "Ben"])
    #expect(
      entries.map { $0.numbers.map(\.text) } == [
        ["+971500000000"], ["+971502222222", "+441130000000"],
      ])
    #expect(entries[0].lastDigits.name?.text == "Ben")
    #expect(entries[1].lastDigits.name?.text == "Ben")
  }

  @Test func `who was not found is not in it, and shared numbers are nobody's`() throws {
    let shared = Search.with(
      "when-several: ask", known: "{ call: \"+971500000000\", finds: [abc123, b] }")
    #expect(try Bench(shared).wholeRun([]).run.phonebook.isEmpty)
    let run = try Bench().wholeRun([Reply(Answer(ExampleContract.nobody))])
    #expect(run.run.phonebook.isEmpty)
    #expect(
      run.summary(of: "lookup-phonebook")
        == "known customer: because lookup-known; + lookup-known")
  }
}
