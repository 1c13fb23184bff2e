// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXEmulation
import Readiness
import Testing
import Transports

@testable import Execution

/// A run that is longer than its token's life, since it waits behind a limit.
struct RenewalTests {
  /// Tokens of 45 s, with a limit of a dozen requests a minute or without.
  private func run(
    limited: Bool, faults: [String] = [], _ changes: [(String, String)] = [],
    adding files: [String: String] = [:]
  ) async throws -> NorthgateRun {
    try await NorthgateRun(
      "northgate-oauth2",
      faults: ["token-lifetime=45s"] + (limited ? ["rate-limit=12:60"] : []) + faults,
      changes: [("lifetime: 1 h", "lifetime: 45 s")] + changes, adding: files)
  }

  private func codes(_ run: NorthgateRun) -> Set<String> {
    Set(run.result.findings.map(\.kind.code))
  }

  /// What became of each promise about the credential.
  private func credential(_ run: NorthgateRun) -> [String] {
    run.result.promises.filter { $0.code.hasPrefix("token-") || $0.code.hasPrefix("auth-") }
      .filter { $0.endpoint == "token" }.map { "\($0.code) \($0.scenario): \($0.outcome)" }
  }

  /// Every turn that renewed a token, by the name of its question.
  private func renewals(_ run: NorthgateRun) -> [String] {
    run.traffic.stages.values.joined().filter { $0.course == .renewed }.map(\.question.name)
  }

  @Test(arguments: [false, true])
  func `behind a limit that outlives the token the same is found`(_ rotates: Bool) async throws {
    let (faults, changes) =
      rotates ? (["rotate"], [("rotates: false", "rotates: true")]) : ([], [])
    let free = try await run(limited: false, faults: faults, changes)
    let limited = try await run(limited: true, faults: faults, changes)
    #expect(renewals(free) == [])
    #expect(Set(renewals(limited)) == [Renewal.question, "agent: log in"])
    // That is the limit's own finding.
    #expect(codes(limited).subtracting(["answer-reliable"]) == codes(free))
    // What must be refused is asked once: behind the limit it may stay open.
    let changed = zip(credential(limited), credential(free)).filter { $0 != $1 }
    #expect(changed.allSatisfy { $0.0.hasPrefix("token-revoked : notProven") })
  }

  @Test func `requests that were made before the renewal get the new token`() async throws {
    let run = try await run(limited: true)
    let turns = run.traffic.stages[.lifecycle] ?? []
    let place = try #require(turns.firstIndex { $0.course == .renewed })
    #expect(turns[place - 1].isPostponed)
    #expect(turns[place + 1].question.name == turns[place - 1].question.name)
    let carried = turns[place - 1...place + 1].map { $0.exchange.request.header("Authorization") }
    #expect(carried[0] != carried[2])
  }

  @Test func `a renewal that is refused is not tried again`() async throws {
    let count = Counter()
    let run = try await NorthgateRun(
      "northgate-oauth2", faults: ["token-lifetime=45s", "rate-limit=12:60"],
      changes: [("lifetime: 1 h", "lifetime: 45 s")]
    ) { request in
      guard request.url.hasSuffix("/oauth/token"), count.next() > 1 else { return nil }
      return .success(Response(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8)))
    }
    #expect(renewals(run) == [Renewal.question])
  }

  @Test func `what the PBX asks behind a refresh is asked and judged`() async throws {
    let followUp = """
      endpoint: follow-up
      requests:
        about myself:
          after: refresh
          request: |
            GET /account
            Authorization: Bearer {{.AccessToken}}
          mapping: { owner: data.default_owner.id }
          response: { status: 200 }
      """
    let run = try await NorthgateRun("northgate-oauth2", adding: ["follow-up.yaml": followUp])
    let turns = run.traffic.stages[.refreshFollowUp] ?? []
    #expect(turns.map(\.question.name) == [Renewal.question, "about myself"])
    let judged = run.result.promises.filter { $0.endpoint == "follow-up" }
    #expect(!judged.isEmpty && judged.allSatisfy { $0.outcome == .kept })
  }
}
