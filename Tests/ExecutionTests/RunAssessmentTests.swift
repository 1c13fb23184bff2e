// SPDX-License-Identifier: Apache-2.0

import Checks
import Diagnostics
import Execution
import Readiness
import Redaction
import Testing
import Transports

struct RunAssessmentTests {
  typealias Answer = ScriptedTransport.Answer

  @Test func `a healthy run keeps every promise`() throws {
    let make = try Make()
    let result = make.result(of: make.exchanges([.known, .nobody]))
    #expect(result.findings.isEmpty)
    #expect(result.promises.allSatisfy { $0.outcome == .kept })
    #expect(result.verdict == .ready)
    #expect(result.endpoints == ["contact-search"])
    #expect(result.owners == [.apiDeveloper: "Lina"])
    #expect(result.exchanges.map(\.number) == [1, 2])
    #expect(result.exchanges.map(\.scenarios) == [["known"], ["nobody"]])
    #expect(result.finishedAt == Timestamp(microseconds: 10_000))
  }

  @Test func `the same exchanges give the same result`() throws {
    let make = try Make()
    let exchanges = make.exchanges([Answer(status: 500), .known])
    #expect(make.result(of: exchanges) == make.result(of: exchanges))
  }

  @Test func `promises stand in the order of the scenarios, and of the catalogue`() throws {
    let make = try Make([Make.nobody, Make.known])
    let result = make.result(of: make.exchanges([.nobody, .known]))
    let first = result.promises.count { $0.scenario == "nobody" }
    #expect(result.promises.prefix(first).allSatisfy { $0.scenario == "nobody" })
    let order = CheckCatalogue.lookup.map { $0.kind.code }
    for scenario in ["nobody", "known"] {
      let codes = result.promises.filter { $0.scenario == scenario }.map(\.code)
      #expect(codes == order.filter(codes.contains))
    }
  }

  static let ends: [(Answer, String)] = [
    (Answer(status: 401), "auth-accepted"),
    (Answer(failure: .connectionRefused), "network-connection"),
    (Answer(failure: .timedOut), "network-timeout"),
  ]

  @Test(arguments: ends)
  func `what was not sent is not proven because of the first answer`(
    _ answer: Answer, _ code: String
  ) throws {
    let make = try Make()
    let unused = RecordingUnused.finding("GET /x", endpoint: "contact-search", number: 3)
    var result = make.result(of: [])
    RunAssessment(
      of: make.plan, exchanges: make.exchanges([answer, nil]), redactor: make.redactor,
      besides: [unused]
    ).report(into: &result)
    let others = result.promises.filter { $0.scenario == "nobody" }
    #expect(!others.isEmpty)
    #expect(others.allSatisfy { $0.outcome == .notProven(because: .code(code)) })
    #expect(Set(result.unproven.keys) == [code])
    #expect(result.exchanges.count == 1)
    #expect(result.findings.map(\.kind.code).sorted() == [code, "recording-unused"].sorted())
  }

  @Test func `failures to ask come first and are no broken promise`() throws {
    let make = try Make()
    let result = make.result(
      of: make.exchanges([Answer(failure: .notRecorded), Answer(status: 500)]))
    #expect(result.findings.map(\.kind.code) == ["recording-missing", "answer-status"])
    #expect(result.findings.map(\.isFailureToAsk) == [true, false])
    #expect(result.verdict == .notReady)
  }

  @Test func `one cause in several scenarios is one finding with all of them`() throws {
    let make = try Make([
      Make.known, Make.nobody, "reception: { call: \"101\", finds: nothing }",
    ])
    let result = make.result(
      of: make.exchanges([Answer(status: 500), Answer(status: 502), Answer(status: 500)]))
    #expect(result.findings.map(\.kind.code) == ["answer-status"])
    let finding = try #require(result.findings.first)
    #expect(finding.scenarios == ["known", "nobody", "reception"])
    #expect(finding.evidence == [1, 2, 3])
    #expect(finding.actual == "status 500 · status 502")
  }

  @Test func `no more than three different answers are shown`() throws {
    let make = try Make(RunnerTests.crowd)
    let statuses = (0..<20).map { Answer(status: 500 + $0) }
    let result = make.result(of: make.exchanges(statuses))
    #expect(result.findings.first?.actual == "status 500 · status 501 · status 502 · …")
  }

  static let everybody = Answer(
    body: """
      {"data": [{"id": "abc123", "name": "Aisha", "phone": "+971500000000"},
        {"id": "b", "name": "Bo", "phone": "+971500000001"}]}
      """)
  static let renamed = Answer(body: #"{"results": []}"#)
  static let other = Answer(
    body: #"{"results": [{"id": "abc123", "name": "Aisha", "phone": "+971500000000"}]}"#)

  @Test(arguments: [[Make.known, Make.nobody], [Make.nobody, Make.known]])
  func `a filter that is ignored is one finding, known callers and strangers together`(
    _ scenarios: [String]
  ) throws {
    let make = try Make(scenarios)
    let result = make.result(of: make.exchanges([Self.everybody, Self.everybody]))
    #expect(result.findings.map(\.kind.code) == ["lookup-number"])
    #expect(result.unproven["lookup-number"]?.contains("lookup-nothing") == true)
  }

  @Test func `a list that was renamed is one finding`() throws {
    let make = try Make([Make.nobody, Make.known])
    let result = make.result(of: make.exchanges([Self.renamed, Self.other]))
    #expect(result.findings.map(\.kind.code) == ["path-selects-nothing"])
    #expect(result.unproven["path-selects-nothing"]?.contains("lookup-nothing") == true)
    #expect(result.findings.first?.message == "'data' selects nothing in the response")
    #expect(
      result.findings.first?.expected
        == "a value for ContactsId, FirstName and BusinessNumber in each record")
  }

  @Test(arguments: [["", ""], ["+971509999999", "101"]])
  func `a placeholder is one finding for all strangers, also if it echoes their numbers`(
    _ numbers: [String]
  ) throws {
    let make = try Make([Make.nobody, "reception: { call: \"101\", finds: nothing }"])
    let answers = numbers.map {
      Answer(body: #"{"data": [{"id": 0, "name": "Unknown", "phone": "\#($0)"}]}"#)
    }
    let result = make.result(of: make.exchanges(answers))
    #expect(result.findings.map(\.kind.code) == ["lookup-nothing"])
    #expect(result.findings.first?.scenarios == ["nobody", "reception"])
  }

  @Test func `nothing of an answer or a request shows the secret`() throws {
    let make = try Make()
    let leak = Answer(
      body:
        #"{"data": [{"id": "abc123", "name": "make-key-0123456789", "phone": "make-key-0123456789"}]}"#
    )
    let result = make.result(of: make.exchanges([leak, leak]))
    #expect(!result.findings.isEmpty)
    #expect(!String(describing: result).contains("make-key-0123456789"))
  }

  @Test func `a contract without a search has no endpoints`() throws {
    var result = try Make().result(of: [])
    RunAssessment(
      of: try Make.plan(nil), exchanges: [], redactor: Redactor(secrets: [])
    ).report(into: &result)
    #expect(result.endpoints.isEmpty)
    #expect(result.promises.isEmpty)
    #expect(result.verdict == .notProven)
  }
}
