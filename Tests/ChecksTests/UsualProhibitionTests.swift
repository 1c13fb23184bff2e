// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

/// What a contract's system must forbid: what proves it, what breaks it, and what shows nothing.
struct UsualProhibitionTests {
  private static let scope = #"{"category": "MISSING_SCOPES"}"#

  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    var system = KnownSystem.hubspot
    var name = "read deals"
    let answer: ExampleAnswer
    let becomes: String

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row(
      why: "refused as the system does", answer: ExampleAnswer(scope, status: 403), becomes: "kept"),
    Row(
      why: "deals are read", answer: ExampleAnswer(#"{"results": [{"id": "1"}]}"#),
      becomes: "broken"),
    Row(
      why: "a 403 that does not say why", answer: ExampleAnswer("{}", status: 403), becomes: "open"),
    Row(why: "the path is not there", answer: ExampleAnswer("{}", status: 404), becomes: "open"),
    Row(why: "nothing to be read", answer: ExampleAnswer(#"{"results": []}"#), becomes: "open"),
    Row(why: "an error in a 200", answer: ExampleAnswer(#"{"error": "no"}"#), becomes: "open"),
    Row(why: "a page", answer: ExampleAnswer("<html>", contentType: "text/html"), becomes: "open"),
    Row(why: "the server is broken", answer: ExampleAnswer("", status: 500), becomes: "open"),
    Row(
      why: "a right to delete that a system refuses", system: .dynamics, name: "delete contacts",
      answer: ExampleAnswer(#"{"error": {"code": "0x80040220"}}"#, status: 403), becomes: "kept"),
    Row(
      why: "an id of nobody that is looked for first", system: .dynamics, name: "delete contacts",
      answer: ExampleAnswer("{}", status: 404), becomes: "open"),
    Row(
      why: "a removal that is done", system: .zendesk, name: "delete users",
      answer: ExampleAnswer("", status: 204), becomes: "broken"),
    Row(
      why: "an object that a user cannot see", system: .salesforce,
      name: "read the set-up audit trail",
      answer: ExampleAnswer(#"[{"errorCode": "INVALID_TYPE"}]"#, status: 400), becomes: "kept"),
    Row(
      why: "a redirect to anywhere", system: .djangoHelpdesk, name: "administer users",
      answer: ExampleAnswer("", status: 302), becomes: "open"),
  ]

  @Test(arguments: rows)
  func `only the system's own refusal proves it, only a success breaks it`(_ row: Row) throws {
    let ruling = try TokenExample(
      ["forbidden: \(row.name)": row.answer], system: row.system
    ).ruling()
    let promise = try #require(
      ruling.promises.first { $0.code == AuthLeastPrivilege.kind.code && $0.scenario == row.name })
    switch promise.outcome {
    case .kept: #expect(row.becomes == "kept")
    case .broken: #expect(row.becomes == "broken")
    case .notProven: #expect(row.becomes == "open")
    case .couldNotAsk: Issue.record("asked and answered")
    }
    #expect(
      ruling.findings.map(\.kind.code)
        == (row.becomes == "broken" ? [AuthLeastPrivilege.kind.code] : []))
  }

  @Test(arguments: KnownSystem.allCases)
  func `each is asked once, at the host of the contract's reads`(_ system: KnownSystem) throws {
    let turns = try TokenExample(system: system).run().turns.map(\.turn.question)
      .filter { $0.name.hasPrefix("forbidden: ") }
    #expect(
      turns.map(\.request.url)
        == system.prohibitions.map { prohibition in
          (prohibition.start == .host ? "https://crm.example" : "https://crm.example/v1")
            + prohibition.path
        })
    #expect(turns.allSatisfy { $0.purpose.hasSuffix(", must be refused") })
    #expect(turns.allSatisfy { $0.request.headers.contains { $0.name == "Authorization" } })
  }

  @Test func `other identities are not asked what their system forbids`() throws {
    let rights = "identities:\n  agent: { refresh_token: agent_refresh_token }"
    let names = try TokenExample(rights: rights, system: .hubspot).run().turns
      .map(\.turn.question.name)
    #expect(names.filter { $0.contains("read deals") } == ["forbidden: read deals"])
  }
}
