// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Execution
import PBXEmulation
import Readiness
import Redaction
import Testing
import Transports

/// A run whose CRM limits the rate of requests, from the log-in to the last removal.
struct HeldBackTests {
  static let forms = ["", ":retry-date", ":reset", ":ietf", ":body", ":none", ":403"]

  @Test(arguments: forms)
  func `nothing stays in the CRM because of a limit, in whatever form it is told`(
    _ form: String
  ) async throws {
    let before = try NorthgateTransport().snapshot
    let run = try await NorthgateRun(faults: ["rate-limit=20:3\(form)"])
    let status = form == ":403" ? 403 : 429
    let refused = run.transport.seen.sent.count { $0.status == status }
    // The first ones that were under way together, and a read now and then.
    #expect(refused > 0 && refused * 8 < run.transport.seen.sent.count)
    #expect(run.transport.snapshot == before)
    #expect(run.removed == run.wrote)
  }

  @Test func `what was refused is asked again when the CRM may be asked, a write never is`()
    async throws
  {
    let run = try await NorthgateRun(faults: ["rate-limit=20:3"])
    let turns = run.traffic.stages.values.joined()
    let postponed = turns.filter(\.isPostponed)
    #expect(!postponed.isEmpty)
    #expect(postponed.allSatisfy { $0.question.record == nil })
    for turn in postponed {
      let again = turns.filter { $0.question == turn.question && !$0.isPostponed }
      #expect(again.map(\.exchange.response?.status) != [429])
    }
    let written = turns.compactMap { turn in
      turn.question.record.map { "\(turn.question.endpoint) \($0.name)" }
    }
    #expect(Set(written).count == written.count)
  }

  @Test func `a removal that is refused for a limit is sent again, once for each wait`()
    async throws
  {
    let before = try NorthgateTransport().snapshot
    let count = Counter()
    let run = try await NorthgateRun { request in
      guard request.method == "DELETE", count.next() % 3 != 0 else { return nil }
      return .success(Response(status: 429, headers: [HeaderField("Retry-After", "2")]))
    }
    #expect(run.transport.snapshot == before)
    #expect(run.transport.count("DELETE", status: 429) == 2 * run.wrote.count)
    #expect(run.transport.count("DELETE", status: 204) == run.wrote.count)
    #expect(!run.result.findings.contains { $0.kind.code.hasSuffix("clean-up") })
  }

  @Test func `a removal that is refused each time is given up, and said`() async throws {
    let run = try await NorthgateRun { request in
      request.method == "DELETE"
        ? .success(Response(status: 429, headers: [HeaderField("Retry-After", "2")])) : nil
    }
    let codes = Set(run.result.findings.map(\.kind.code))
    #expect(codes.isSuperset(of: ["create-clean-up", "journal-clean-up", "ticket-clean-up"]))
    #expect(run.removed.isEmpty)
  }

  @Test func `records behind a write that was refused are judged`() async throws {
    let run = try await NorthgateRun(faults: ["rate-limit=20:3"])
    let refused = run.transport.count("POST", status: 429)
    #expect(refused <= 5)
    let kept = run.result.promises.filter {
      $0.code == "journal-read-back" && $0.outcome == .kept
    }
    #expect(kept.count > 15)
  }

  @Test func `a run that nobody limits waits for nothing`() async throws {
    let run = try await NorthgateRun()
    #expect(run.findings == [])
    #expect(run.result.notes.allSatisfy { !$0.text.contains("limits the rate") })
  }

  @Test func `a run is held back in the same way, one by one`() async throws {
    let run = try await NorthgateRun(concurrency: 1, faults: ["rate-limit=20:3"])
    #expect(run.removed == run.wrote)
  }

  @Test func `a log-in that is refused for a limit is tried again`() async throws {
    let count = Counter()
    let run = try await NorthgateRun("northgate-oauth2") { request in
      guard request.url.hasSuffix("/oauth/token"), count.next() == 1 else { return nil }
      return .success(Response(status: 429, headers: [HeaderField("Retry-After", "4")]))
    }
    let turns = run.traffic.stages[.signIn] ?? []
    #expect(turns.map(\.isPostponed) == [true, false])
    #expect(turns.map(\.exchange.response?.status) == [429, 200])
    #expect(run.traffic.stop == nil)
  }
}

extension NorthgateRun {
  /// Records that answers told of, and those that were shown to be gone.
  fileprivate var wrote: Set<String> { records("wrote ") }
  fileprivate var removed: Set<String> { records("removed ") }

  private func records(_ word: String) -> Set<String> {
    Set(ledger.lines.filter { $0.hasPrefix(word) }.map { String($0.dropFirst(word.count)) })
  }
}
