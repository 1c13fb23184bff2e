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
  func `a run that is interrupted stops asking and reports`(_ number: Int32) async throws {
    let scratch = try Scratch()
    let server = try LoopbackCRM(try #require(Misbehaviour.drips.script))
    let run = try await asking(server, in: scratch)
    run.send(number)
    let ending = try await run.ending(within: .seconds(5))
    #expect(ending.status == .exited(3))
    #expect(server.requests.count == 1)
    let lastLine = ending.output.split(separator: "\n").last ?? ""
    #expect(lastLine.hasPrefix("verdict: not proven"), "\(ending.output)")
    let results = try Results(scratch.path("out"))
    #expect(results.verdict == "not-proven")
    #expect(results.codes == ["run-stopped"])
    #expect(Files.exists(scratch.path("out/report.html")))
  }

  @Test func `a run that is interrupted later still judges what was answered`() async throws {
    let scratch = try Scratch()
    // The first lookup, of three contact types, is answered, the others never are.
    let log = RequestLog()
    let server = try LoopbackCRM { connection in
      while let request = connection.request() {
        log.append(request)
        guard log.requests.count <= 3 else { return connection.waitForEnd() }
        let body = #"{"data":[]}"#
        connection.write(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n" + body)
      }
    }
    let run = try await asking(server, in: scratch, requests: 4)
    run.send(SIGINT)
    let ending = try await run.ending(within: .seconds(5))
    let results = try Results(scratch.path("out"))
    #expect(results.codes.first == "run-stopped")
    #expect(results.codes.count > 1)
    #expect(ending.status == .exited(4))
  }

  @Test(arguments: [["schema"], ["run", Northgate.contract, "--sandbox", "--quiet"]])
  func `a full device is no success`(_ arguments: [String]) async throws {
    let scratch = try Scratch()
    var spawning = Spawning()
    defer { spawning.free() }
    spawning.write(1, to: "/dev/full")
    spawning.write(2, to: scratch.path("errors"))
    spawning.closeTheRest()
    let words = try [ProgramUnderTest.path] + arguments
    let started = spawning.start(words, in: scratch.path, ["HOME": scratch.path])
    let process = try #require(started)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 { try await Task.sleep(for: .milliseconds(2)) }
    #expect(status == 3 << 8)
    let errors = Files.text(scratch.path("errors")) ?? ""
    #expect(errors.hasPrefix("error: standard output cannot be written: no space left on device"))
  }

  /// A run that has asked a number of questions.
  private func asking(
    _ server: LoopbackCRM, in scratch: Scratch, requests: Int = 1
  ) async throws -> ToolProcess {
    let run = try ToolProcess(
      Northgate.live(server.url, out: scratch.path("out")), in: scratch,
      environment: Northgate.key)
    for _ in 0..<5_000 where server.requests.count < requests {
      try await Task.sleep(for: .milliseconds(2))
    }
    try #require(server.requests.count >= requests)
    return run
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
