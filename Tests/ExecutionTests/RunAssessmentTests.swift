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
    let result = make.result(of: make.traffic([.known, .nobody]))
    #expect(result.findings.isEmpty)
    #expect(result.promises.allSatisfy { $0.outcome == .kept || $0.code == "lookup-coverage" })
    #expect(result.verdict == .ready)
    #expect(result.endpoints == ["contact-search"])
    #expect(result.owners == [.apiDeveloper: "Lina"])
    #expect(result.exchanges.map(\.number) == Array(1...make.plan.steps.count))
    #expect(result.exchanges.prefix(2).map(\.scenarios) == [["known"], ["nobody"]])
    #expect(result.exchanges.dropFirst(2).allSatisfy { $0.scenarios.isEmpty })
    #expect(result.exchanges.prefix(2).map(\.purpose) == ["", ""])
    #expect(Set(result.exchanges.dropFirst(2).map(\.purpose)) == Self.purposes)
    #expect(result.finishedAt == Timestamp(microseconds: 10_000))
  }

  /// What a contract says about itself, whatever a CRM answers.
  static let needsNoAnswer: Set<String> = [
    "lookup-coverage", "answer-missing", "answer-unreadable", "network-plain",
  ]
  static let purposes: Set<String> = ["repeat", "odd caller", "side effect"]

  @Test func `the same answers give the same result`() throws {
    let make = try Make()
    let traffic = make.traffic([Answer(status: 500), .known])
    #expect(make.result(of: traffic) == make.result(of: traffic))
  }

  @Test func `promises stand in the order of the scenarios, and of the catalogue`() throws {
    let make = try Make([Make.nobody, Make.known])
    let result = make.result(of: make.traffic([.nobody, .known]))
    let first = result.promises.count { $0.scenario == "nobody" }
    #expect(result.promises.prefix(first).allSatisfy { $0.scenario == "nobody" })
    let order = CheckCatalogue.all.map { $0.kind.code }
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
    var traffic = make.traffic { step, _ in step.number == 1 ? answer : nil }
    traffic.stop = .pointless
    let result = make.result(of: traffic, besides: [unused])
    let others = result.promises.filter {
      $0.scenario != "known" && !["lookup-coverage", "network-plain"].contains($0.code)
    }
    #expect(!others.isEmpty)
    #expect(others.allSatisfy { $0.outcome == .notProven(because: .code(code)) })
    #expect(
      result.promises.allSatisfy { $0.outcome != .kept || Self.needsNoAnswer.contains($0.code) })
    #expect(Set(result.unproven.keys) == [code])
    #expect(result.exchanges.count == 1)
    #expect(result.findings.map(\.kind.code).sorted() == [code, "recording-unused"].sorted())
  }

  @Test func `failures to ask come first and are no broken promise`() throws {
    let make = try Make()
    let result = make.result(
      of: make.traffic([Answer(failure: .notRecorded), Answer(status: 500)]))
    #expect(result.findings.map(\.kind.code) == ["recording-missing", "answer-status"])
    #expect(result.findings.map(\.isFailureToAsk) == [true, false])
    #expect(result.verdict == .notReady)
  }

  @Test func `one cause in several scenarios is one finding with all of them`() throws {
    let make = try Make([
      Make.known, Make.nobody, "reception: { call: \"101\", finds: nothing }",
    ])
    let result = make.result(
      of: make.traffic([Answer(status: 500), Answer(status: 502), Answer(status: 500)]))
    #expect(result.findings.map(\.kind.code) == ["answer-status"])
    let finding = try #require(result.findings.first)
    #expect(finding.scenarios == ["known", "nobody", "reception"])
    #expect(finding.evidence == [1, 2, 3])
    #expect(finding.actual == "status 500 · status 502")
  }

  @Test func `no more than three different answers are shown`() throws {
    let make = try Make(RunnerTests.crowd)
    let statuses = (0..<20).map { Answer(status: 500 + $0) }
    let result = make.result(of: make.traffic(statuses))
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
    let result = make.result(of: make.traffic([Self.everybody, Self.everybody]))
    #expect(result.findings.map(\.kind.code) == ["lookup-number"])
    #expect(result.unproven["lookup-number"]?.contains("lookup-nothing") == true)
  }

  @Test func `a list that was renamed is one finding`() throws {
    let make = try Make([Make.nobody, Make.known])
    let result = make.result(of: make.traffic([Self.renamed, Self.other]))
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
    let make = try Make([
      Make.nobody, "reception: { call: \"101\", finds: nothing }", Make.known,
    ])
    let answers = numbers.map {
      Answer(body: #"{"data": [{"id": 0, "name": "Unknown", "phone": "\#($0)"}]}"#)
    }
    let result = make.result(of: make.traffic(answers + [.known]))
    #expect(result.findings.map(\.kind.code) == ["lookup-nothing"])
    #expect(result.findings.first?.scenarios == ["nobody", "reception"])
  }

  @Test func `nothing of an answer or a request shows the secret`() throws {
    let make = try Make()
    let leak = Answer(
      body:
        #"{"data": [{"id": "abc123", "name": "make-key-0123456789", "phone": "make-key-0123456789"}]}"#
    )
    let result = make.result(of: make.traffic([leak, leak]))
    #expect(!result.findings.isEmpty)
    #expect(!String(describing: result).contains("make-key-0123456789"))
  }

  @Test func `a contract without a search has no endpoints`() throws {
    var result = try Make().result(of: RunTraffic(lookups: []))
    RunAssessment(
      of: try Make.plan(nil), traffic: RunTraffic(lookups: []), redactor: Redactor(secrets: [])
    ).report(into: &result)
    #expect(result.endpoints.isEmpty)
    #expect(result.promises.allSatisfy { $0.endpoint == "contract" && $0.outcome != .kept })
    #expect(result.verdict == .notProven)
  }

  @Test func `promises of a run that was stopped are not proven because of what stopped it`() throws
  {
    for (stop, code) in [
      (RunTraffic.Stop.budget, "limit-budget"), (.cancelled, "run-stopped"),
    ] {
      let make = try Make()
      var traffic = make.traffic { step, _ in step.number == 1 ? .known : nil }
      traffic.stop = stop
      let result = make.result(of: traffic)
      #expect(result.findings.map(\.kind.code) == [code].filter { $0 == "limit-budget" })
      #expect(result.findings.allSatisfy { $0.isFailureToAsk })
      let nobody = result.promises.filter { $0.scenario == "nobody" }
      #expect(nobody.allSatisfy { $0.outcome == .notProven(because: .code(code)) })
      #expect(result.unproven[code]?.contains("lookup-repeat") == true)
      #expect(result.unproven[code]?.contains("lookup-caller") == true)
    }
  }

  @Test func `a plan above the budget is refused with what it needs and what is allowed`() throws {
    let make = try Make()
    var traffic = make.traffic { _, _ in nil }
    traffic.stop = .budget
    let result = make.result(of: traffic)
    let finding = try #require(result.findings.first)
    let least = make.plan.leastRequests
    #expect(
      finding.message == "the plan needs more requests than the budget of 'test' allows")
    #expect(
      finding.actual
        == RedactedText(authored: "a plan of \(least) to \(make.plan.requests) requests"))
    #expect(finding.expected == "at most 1000 requests in one run")
    #expect(result.exchanges.isEmpty)
    #expect(result.exitStatus(ExitPolicy()) == 3)
    #expect(result.promises.allSatisfy { $0.outcome != .kept || $0.code == "lookup-coverage" })
  }

  @Test func `a scenario of another tenant is left open with the reason`() throws {
    let make = try Make(
      [
        Make.nobody,
        "theirs: { call: \"+971500000000\", finds: { ContactsId: abc123 }, only: [tenant] }",
      ],
      environment: "tenant")
    let result = make.result(of: make.traffic([.known]))
    let nobody = result.promises.filter { $0.scenario == "nobody" }
    #expect(!nobody.isEmpty)
    #expect(
      nobody.allSatisfy {
        $0.outcome
          == .notProven(
            because: .policy("tenant has test data of its own; no `only` names it here"))
      })
  }

  @Test func `each exchange says what it was asked for, and which step it was`() throws {
    let make = try Make(search: RunTrafficTests.chained)
    let result = make.result(of: make.traffic(RunTrafficTests.healthy))
    let first = result.exchanges.prefix(4)
    #expect(first.map(\.number) == [1, 2, 3, 4])
    #expect(first.map(\.interaction) == ["Contacts", "details", "Contacts", "Leads"])
    #expect(first.map(\.purpose) == ["", "", "read", ""])
    #expect(first.allSatisfy { $0.scenarios == ["known"] })
  }
}
