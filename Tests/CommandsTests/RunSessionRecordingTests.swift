// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Diagnostics
import Glibc
import Readiness
import Recordings
import Testing
import Transports

@testable import Commands

@Suite struct RunSessionRecordingTests {
  private static let answer = """
    {"data":[{"id":"c1","name":"Aisha Rahman","phone":"+971500000000","email":"a@zephyr.example",\
    "owner":{"name":"Quentin Zabriskie"}}]}
    """

  /// Runs, records, and hands over the folder.
  private func recording(
    _ session: RunSession, _ body: (Recording, String) async throws -> Void
  ) async throws {
    var template = Array("/tmp/callready-commands-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      unlink(folder + "/contact-search.har")
      rmdir(folder)
    }
    let outcome = try await session.run(try session.plan(), within: SendLimits(), quiet: true)
    try session.record(outcome, to: folder)
    try await body(try Recording.read(folder: folder), folder)
  }

  @Test(arguments: [
    ("https://crm.example/v1", true), ("http://10.0.0.7:8080", true),
    ("http://127.0.0.1.crm.example", true), ("http://127.0.0.1:8080/v1", false),
    ("http://localhost:8080", false), ("http://[::1]:8080", false),
  ])
  func `people are masked unless the CRM is on loopback`(_ base: String, _ masks: Bool) async throws
  {
    let session = try SampleContract.session(base: base, answer: Self.answer)
    try await recording(session) { recording, _ in
      #expect(recording.header?.masksPersonalData == masks)
      let entry = try #require(recording.endpoints.first?.entries.first)
      let body = String(decoding: try #require(entry.exchange.response).body, as: UTF8.self)
      #expect(body.contains("Zabriskie") == !masks)
      #expect(body.contains("zephyr.example") == !masks)
      #expect(body.contains("Aisha Rahman"), "the contract declares her")
      #expect(entry.exchange.request.url.hasPrefix(base))
    }
  }

  @Test(arguments: ["https://crm.example/v1", "http://127.0.0.1:8080/v1"])
  func `what was recorded replays with the same findings and no secret`(
    _ base: String
  ) async throws {
    let session = try SampleContract.session(base: base, answer: Self.answer)
    let live = try await session.run(try session.plan(), within: SendLimits(), quiet: true).result
    try await recording(session) { _, folder in
      let replayed = try await replay(folder)
      #expect(replayed.findings.map(\.fingerprint) == live.findings.map(\.fingerprint))
      #expect(replayed.promises == live.promises)
      #expect(replayed.world == .recorded)
      #expect(replayed.environment == "test")
      #expect(replayed.notes.isEmpty == base.hasPrefix("http://"))
    }
  }

  @Test func `two secrets of one value can be replayed`() async throws {
    let session = try SampleContract.session(
      base: "http://127.0.0.1:8080", answer: Self.answer,
      secrets: ["key": "kR7wZq2T", "spare": "kR7wZq2T"])
    try await recording(session) { _, folder in
      let replayed = try await replay(folder)
      #expect(!replayed.findings.contains { $0.kind.code == "recording-missing" })
      #expect(replayed.findings.allSatisfy { !$0.isFailureToAsk })
    }
  }

  private func replay(_ folder: String) async throws -> RunResult {
    let options = try WorldOptions.parse(["--replay", folder])
    let contract = try SampleContract.read()
    let world = try await options.prepare(contract, try ContractOptions.parse(["sample"]))
    let session = RunSession(contract: contract, world: world)
    return try await session.run(try session.plan(), within: SendLimits(), quiet: true).result
  }
}
