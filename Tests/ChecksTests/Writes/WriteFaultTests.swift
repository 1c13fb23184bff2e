// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Readiness
import Redaction
import Testing
import Transports

@testable import Checks

/// CRMs with one fault each: one cause gives one finding, and it says which.
struct WriteFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let bench: WriteBench
    let codes: [String]
    var says = ""

    var testDescription: String { name }
  }

  private static let start = Timestamp(microseconds: 1_779_998_200_000_000)

  private static func time(_ shift: Duration) -> String {
    "\"\(start.advanced(by: shift).rfc3339)\""
  }

  private static func cut(_ count: Int) -> ExampleFault {
    .stores("texts are cut") { String($0.prefix(count)) }
  }

  private static func journal(_ fault: ExampleFault) -> WriteBench { .of(.callJournal, [], fault) }

  private static let error = ExampleAnswer(#"{"error": "internal"}"#, status: 500)

  static let fields: [Row] = [
    Row(
      name: "local time taken for UTC",
      bench: journal(.shows("started_at", time(.seconds(14_400)))),
      codes: ["journal-read-back"], says: "the time zone was lost: 4 h later"),
    Row(
      name: "the end for the start", bench: journal(.shows("started_at", time(.seconds(91)))),
      codes: ["journal-read-back"], says: "it is the end of the call"),
    Row(
      name: "a time that is a little off", bench: journal(.shows("started_at", time(.seconds(5)))),
      codes: ["journal-read-back"], says: "5 s too late"),
    Row(
      name: "a day without a time", bench: journal(.shows("started_at", #""2026-05-28""#)),
      codes: ["journal-read-back"], says: "the time of day is lost"),
    Row(
      name: "minutes for seconds", bench: journal(.shows("duration", "2")),
      codes: ["journal-read-back"], says: "stored in minutes"),
    Row(
      name: "another contact", bench: journal(.shows("contact_id", #""zzz999""#)),
      codes: ["journal-read-back"], says: "it is another contact"),
    Row(
      name: "another owner", bench: journal(.shows("agent", #""u99""#)),
      codes: ["journal-read-back"], says: "it is another owner"),
    Row(
      name: "the other direction", bench: journal(.shows("direction", #""Outbound""#)),
      codes: ["journal-read-back"]),
    Row(
      name: "a field that is missing", bench: journal(.shows("agent", nil)),
      codes: ["journal-null"], says: "'data.agent' is missing"),
    Row(
      name: "a variable without a value", bench: journal(.shows("notes", #""<no value> x""#)),
      codes: ["journal-null"], says: "holds '<no value>'"),
    Row(
      name: "the same number in another spelling",
      bench: .of(
        .contactCreation,
        [("{ phone: \"{{.BusinessNumber}}\" }", "\"{{.BusinessNumber}}\"")],
        .shows("phone", #""00971501112200""#)),
      codes: ["create-read-back"], says: "the same number in another spelling"),
  ]

  static let answers: [Row] = [
    Row(
      name: "an error and nothing stored", bench: journal(.refuses("write", error)),
      codes: ["answer-status"]),
    Row(
      name: "an error and stored all the same", bench: journal(.answers("write", error)),
      codes: ["answer-status", "journal-stored-error"]),
    Row(
      name: "no answer and stored all the same",
      bench: journal(.answers("write", ExampleAnswer(failure: "cut-off"))),
      codes: ["answer-missing", "journal-stored-error"]),
    Row(
      name: "an error inside of a 201",
      bench: journal(
        .refuses("write", ExampleAnswer(#"{"success": false, "error": "x"}"#, status: 201))),
      codes: ["answer-error"]),
    Row(name: "a second record", bench: journal(.doubles), codes: ["journal-duplicate"]),
    Row(name: "nothing is removed", bench: journal(.keeps), codes: ["journal-clean-up"]),
    Row(
      name: "a removal that is refused",
      bench: journal(.refuses("remove 1", ExampleAnswer("{}", status: 403))),
      codes: ["journal-clean-up"], says: "cannot be removed"),
  ]

  static let texts: [Row] = [
    Row(
      name: "texts are cut",
      bench: .of(.callJournal, [("[markup]", "[quotes, newline, emoji, long]")], cut(90)),
      codes: ["journal-text"], says: "cut after 90 characters"),
    Row(
      name: "a quotation mark breaks the body",
      bench: .of(
        .callJournal,
        [
          ("{{printf \"%q\" .Description}}", "\"{{.Description}}\""),
          ("[markup]", "[quotes, emoji]"),
        ]),
      codes: ["journal-text"], says: "makes the body invalid JSON: the journal would be lost"),
    Row(
      name: "an emoji that the CRM refuses",
      bench: .of(
        .callJournal, [("[markup]", "[emoji, quotes]")], .refuses("emoji in the text: write", error)
      ),
      codes: ["journal-text"], says: "with an emoji in the text the journal is not taken"),
    Row(
      name: "letters are lost",
      bench: .of(
        .contactCreation, [("[markup]", "[emoji, right-to-left, long]")],
        .stores("ASCII alone is kept") { String($0.map { $0.isASCII ? $0 : "?" }) }),
      codes: ["create-text"], says: "letters outside of ASCII are lost"),
  ]

  @Test(arguments: fields + answers + texts)
  func `a fault gives its own finding`(_ row: Row) throws {
    let ruling = try row.bench.ruling()
    #expect(ruling.findings.map(\.kind.code) == row.codes)
    #expect(ruling.findings.contains { $0.message.text.contains(row.says) } || row.says.isEmpty)
  }

  @Test func `a CRM that nobody reaches breaks no promise`() throws {
    let ruling = try Self.journal(
      .refuses("write", ExampleAnswer(failure: "connection-refused"))
    ).ruling()
    #expect(ruling.findings.isEmpty)
    #expect(ruling.failures.map(\.kind.code) == ["network-connection"])
    #expect(
      ruling.outcomes(of: "journal-accepted").allSatisfy {
        $0 == .notProven(because: .code("network-connection"))
      })
  }

  @Test func `what a template prints for nothing is the template's fault`() throws {
    let ruling = try Self.journal(.shows("notes", #""<no value>""#)).ruling()
    let finding = try #require(ruling.finding("journal-null"))
    #expect(finding.kind.layer == .template && finding.kind.owner == .apiDeveloper)
  }
}
