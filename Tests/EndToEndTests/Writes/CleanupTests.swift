// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// What a run writes goes away again, however the run ends.
@Suite struct CleanupTests {
  private static let contract = "\(Northgate.contract)-writes"

  /// How often a run is killed; a hundred times takes minutes, so it is asked for by a variable.
  private static let kills: Int = {
    let wanted = getenv("CALLREADY_KILLS").map { String(cString: $0) }
    return wanted.flatMap { Int($0) } ?? 6
  }()

  @Test func `a run leaves the CRM as it was`() async throws {
    let scratch = try Scratch()
    let crm = try await WritableCRM(in: scratch)
    let before = try crm.snapshot()
    let run = try await callready(
      crm.run(Self.contract, "out"), in: scratch, environment: Northgate.key)
    #expect(run.status == .exited(0), "\(run.output) \(run.errors)")
    #expect(try crm.snapshot() == before)
    let list = try #require(Files.text(scratch.path("out/writes.jsonl")))
    #expect(list.contains(#""event":"wrote""#) && list.contains(#""event":"removed""#))
  }

  @Test func `a run that is interrupted cleans up`() async throws {
    let scratch = try Scratch()
    let crm = try await WritableCRM(in: scratch)
    let before = try crm.snapshot()
    let run = try ToolProcess(
      crm.run(Self.contract, "out"), in: scratch, environment: Northgate.key)
    try await crm.waitForWrites(3, in: scratch.path("out"))
    run.send(SIGINT)
    let ending = try await run.ending(within: .seconds(20))
    #expect(ending.output.split(separator: "\n").last?.hasPrefix("verdict: ") == true)
    #expect(try crm.snapshot() == before)
  }

  @Test func `a run that is killed at any moment is cleaned up behind`() async throws {
    let scratch = try Scratch()
    let crm = try await WritableCRM(in: scratch)
    let before = try crm.snapshot()
    for number in 0..<Self.kills {
      let out = "killed-\(number)"
      let run = try ToolProcess(
        crm.run(Self.contract, out), in: scratch, environment: Northgate.key)
      // Spread over the whole of the writes and their removal.
      try await crm.waitForWrites(1 + number * 149 / max(1, Self.kills - 1), in: scratch.path(out))
      run.send(SIGKILL)
      _ = try await run.ending(within: .seconds(10))
      let cleanup = try await callready(
        ["cleanup", scratch.path(out)], in: scratch, environment: Northgate.key)
      #expect(cleanup.status == .exited(0), "\(number): \(cleanup.output) \(cleanup.errors)")
      #expect(try crm.snapshot() == before, "\(number): \(cleanup.output)")
    }
  }

  @Test func `what cannot be removed is said`() async throws {
    let scratch = try Scratch()
    let crm = try await WritableCRM(in: scratch, faults: ["no-delete=calls"])
    let run = try ToolProcess(
      crm.run(Self.contract, "out"), in: scratch, environment: Northgate.key)
    try await crm.waitForWrites(60, in: scratch.path("out"))
    run.send(SIGKILL)
    _ = try await run.ending(within: .seconds(10))
    let cleanup = try await callready(
      ["cleanup", scratch.path("out")], in: scratch, environment: Northgate.key)
    #expect(cleanup.status == .exited(3))
    #expect(cleanup.output.contains("still there: call-journal"), "\(cleanup.output)")
    #expect(cleanup.output.contains("the CRM answered 403"))
  }

  @Test(arguments: [
    ("", "cannot read"), ("nothing\n", "this is no list of written records"),
    (#"{"version":1}"# + "\n", "this is no list of written records"),
  ])
  func `a list that cannot be read is refused`(_ text: String, _ message: String) async throws {
    let scratch = try Scratch()
    if !text.isEmpty { try Files.write(text, scratch.path("writes.jsonl")) }
    let cleanup = try await callready(["cleanup", scratch.path], in: scratch)
    #expect(cleanup.status == .exited(2))
    #expect(cleanup.errors.contains(message), "\(cleanup.errors)")
  }
}

/// A sandbox that a run writes to, and what it holds.
private struct WritableCRM {
  let sandbox: ToolProcess
  let address: String
  private let scratch: Scratch

  init(in scratch: Scratch, faults: [String] = []) async throws {
    self.scratch = scratch
    let words = faults.flatMap { ["--fault", $0] }
    sandbox = try ToolProcess(["sandbox", "--port", "0"] + words, in: scratch)
    address = try await sandbox.line(after: "listening on ")
  }

  func run(_ contract: String, _ out: String) -> [String] {
    ["run", contract, "--set", "base_url=\(address)/v1", "--out", scratch.path(out)]
  }

  /// The ids of everything in the CRM.
  func snapshot() throws -> String {
    try WebBrowser().open("\(address)/_sandbox/snapshot").body
  }

  /// Waits until the run's list has so many lines, or the run is over.
  func waitForWrites(_ count: Int, in folder: String) async throws {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: .seconds(20))
    while clock.now < end {
      let lines = Files.text(folder + "/writes.jsonl")?.split(separator: "\n").count ?? 0
      if lines > count || Files.exists(folder + "/results.json") { return }
      try await Task.sleep(for: .milliseconds(1))
    }
  }
}
