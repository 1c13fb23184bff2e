// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// What later runs make of stored tokens.
@Suite struct StoredTokenTests {
  @Test func `a lookup refreshes, stores the successor and asks with it`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    _ = try await bench.logIn()
    for number in 2...3 {
      let ending = try await bench.run(["lookup", "+971500000000"])
      #expect(ending.status == .exited(0), "\(ending.output)\(ending.errors)")
      #expect(ending.output.contains("c1"))
      let text = try #require(Files.text(bench.store))
      #expect(text.contains(TokenServer.refreshPrefix + "\(number)"))
      #expect(!text.contains("refreshing-since"))
    }
  }

  @Test func `processes at once take turns, and no refresh token is used twice`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    _ = try await bench.logIn()
    let processes = try (0..<4).map { _ in try bench.start(["lookup", "+971500000000"]) }
    for process in processes { #expect(try await process.ending().status == .exited(0)) }
    let bodies = server.with { $0.bodies }.compactMap { TokenServer.form($0)["refresh_token"] }
    #expect(bodies.count == 4)
    #expect(Set(bodies).count == 4)
  }

  @Test func `a refresh that was killed is named, with what to type`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    _ = try await bench.logIn()
    server.with { $0.fault = { $0.waitForEnd() } }
    let process = try bench.start(["lookup", "+971500000000"])
    let end = ContinuousClock.now.advanced(by: .seconds(30))
    while server.with({ $0.bodies.count }) < 2 {
      try #require(ContinuousClock.now < end, "nobody refreshed: \(process.errors)")
      try await Task.sleep(for: .milliseconds(5))
    }
    process.send(SIGKILL)
    #expect(try await process.ending().status == .signalled(SIGKILL))
    #expect(Files.text(bench.store)?.contains(TokenServer.refreshPrefix + "1") == true)
    // The CRM had rotated: what is stored is good no more.
    server.with {
      $0.fault = nil
      $0.goodRefresh = "somewhere else"
    }
    let status = try await bench.run(["login", "--status"])
    #expect(status.output.contains("note: a refresh was begun at"))
    let next = try await bench.run(["lookup", "+971500000000"])
    #expect(next.status == .exited(3))
    #expect(next.errors.contains("the new one is lost"), "\(next.errors)")
    #expect(next.errors.contains("callready login \(bench.contract) --env test"))
  }

  @Test func `tokens are not sent to another host of the same contract`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    _ = try await bench.logIn()
    let other = try TokenServer()
    let ending = try await callready(
      ["lookup", bench.contract, "+971500000000", "--set", "base_url=\(other.url)"],
      in: bench.scratch, environment: bench.environment)
    #expect(ending.status == .exited(3))
    #expect(ending.errors.contains("they are not sent there"))
    #expect(other.with { $0.bodies }.isEmpty)
  }

  @Test func `tokens stand in the store and in no other byte that is written`() async throws {
    let server = try TokenServer()
    let bench = try LoginBench(server.url)
    let out = bench.scratch.path("out")
    _ = try await bench.logIn()
    _ = try await bench.logIn(visiting: { $0.replacing(#/code=[^&]*/#, with: "code=wr0ng-code") })
    _ = try await bench.run(["lookup", "+971500000000"])
    _ = try await bench.run(["run", "--out", out, "--record", bench.scratch.path("recording")])
    _ = try await bench.run(["login", "--status"])
    _ = try await bench.run(
      ["login", "--rotate", "--old", "env OLD"], environment: ["OLD": "old-5ecret-77"])
    _ = try await bench.run(["login", "--forget"])
    #expect(server.with { $0.issued } >= 3)
    var looked = 0
    for path in Files.all(below: bench.scratch.folder) where path != bench.store {
      let bytes = try #require(Files.bytes(path))
      looked += 1
      for secret in ["aT~9f8E7d6C5b4A", "rT~1a2B3c4D5e6F", "s3cr-ClientSecret-4711", "wr0ng-code"] {
        #expect(SecretHunt(secret: secret).trace(in: bytes) == nil, "\(path)")
      }
    }
    #expect(looked >= 20, "\(looked)")
  }
}
