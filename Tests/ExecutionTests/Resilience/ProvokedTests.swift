// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Sandboxes
import Testing
import Transports

/// What a run provokes where the contract allows it, and nowhere else.
struct ProvokedTests {
  private static let malformed = [
    "contact-search", "contact-creation", "call-journal", "ticket-creation",
  ]

  private static func rates(_ text: String) -> [(String, String)] {
    [("concurrency: 5", "concurrency: 5\nlimits: { rates: [\(text)] }")]
  }

  @Test func `a CRM that refuses what is malformed gives no finding`() async throws {
    let run = try await NorthgateRun()
    #expect(run.findings == [])
    let turns = run.traffic.stages[.malformed] ?? []
    #expect(turns.map(\.question.endpoint).sorted() == Self.malformed.sorted())
    #expect(turns.allSatisfy { $0.exchange.response?.status == 400 })
    #expect(run.outcomes(of: "malformed-refused") == [.kept])
    #expect(
      run.outcomes(of: "limit-burst")
        == [.notProven(because: .policy("30 requests in a row met no limit"))])
    let rows = run.result.resilience.filter { $0.fault == .malformed && $0.seen != nil }
    #expect(rows.map(\.endpoint).sorted() == Self.malformed.sorted())
  }

  @Test func `both stand in the plan before anything is sent`() async throws {
    let run = try await NorthgateRun(changes: Self.rates("40 per 10 s"))
    let plan = run.plan
    let questions = plan.scripts.filter { [.malformed, .burst].contains($0.stage) }
    #expect(questions.map(\.requests) == [4, 47])
    #expect(questions.map(\.writes) == [3, 0])
    #expect(plan.scripts.map(\.stage) == plan.scripts.map(\.stage).sorted())
  }

  @Test func `nothing is provoked where the contract does not allow it`() async throws {
    let run = try await NorthgateRun(changes: [("    provoke: [malformed, rate-limit]\n", "")])
    #expect(run.traffic.stages[.malformed] == nil && run.traffic.stages[.burst] == nil)
    #expect(
      run.outcomes(of: "malformed-refused")
        == [.notProven(because: .policy("`provoke: [malformed]` would let it be tried"))])
    #expect(run.outcomes(of: "limit-burst") == [])
  }

  @Test func `where writes are forbidden only a search is malformed`() async throws {
    let run = try await NorthgateRun(changes: [("writes: allowed", "writes: forbidden")])
    #expect(run.traffic.stages[.malformed]?.map(\.question.endpoint) == ["contact-search"])
    #expect(run.transport.statistics.writes == 0)
  }

  static let faults = [
    ("malformed", "a malformed request makes the server fail", Self.malformed),
    ("malformed=html", "a malformed request is answered with a web page", Self.malformed),
    (
      "malformed=accept", "a body that is cut off is taken for a whole one",
      Array(Self.malformed.dropFirst())
    ),
  ]

  @Test(arguments: faults.indices)
  func `a CRM that does not refuse what is malformed is one finding`(_ index: Int) async throws {
    let (fault, message, endpoints) = Self.faults[index]
    let before = try NorthgateTransport().snapshot
    let run = try await NorthgateRun(faults: [fault])
    let finding = try #require(run.result.findings.first)
    #expect(run.result.findings.count == 1, "\(run.findings)")
    #expect(finding.kind.code == "malformed-refused" && finding.message.text == message)
    for endpoint in endpoints { #expect(finding.actual?.text.contains(endpoint) == true) }
    #expect(finding.evidence.count == endpoints.count)
    #expect(run.transport.snapshot == before)
    let wrote = run.ledger.lines.filter { $0.hasPrefix("wrote") }
    let removed = run.ledger.lines.filter { $0.hasPrefix("removed") }
    #expect(wrote.count == removed.count)
    #expect(run.ledger.lines.count { $0 == "intend call-journal " } > 20)
  }

  @Test func `an endpoint that fails for whole requests too is no second finding`() async throws {
    let run = try await NorthgateRun(faults: ["status=500:calls"])
    #expect(run.result.findings.map(\.kind.code) == ["answer-status"], "\(run.findings)")
    let page = try await NorthgateRun(faults: ["html"])
    #expect(page.result.findings.count == 1, "\(page.findings)")
  }

  @Test func `a CRM that refuses sooner than it declares is a finding`() async throws {
    let run = try await NorthgateRun(
      faults: ["rate-limit=20:3"], changes: Self.rates("100 per 10 s"))
    let finding = try #require(run.result.findings.first { $0.kind.code == "limit-burst" })
    #expect(finding.subject.name == "early")
    #expect(finding.actual?.text.contains("100 per 10 s declared") == true)
  }

  @Test func `a CRM that keeps what it declares and tells is none`() async throws {
    let run = try await NorthgateRun(
      faults: ["rate-limit=20:3"], changes: Self.rates("20 per 3 s"))
    #expect(run.outcomes(of: "limit-burst") == [.kept])
    #expect(run.traffic.stages[.burst]?.last?.question.name == BurstRun.behind)
    #expect(run.traffic.stages[.burst]?.last?.exchange.response?.status == 200)
  }

  @Test func `a CRM that tells too short a wait is a finding`() async throws {
    // One after the other, and a window in which the burst surely ends: how many requests are under
    // way when the limit is met differs from run to run.
    let run = try await NorthgateRun(concurrency: 1, faults: ["rate-limit=20:30:too-short"])
    let finding = try #require(run.result.findings.first { $0.kind.code == "limit-burst" })
    #expect(finding.subject.name == "wait")
    #expect(!run.result.findings.contains { $0.kind.code.hasSuffix("clean-up") })
  }

  @Test func `a CRM that breaks down under a burst is a finding`() async throws {
    let healthy = try await NorthgateRun()
    let first = healthy.traffic.numbers(of: .burst).lowerBound
    let count = Counter()
    let run = try await NorthgateRun { _ in
      count.next() >= first + 12 ? .success(Response(status: 500, headers: [])) : nil
    }
    #expect(run.result.findings.map(\.kind.code) == ["limit-burst"])
    #expect(run.result.findings.first?.subject.name == "failure")
  }
}

extension NorthgateRun {
  fileprivate func outcomes(of code: String) -> [PromiseResult.Outcome] {
    result.promises.filter { $0.code == code }.map(\.outcome)
  }
}
