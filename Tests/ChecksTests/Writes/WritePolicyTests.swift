// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Readiness
import Redaction
import Testing

@testable import Checks

/// What a contract declares about repetition, refusal, delay and clean-up.
struct WritePolicyTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let bench: WriteBench
    let codes: [String]
    var says = ""

    var testDescription: String { name }
  }

  private static let refusal = ExampleAnswer(#"{"error": "phone is taken"}"#, status: 409)
  private static let vague = ExampleAnswer(#"{"error": "no"}"#, status: 409)

  private static func contact(_ line: String, _ faults: ExampleFault...) -> WriteBench {
    var bench = WriteBench.of(.contactCreation, [("read-back:\n", "\(line)\nread-back:\n")])
    bench.writing.faults = faults
    return bench
  }

  static let repetition: [Row] = [
    Row(
      name: "two are admitted", bench: contact("sent-twice: two"), codes: ["create-duplicate"],
      says: "as the contract admits"),
    Row(
      name: "two are admitted, and it is one", bench: contact("sent-twice: two", .recognises),
      codes: []),
    Row(
      name: "refused as declared",
      bench: contact(
        "sent-twice: { status: 409, says: phone }", .refuses("write again", refusal)), codes: []),
    Row(
      name: "refused in other words",
      bench: contact("sent-twice: { status: 409, says: phone }", .refuses("write again", vague)),
      codes: ["create-duplicate"], says: "answered otherwise than promised"),
    Row(
      name: "accepted where a refusal is declared", bench: contact("sent-twice: { status: 409 }"),
      codes: ["create-duplicate"], says: "makes a second contact"),
    Row(
      name: "refused where one is declared",
      bench: contact("sent-twice: one", .refuses("write again", refusal)),
      codes: ["create-duplicate"]),
    Row(
      name: "a second contact with a number", bench: contact("same-number: one"),
      codes: ["create-duplicate"], says: "a second contact with the same number"),
    Row(
      name: "a number that is refused twice",
      bench: contact(
        "same-number: { status: 409, says: phone }", .refuses("somebody has: write", refusal)),
      codes: []),
    Row(
      name: "a number that has to be refused, and is not",
      bench: contact("same-number: { status: 409, says: phone }"), codes: ["create-refusal"],
      says: "has to be refused"),
    Row(
      name: "a number that makes the server fail",
      bench: contact(
        "same-number: { status: 409 }",
        .refuses("somebody has: write", ExampleAnswer("{}", status: 500))),
      codes: ["create-refusal"], says: "makes the server fail"),
  ]

  private static func one(_ question: String) -> ExampleFault {
    .answers(question, ExampleAnswer(#"{"data": {"id": "r1"}}"#, status: 201))
  }

  static let others: [Row] = [
    Row(
      name: "an id that stands in a header, of an empty answer",
      bench: .of(
        .callJournal, [("id: data.id", "id: header Location")],
        .answers(
          "inbound-answered: write",
          ExampleAnswer("", status: 201).with("Location", "https://crm.example/v1/calls/r1?x=1"))),
      codes: ["journal-id-in-header"]),
    Row(
      name: "a queue whose journals are one",
      bench: .of(
        .callJournal,
        [
          ("[inbound-answered]", "[queue]"), ("skip-unanswered-agents: true\n", ""),
          ("[markup]", "[]"),
        ],
        one("queue: write"), one("queue, agent 2: write"), one("queue, agent 3: write")),
      codes: ["journal-duplicate"]),
    Row(
      name: "no clean-up at all",
      bench: .of(
        .callJournal,
        [
          (
            """
            clean-up:
              request: DELETE /calls/{{.RecordId}}
              tag: Subject
              leftovers: { request: "GET /calls/marked?text={{.Tag}}", ids: data.#.id }

            """, ""
          )
        ]), codes: []),
  ]

  @Test(arguments: repetition + others)
  func `what is declared is judged`(_ row: Row) throws {
    let ruling = try row.bench.ruling()
    #expect(ruling.findings.map(\.kind.code) == row.codes)
    #expect(ruling.findings.contains { $0.message.text.contains(row.says) } || row.says.isEmpty)
  }

  @Test func `records without a clean-up are listed by their ids`() throws {
    let row = try #require(Self.others.last)
    let outcome = try #require(try row.bench.ruling().outcomes(of: "journal-clean-up").first)
    guard case .notProven(because: .policy(let reason)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.text.contains("in the CRM remain r1, r2"))
  }

  private static let lead = """
    types:
      Leads: |
        POST /leads

        { "last_name": {{printf "%q" .LastName}} }

    """

  @Test func `a scenario in two types is asked in each`() throws {
    let ruling = try WriteBench.of(
      .contactCreation,
      [
        (
          "types:\n",
          Self.lead
        )
      ]
    ).ruling()
    let names = ruling.promises.filter { $0.code == "create-accepted" }.map(\.scenario)
    #expect(Set(names) == ["Leads: new caller", "Contacts: new caller"])
  }

  @Test func `what is promised is known before anything is written`() throws {
    let run = try WriteBench.whole().writing.run()
    for endpoint in run.contract.writes {
      let codes = WritesJudge.kinds(of: endpoint).map(\.code)
      #expect(Set(codes).count == codes.count && codes.contains("answer-status"))
      #expect(codes.contains("\(endpoint.kind.prefix)-read-back"))
      #expect(!codes.contains("\(endpoint.kind.prefix)-settled"))
    }
  }
}
