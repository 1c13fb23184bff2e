// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing

/// What no scenario asks for.
struct CoverageTests {
  @Test(arguments: rows) func `what no scenario asks for is left open`(_ row: RunRow) throws {
    try row.check()
  }

  static let code = "lookup-coverage"
  static let both = "a shared number: open; spellings of numbers: open"
  static let mobile = Search.with(
    mapping: """
        ContactsId: data.#.id
        FirstName: data.#.full_name
        BusinessNumber: data.#.phone
        MobileNumber: data.#.mobile
      """, "optional: [MobileNumber]",
    known: "{ call: \"+971500000000\", finds: { ContactsId: abc123 } }")

  static let rows: [RunRow] = [
    RunRow("the smallest contract", code, both),
    RunRow(
      "formats", code, of: Search.with("formats: { \"+971500000000\": { finds: abc123 } }"),
      "a shared number: open"),
    RunRow(
      "a shared number", code,
      of: Search.with("when-several: ask").replacing(
        "  nobody:", with: "  desk: { call: \"+97144000000\", finds: [a, b] }\n  nobody:"),
      [
        Reply(
          Search.list(
            Search.record(id: #""a""#, phone: #""+97144000000""#),
            Search.record(id: #""b""#, phone: #""+97144000000""#)), to: "+97144000000")
      ], "spellings of numbers: open"),
    RunRow(
      "no stranger", code,
      of: Search.with().replacing(
        "  nobody: { call: \"+971509999999\", finds: nothing }\n", with: ""),
      "a stranger: open; " + both),
    RunRow(
      "a telephone field that nobody calls from", code, of: mobile,
      [Reply(Search.list(Search.record(#", "mobile": "+971501111111""#)), to: "+971500000000")],
      "MobileNumber: open; " + both),
    RunRow(
      "one in another spelling counts", code, of: mobile,
      [Reply(Search.list(Search.record(#", "mobile": "050 000 0000""#)), to: "+971500000000")],
      both),
    RunRow(
      "nothing is known while the scenario is not answered", code, of: mobile,
      [Reply(Answer("", status: 500), to: "+971500000000")],
      "BusinessNumber: because answer-status; MobileNumber: because answer-status; " + both
        + "; + answer-status"),
    RunRow(
      "a type in which nobody is found", code,
      of: Search.with().replacing(
        "mapping:", with: "  Leads: GET /leads?phone={{UrlEncode .Phone}}\nmapping:"),
      [Reply(Answer(ExampleContract.nobody), at: "/leads")], "Leads: open; " + both),
    RunRow(
      "no known caller at all is a finding", code,
      of: """
        endpoint: contact-search
        types: { Contacts: "GET \(Search.url)" }
        mapping: { ContactsId: data.#.id, FirstName: data.#.full_name, BusinessNumber: data.#.phone }
        scenarios:
          nobody: { call: "+971509999999", finds: nothing }

        """, "broken"),
  ]
}
