// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues
import Testing

/// `Contracts/django-helpdesk` against the real OAuth2 provider: each finding is true.
///
/// Skipped unless `CALLREADY_HELPDESK` names its address, and `CALLREADY_HELPDESK_THROTTLED` that of one
/// that was started with `RATE_USER=12/min`; tokens of both should live for 30 s to a minute, shorter than the
/// wait behind that limit.
@Suite(.serialized) struct HelpdeskRunTests {
  private static let throttled = getenv("CALLREADY_HELPDESK_THROTTLED").map {
    String(cString: $0)
  }

  /// What is true of it: its tokens end before a PBX renews them, refresh tokens rotate, and the
  /// contract knows no caller.
  private static let truths: Set<String> = ["token-lifetime", "token-rotates", "lookup-coverage"]

  /// A refresh token of ann, as the password grant gives it.
  private func refreshToken(at address: String) throws -> String {
    let answer = try WebBrowser().open(
      address + "/o/token/",
      form: [
        ("grant_type", "password"), ("username", "ann"), ("password", "hd-ann-dummy-1"),
        ("scope", "read write tickets"), ("client_id", "password-app"),
        ("client_secret", "password-app-secret-dummy"),
      ])
    let token = answer.body.firstMatch(of: #/"refresh_token": "([^"]+)"/#)?.1
    return String(try #require(token, "\(answer.body)"))
  }

  private func run(at address: String, _ environment: String) async throws -> Results {
    let scratch = try Scratch()
    let ending = try await ToolProcess(
      [
        "run", ProgramUnderTest.package + "/Contracts/django-helpdesk", "--env", environment,
        "--set", "base_url=\(address)", "--out", scratch.path("out"), "--quiet",
      ], in: scratch,
      environment: [
        "CALLREADY_STATE_HOME": scratch.path("state"),
        "HELPDESK_CLIENT_SECRET": "password-app-secret-dummy",
        "HELPDESK_REFRESH_TOKEN": try refreshToken(at: address),
      ]
    ).ending(within: .seconds(400))
    #expect(ending.status == .exited(4), "\(ending.output)\(ending.errors)")
    return try Results(scratch.path("out"))
  }

  private func promise(_ code: String, in results: Results) -> String? {
    results.promises.first { $0.hasPrefix(code + " | ") }
  }

  @Test(.enabled(if: Helpdesk.address != nil))
  func `its tokens end, are revoked, and what it forbids is shown`() async throws {
    let results = try await run(at: try #require(Helpdesk.address), "local")
    #expect(Set(results.codes) == Self.truths)
    for code in ["token-expired", "token-revoked", "auth-refused", "auth-write"] {
      #expect(promise(code, in: results)?.contains("| kept |") == true, "\(code)")
    }
    #expect(results.promises.contains("auth-least-privilege | token | administer users | kept | -"))
  }

  @Test(.enabled(if: Helpdesk.address != nil))
  func `two refreshes at once kill the log-in, and nothing else is said of it`() async throws {
    let results = try await run(at: try #require(Helpdesk.address), "race")
    #expect(Set(results.codes) == Self.truths)
    // SQLite may refuse one of two writers with a 500: then nothing is shown.
    let outcome = try #require(promise("token-at-once", in: results))
    #expect(outcome.contains("| kept |") || outcome.contains("| not-proven |"))
    #expect(promise("token-expired", in: results)?.contains("| kept |") == true)
  }

  @Test(.enabled(if: throttled != nil))
  func `throttled, the run waits as told, and finds the same`() async throws {
    let results = try await run(at: try #require(Self.throttled), "local")
    #expect(Set(results.codes) == Self.truths)
    #expect(promise("auth-lock-out", in: results)?.contains("| kept |") == true)
    let faults = (results.json["resilience"]?.elements ?? []).filter { $0["answer"] != nil }
    #expect(faults.contains { $0["fault"]?.string == "limit-with-wait" })
  }
}
