// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@Suite struct SignalTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func `a sandbox that is told to end does so in order`(_ number: Int32) async throws {
    let scratch = try Scratch()
    let sandbox = try ToolProcess(["sandbox"], in: scratch)
    _ = try await sandbox.line(after: "listening on ")
    sandbox.send(number)
    let ending = try await sandbox.ending(within: .seconds(10))
    #expect(ending.status == .exited(0))
    #expect(ending.errors.isEmpty)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a run that is interrupted ends at once, by the signal`(_ number: Int32) async throws {
    let scratch = try Scratch()
    // It takes the request and never answers.
    let server = try LoopbackCRM { connection in
      _ = connection.request()
      connection.waitForEnd()
    }
    let run = try ToolProcess(
      Northgate.live(server.url, out: scratch.path("out")), in: scratch,
      environment: Northgate.key)
    for _ in 0..<5_000 where server.requests.isEmpty {
      try await Task.sleep(for: .milliseconds(2))
    }
    #expect(server.requests.count == 1)
    run.send(number)
    let ending = try await run.ending(within: .seconds(5))
    #expect(ending.status == .signalled(number))
    #expect(Files.all(below: scratch.path("out")).isEmpty)
  }

  @Test(arguments: [["run", Northgate.contract, "--sandbox"], ["schema"], ["explain"]])
  func `a reader that went away does not crash the program`(_ arguments: [String]) async throws {
    let scratch = try Scratch()
    let isRun = arguments[0] == "run"
    let process = try ToolProcess(
      arguments + (isRun ? ["--out", scratch.path("out")] : []), in: scratch, output: .closedPipe)
    #expect(try await process.ending().status == .exited(0))
    if isRun { #expect(try Results(scratch.path("out")).verdict == "ready") }
  }
}
