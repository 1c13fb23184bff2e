// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// The credential's life live, over HTTP and by real waiting, beside the sandbox and its recording.
///
/// The tokens live for 12 s, so that each row takes a quarter of a minute.
@Suite(.serialized) struct TokenLiveWorldTests {
  private static let lifetime = ["--fault", "token-lifetime=12s"]

  /// The example contract with tokens that end soon.
  private func contract(in scratch: Scratch) throws -> String {
    let source = ProgramUnderTest.package + "/Contracts/northgate-oauth2/"
    let folder = scratch.path("contract")
    mkdir(folder, 0o700)
    for name in ["contract.yaml", "contact-search.yaml", "token.yaml"] {
      let text = try #require(Files.text(source + name))
      try Files.write(
        text.replacing("every: 25 min", with: "every: 3 s")
          .replacing("lifetime: 1 h", with: "lifetime: 12 s"), folder + "/" + name)
    }
    return folder
  }

  private func live(
    _ contract: String, _ faults: [String], in scratch: Scratch
  ) async throws -> Results {
    let sandbox = try ToolProcess(["sandbox", "--port", "0"] + faults, in: scratch)
    defer { sandbox.send(SIGTERM) }
    let port = try await sandbox.line(after: "listening on http://127.0.0.1:")
    let ending = try await callready(
      [
        "run", contract, "--set", "base_url=http://127.0.0.1:\(port)", "--set", "client_id=pbx",
        "--out", scratch.path("live"), "--record", scratch.path("recording"), "--quiet",
      ], in: scratch,
      environment: [
        "CALLREADY_STATE_HOME": scratch.path("state"),
        "NORTHGATE_CLIENT_SECRET": try await sandbox.line(after: "client secret: "),
        "NORTHGATE_REFRESH_TOKEN": try await sandbox.line(after: "refresh token: "),
        "NORTHGATE_AGENT_REFRESH_TOKEN": try await sandbox.line(
          after: "refresh token of the agent: "),
        "NORTHGATE_EXPIRED_TOKEN": try await sandbox.line(after: "expired token: "),
      ])
    #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
    return try Results(scratch.path("live"))
  }

  @Test(arguments: [[], ["accepts-expired", "accepts-revoked"]])
  func `live, sandbox and recording agree about the end of a token`(_ faults: [String])
    async throws
  {
    let scratch = try Scratch()
    let contract = try contract(in: scratch)
    let words = faults.flatMap { ["--fault", $0] } + Self.lifetime
    let live = try await live(contract, words, in: scratch)
    _ = try await callready(
      ["run", contract, "--sandbox", "--out", scratch.path("sandbox")] + words, in: scratch)
    _ = try await callready(
      ["run", contract, "--replay", scratch.path("recording"), "--out", scratch.path("recorded")],
      in: scratch)
    let sandbox = try Results(scratch.path("sandbox"))
    let recorded = try Results(scratch.path("recorded"))
    #expect(
      live.codes.sorted() == (faults.isEmpty ? [] : ["token-expired", "token-revoked"]))
    for others in [sandbox, recorded] {
      #expect(others.findings == live.findings)
      #expect(others.promises == live.promises)
      #expect(others.verdict == live.verdict)
    }
    #expect(
      live.promises.contains { $0.hasPrefix("token-expired |") && !$0.contains("not-proven") })
  }
}
