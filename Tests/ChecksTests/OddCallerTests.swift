// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import PBXEmulation
import Redaction
import Testing
import Transports

/// Callers that no contract names.
struct OddCallerTests {
  @Test(arguments: rows) func `odd callers break nothing and find nobody`(_ row: RunRow) throws {
    try row.check()
  }

  static let code = "lookup-caller"
  static let one = Search.list(Search.record(id: #""b""#, phone: #""1987""#))
  static let everybody = Search.list(
    Search.record(), Search.record(id: #""b""#, phone: #""+971500000001""#))

  static let rows: [RunRow] = [
    RunRow("nobody", code, "kept"),
    RunRow("a 400 is clean", code, [Reply(Answer("", status: 400), to: "%")], "kept"),
    RunRow(
      "a 404 without JSON is clean", code, [Reply(Answer("no", status: 404), to: "*")], "kept"),
    RunRow("a web page with 200 finds nobody", code, [Reply(Answer("<html>"), to: "'")], "kept"),
    RunRow(
      "a 500", code, [Reply(Answer("", status: 500), to: "'")],
      "odd caller: apostrophe: broken error"),
    RunRow(
      "a 503 with records", code,
      [Reply(Answer(ExampleContract.known, status: 503), to: "\"")],
      "odd caller: quotation mark: broken error"),
    RunRow(
      "silence", code, [Reply(Answer(.timedOut), to: String(repeating: "1234567890", count: 4))],
      "odd caller: 40 digits: broken error"),
    RunRow(
      "a connection that is cut", code, [Reply(Answer(.cutOff), to: "anonymous")],
      "odd caller: anonymous: broken error"),
    RunRow(
      "one record for an empty number", code, [Reply(one, to: "")],
      "odd caller: empty: broken match"),
    RunRow(
      "one record for a withheld number", code, [Reply(one, to: "anonymous")],
      "odd caller: anonymous: broken match"),
    RunRow("one record for an extension is believed", code, [Reply(one, to: "1987")], "kept"),
    RunRow(
      "two for an extension are not", code, [Reply(everybody, to: "1987")],
      "odd caller: extension: broken match"),
    RunRow(
      "everybody for a wildcard", code, [Reply(everybody, to: "%"), Reply(everybody, to: "*")],
      "odd caller: percent sign: broken match; odd caller: asterisk: broken match"),
    RunRow(
      "an injection", code, [Reply(everybody, to: "' OR '1'='1")],
      "odd caller: injection: broken match"),
    RunRow(
      "everybody to everyone is the finding of the known callers", code, [Reply(everybody)],
      [
        "empty", "anonymous", "extension", "40 digits", "percent sign", "asterisk", "apostrophe",
        "quotation mark", "injection",
      ].map { "odd caller: \($0): because lookup-number" }.joined(separator: "; ")
        + "; + lookup-number"),
    RunRow(
      "a placeholder for strangers is the finding of nobody", code,
      [Reply(one, to: "+971509999999"), Reply(one, to: "anonymous")],
      "odd caller: anonymous: because lookup-nothing; + lookup-nothing"),
    RunRow(
      "one the transport could not ask for", code,
      [Reply(Answer(.notRecorded, connected: false), to: "*")],
      "odd caller: asterisk: because recording-missing; + recording-missing"),
    RunRow(
      "an extension has as many digits as the PBX's", code,
      in: ExampleContract.contract.replacing("region: AE", with: "region: AE, extension-length: 3"),
      [Reply(everybody, to: "198")], "odd caller: extension: broken match"),
    RunRow(
      "a caller whom a scenario names is its affair", code,
      of: Search.with().replacing(
        "  nobody:", with: "  withheld: { call: anonymous, finds: nothing }\n  nobody:"),
      [Reply(one, to: "anonymous")], "+ lookup-nothing"),
    RunRow(
      "a contract with typed searches alone has no callers", code, of: typed,
      [Reply(Answer("", status: 500), to: "")], "+ lookup-coverage"),
  ]

  static let typed = """
    endpoint: contact-search
    types:
      Contacts:
        request: GET \(Search.url)
        search: GET /contacts/search?q={{UrlEncode .SearchValue}}
    mapping: { ContactsId: data.#.id, FirstName: data.#.full_name, BusinessNumber: data.#.phone }
    scenarios:
      typed: { search: nobody, finds: nothing }

    """

  @Test func `a finding names the caller and the records, and one cause is one fingerprint`() throws
  {
    let run = try Bench().wholeRun([
      Reply(Self.everybody, to: "%"), Reply(Self.one, to: "*"),
      Reply(Answer("", status: 500), to: "'"),
    ])
    let findings = run.findings.filter { $0.kind.code == Self.code }
    #expect(
      findings.map { $0.actual?.text } == [
        "2 records for percent sign", "1 record for asterisk", "status 500 for apostrophe",
      ])
    #expect(Set(findings.map(\.fingerprint)).count == 2)
    #expect(findings.allSatisfy { $0.evidence.count == 1 && $0.place != nil })
  }
}
