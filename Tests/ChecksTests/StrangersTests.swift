// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

/// What records that anybody finds in one contact type explain of known callers' answers.
struct StrangersTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    /// What a scenario finds in each of the two types.
    var nobody = ([], [placeholder]) as ([String], [String])
    var known = ([right], [placeholder]) as ([String], [String])
    var shared = ([desk("c7"), desk("c3")], [placeholder]) as ([String], [String])
    /// `SCENARIO: CODE` of each finding about records.
    let expected: Set<String>

    var testDescription: String { why }
  }

  static let placeholder = Search.record(id: "0", name: #""Unknown""#, phone: #""""#)
  static let right = Search.record()
  static let wrong = Search.record(id: #""x9""#)
  static func desk(_ id: String) -> String {
    Search.record(id: "\"\(id)\"", phone: #""+97144000000""#)
  }

  static let rows: [Row] = [
    Row(
      why: "a placeholder beside every record is one cause", expected: ["nobody: lookup-nothing"]),
    Row(
      why: "a known number that finds nobody but the placeholder is another",
      known: ([], [placeholder]), expected: ["nobody: lookup-nothing", "known: lookup-known"]),
    Row(
      why: "a wrong record beside the placeholder is another",
      known: ([wrong], [placeholder]), expected: ["nobody: lookup-nothing", "known: lookup-known"]),
    Row(
      why: "one record too many besides the placeholder is another",
      known: ([right, wrong], [placeholder]),
      expected: ["nobody: lookup-nothing", "known: lookup-known"]),
    Row(
      why: "a wrong record where no placeholder stands is another",
      known: ([wrong], []), expected: ["nobody: lookup-nothing", "known: lookup-known"]),
    Row(
      why: "a record of a shared number that is missing is another",
      shared: ([desk("c7")], [placeholder]),
      expected: ["nobody: lookup-nothing", "shared: lookup-several"]),
    Row(
      why: "without a placeholder each finding stands", nobody: ([], []), known: ([wrong], []),
      shared: ([desk("c7")], []), expected: ["known: lookup-known", "shared: lookup-several"]),
  ]

  @Test(arguments: rows)
  func `strangers' records explain what would not be there without them`(_ row: Row) throws {
    let bench = try Bench(Self.search)
    let cases = try [("nobody", row.nobody), ("known", row.known), ("shared", row.shared)].map {
      name, found in
      try bench.lookup(name) { step, _ in
        Answer(
          #"{"data": [\#((step.type == 0 ? found.0 : found.1).joined(separator: ", "))]}"#)
      }
    }
    let rulings = LookupJudge.judge(cases)
    let names = ["nobody", "known", "shared"]
    let found = zip(names, rulings).flatMap { name, ruling in
      ruling.findings.map { "\(name): \($0.kind.code)" }
    }
    #expect(Set(found) == row.expected)
    // What is not proven names a finding that is there.
    let codes = Set(rulings.flatMap(\.findings).map(\.kind.code))
    let causes = rulings.flatMap(\.promises).compactMap { LookupJudge.Ruling.cause(of: $0.outcome) }
    #expect(codes.isSuperset(of: causes))
  }

  static let search = """
    endpoint: contact-search
    types:
      Contacts: GET \(Search.url)
      Leads: GET /leads?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.full_name
      BusinessNumber: data.#.phone
    when-several: ask
    optional: [BusinessNumber]
    scenarios:
      known: { call: "+971500000000", finds: { ContactsId: abc123 } }
      shared: { call: "+97144000000", finds: [c7, c3] }
      nobody: { call: "+971509999999", finds: nothing }

    """
}
