// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Redaction
import Testing
import Transports

/// One id for one record, in the search and when it is read by it.
struct IdentityTests {
  @Test(arguments: rows) func `a record has one id`(_ row: RunRow) throws { try row.check() }

  static let code = "lookup-id"
  static let path = "/contacts/abc123"

  static let search = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET \(Search.url)
        read: { request: "GET /contacts/{{UrlEncode .RecordId}}", id: id }
    mapping: { ContactsId: data.#.id, FirstName: data.#.full_name, BusinessNumber: data.#.phone }
    scenarios:
      known customer: { call: "+971500000000", finds: { ContactsId: abc123 } }
      nobody: { call: "+971509999999", finds: nothing }

    """

  static func read(_ body: String, status: Int = 200) -> [Reply] {
    [Reply(Answer(body, status: status), at: path)]
  }

  static let rows: [RunRow] = [
    RunRow("the same id", code, of: search, read(#"{"id": "abc123"}"#), "kept"),
    RunRow("201 is a read too", code, of: search, read(#"{"id": "abc123"}"#, status: 201), "kept"),
    RunRow(
      "another id", code, of: search, read(#"{"id": "17"}"#), "known customer: broken"),
    RunRow("no id", code, of: search, read(#"{"key": "abc123"}"#), "known customer: broken"),
    RunRow("a null id", code, of: search, read(#"{"id": null}"#), "known customer: broken"),
    RunRow(
      "404", code, of: search, read(#"{"id": "abc123"}"#, status: 404), "known customer: broken"),
    RunRow("a web page", code, of: search, read("<html>"), "known customer: broken"),
    RunRow(
      "a read that is not answered", code, of: search, [Reply(Answer(.cutOff), at: path)],
      "known customer: broken"),
    RunRow(
      "a read that could not be asked", code, of: search,
      [Reply(Answer(.notRecorded, connected: false), at: path)],
      "known customer: not asked; + recording-missing"),
    RunRow(
      "a number equals its text", code,
      of: search.replacing("ContactsId: abc123", with: "ContactsId: 17"),
      [
        Reply(Answer(#"{"id": "17"}"#), at: "/contacts/17"),
        Reply(Search.list(Search.record(id: "17")), to: "+971500000000"),
      ], "kept"),
    RunRow(
      "nobody is found to be read", code, of: search,
      [Reply(Answer(ExampleContract.nobody), to: "+971500000000")],
      "known customer: because lookup-known; + lookup-known"),
    RunRow(
      "the search fails", code, of: search, [Reply(Answer("", status: 500), to: "+971500000000")],
      "known customer: because answer-status; + answer-status"),
    RunRow("a contract that reads nothing promises nothing", code, "kept"),
  ]

  @Test func `a read that is not answered says which of both it was`() throws {
    let bench = try Bench(Self.search)
    let refused = try bench.wholeRun(Self.read("{}", status: 403))
    let finding = try #require(refused.findings.first { $0.kind.code == Self.code })
    #expect(finding.actual?.text == "status 403")
    #expect(finding.evidence == [1, 2])
    let other = try bench.wholeRun(Self.read(#"{"id": 42}"#))
    #expect(other.findings.first { $0.kind.code == Self.code }?.actual?.text == "42")
  }
}
