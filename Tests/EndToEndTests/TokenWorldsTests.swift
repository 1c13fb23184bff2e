// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

/// The credential's life in the sandbox, live and recorded: each fault is caught by its own check.
@Suite(.serialized) struct TokenWorldsTests {
  private static let contract = ProgramUnderTest.package + "/Contracts/northgate-oauth2"

  /// A fault, the exit status, and exactly the codes that are found.
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    let exit: Int32
    let codes: [String]

    init(_ fault: String, exit: Int32, _ codes: [String]) {
      (self.fault, self.exit, self.codes) = (fault, exit, codes)
    }

    var testDescription: String { fault.isEmpty ? "healthy" : fault }
    var arguments: [String] { fault.isEmpty ? [] : ["--fault", fault] }
  }

  static let rows = [
    Row("", exit: 0, []),
    // The token endpoint
    Row("token-answer=html", exit: 4, ["token-issued"]),
    Row("token-answer=not-json", exit: 4, ["token-issued"]),
    Row("token-answer=empty", exit: 4, ["token-issued"]),
    Row("token-status=500", exit: 4, ["token-issued"]),
    Row("token-parameters=json", exit: 4, ["token-issued"]),
    Row("expires-in=text", exit: 0, ["token-expires-in"]),
    Row("expires-in=negative", exit: 0, ["token-expires-in"]),
    Row("expires-in=missing", exit: 0, ["token-expires-in"]),
    Row("expires-in=wrong", exit: 0, ["token-expires-in"]),
    Row("token-lifetime=600s", exit: 4, ["token-lifetime"]),
    Row("rotate", exit: 0, ["token-rotation"]),
    Row("refresh-once", exit: 4, ["token-refresh"]),
    Row("old-token=dies", exit: 0, ["token-old"]),
    Row("clock-skew=5min", exit: 0, ["token-clock"]),
    // Rights
    Row("scope=contacts.read", exit: 4, ["auth-write"]),
    Row("write-header", exit: 4, ["auth-write"]),
    Row("granted-admin", exit: 4, ["auth-administrator"]),
    Row("agent-blind", exit: 0, ["auth-agent-view", "auth-agent-view"]),
    // Refusals
    Row("accepts-expired", exit: 0, ["token-expired"]),
    Row("accepts-revoked", exit: 0, ["token-revoked"]),
    Row("accepts-garbage", exit: 4, ["auth-refused"]),
    Row("anonymous", exit: 4, ["auth-refused"]),
    Row("anonymous=empty", exit: 4, ["auth-refused"]),
    Row("login-page", exit: 4, ["auth-refused", "auth-refused"]),
    Row("refusal-text", exit: 0, ["auth-error-text"]),
    Row("lock-out=3", exit: 0, ["auth-lock-out"]),
    Row("scheme-token", exit: 4, ["auth-accepted"]),
  ]

  @Test(arguments: rows)
  func `each fault is caught by its own check, in the sandbox and in its recording`(
    _ row: Row
  ) async throws {
    let scratch = try Scratch()
    let recording = scratch.path("recording")
    let built = try await callready(
      [
        "run", Self.contract, "--sandbox", "--record", recording, "--out", scratch.path("sandbox"),
      ] + row.arguments, in: scratch)
    let recorded = try await callready(
      ["run", Self.contract, "--replay", recording, "--out", scratch.path("recorded")],
      in: scratch)
    let results = try Results(scratch.path("sandbox"))
    let others = try Results(scratch.path("recorded"))
    #expect(built.status == .exited(row.exit), "\(built.errors)")
    #expect(results.codes.sorted() == row.codes)
    #expect(recorded.status == built.status, "\(recorded.errors)")
    #expect(others.findings == results.findings)
    #expect(others.promises == results.promises)
    #expect(others.verdict == results.verdict)
  }

  /// A file of a healthy recording, what is changed in it, and the code that is found then.
  static let mutants: [(String, String, String, String)] = [
    ("token", #"\"expires_in\":3600"#, #"\"expires_in\":60"#, "token-lifetime"),
    ("token", #"\"expires_in\":3600"#, #"\"expires_in\":\"3600\""#, "token-expires-in"),
    ("token", #"\"token_type\":\"Bearer\""#, #"\"token_type\":\"mac\""#, "token-shape"),
    ("token", #""status": 400"#, #""status": 500"#, "token-bad-grant"),
    ("authentication", #""status": 401"#, #""status": 200"#, "auth-refused"),
    ("authentication", "invalid_token", "no such token", "auth-error-text"),
    ("authentication", #""status": 403"#, #""status": 200"#, "auth-least-privilege"),
    ("authentication", #""status": 422"#, #""status": 403"#, "auth-write"),
    (
      "authentication", #"\"role\":\"integration\""#, #"\"role\":\"administrator\""#,
      "auth-administrator"
    ),
  ]

  @Test func `mutants of a healthy recording change what is found, and no token is written`()
    async throws
  {
    let scratch = try Scratch()
    let (recording, out) = (scratch.path("recording"), scratch.path("out"))
    let healthy = try await callready(
      ["run", Self.contract, "--sandbox", "--record", recording, "--out", out], in: scratch)
    #expect(healthy.status == .exited(0), "\(healthy.errors)")
    // The sandbox's tokens begin so.
    for text in Files.all(below: scratch.folder).compactMap(Files.text) + [healthy.output] {
      #expect(!text.contains("nga_") && !text.contains("ngr_"))
    }
    for (file, old, new, code) in Self.mutants {
      let path = "\(recording)/\(file).har"
      let text = try #require(Files.text(path))
      #expect(text.contains(old), "\(file): \(old)")
      try Files.write(text.replacing(old, with: new), path)
      _ = try await callready(
        ["run", Self.contract, "--replay", recording, "--out", out], in: scratch)
      #expect(try Results(out).codes.contains(code), "\(code)")
      try Files.write(text, path)
    }
  }

  @Test func `a token that is renewed on the way is written nowhere, and a replay renews it too`()
    async throws
  {
    let scratch = try Scratch()
    let recording = scratch.path("recording")
    let built = try await callready(
      [
        "run", Self.contract, "--sandbox", "--fault", "token-lifetime=45s", "--fault",
        "rate-limit=12:60", "--record", recording, "--out", scratch.path("sandbox"),
      ], in: scratch)
    let recorded = try await callready(
      ["run", Self.contract, "--replay", recording, "--out", scratch.path("recorded")],
      in: scratch)
    for text in Files.all(below: scratch.folder).compactMap(Files.text)
      + [built.output, built.errors, recorded.output, recorded.errors]
    {
      #expect(!text.contains("nga_") && !text.contains("ngr_"))
    }
    let results = try Results(scratch.path("sandbox"))
    let others = try Results(scratch.path("recorded"))
    let renewals = (results.json["exchanges"]?.elements ?? []).filter {
      $0["purpose"]?.string == "renew the token"
    }
    #expect(renewals.count > 2)
    #expect(recorded.status == built.status, "\(recorded.errors)")
    #expect(others.findings == results.findings)
    #expect(others.promises == results.promises)
  }

  @Test func `without a token, a client or a log-in the run says how to get one, and asks nobody`()
    async throws
  {
    let scratch = try Scratch()
    let ending = try await callready(
      ["run", Self.contract, "--out", scratch.path("out")], in: scratch,
      environment: [
        "NORTHGATE_CLIENT_SECRET": "some-secret-0123", "NORTHGATE_EXPIRED_TOKEN": "some-token-0123",
        "NORTHGATE_AGENT_REFRESH_TOKEN": "some-agent-0123",
        "CALLREADY_STATE_HOME": scratch.path("state"),
      ])
    #expect(ending.status == .exited(3))
    #expect(ending.errors.contains("callready login \(Self.contract) --env sandbox"))
    #expect(ending.errors.contains("refresh_token (env NORTHGATE_REFRESH_TOKEN)"))
  }

  @Test func `a dead port is a failure to ask, and one finding`() async throws {
    let scratch = try Scratch()
    let ending = try await callready(
      [
        "run", Self.contract, "--set", "base_url=http://127.0.0.1:1/v1", "--out",
        scratch.path("out"),
      ], in: scratch,
      environment: [
        "NORTHGATE_CLIENT_SECRET": "some-secret-0123", "NORTHGATE_EXPIRED_TOKEN": "some-token-0123",
        "NORTHGATE_AGENT_REFRESH_TOKEN": "some-agent-0123",
        "NORTHGATE_REFRESH_TOKEN": "some-refresh-0123",
        "CALLREADY_STATE_HOME": scratch.path("state"),
      ])
    #expect(ending.status == .exited(3), "\(ending.errors)")
    #expect(try Results(scratch.path("out")).codes == ["network-connection"])
  }

  @Test func `the plan says what will be refused, and asks nobody`() async throws {
    let scratch = try Scratch()
    let ending = try await callready(["plan", Self.contract], in: scratch)
    #expect(ending.status == .exited(0))
    #expect(ending.output.contains("## credential: "))
    #expect(ending.output.contains("to be refused, last and one by one"))
    #expect(ending.output.contains("# no credential, must be refused (1 s after the one before)"))
  }
}
