// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Testing

struct ServerShutdownTests {
  @Test func `a running request is answered, an idle connection closed, a new one refused`()
    async throws
  {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try await LoopbackServer.start { request in
      if request.path == "/busy" { arrival.yield() }
      let delay: Duration = request.path == "/busy" ? .milliseconds(100) : .zero
      return ServerResponse(status: 200, body: Array("shut down".utf8), delay: delay)
    }
    let idle = try RawClient(port: server.port)
    let busy = try RawClient(port: server.port)
    _ = try idle.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    busy.send("GET /busy HTTP/1.1\r\nHost: x\r\n\r\n")
    for await _ in arrivals { break }
    await server.shutdown(grace: .seconds(20))
    #expect(try busy.answer().body == "shut down")
    #expect(try busy.isClosed())
    #expect(try idle.isClosed())
    #expect(Self.answer(at: server.port) != "shut down")
  }

  /// What is answered at a port, where another test may have a server by now; nil if nobody is there.
  private static func answer(at port: Int) -> String? {
    guard let client = try? RawClient(port: port) else { return nil }
    return try? client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n").body
  }

  @Test(arguments: [Duration.seconds(3_600), .seconds(Int64.max), .nanoseconds(Int64.max)])
  func `a request that outlives the grace is cut, however long it would take`(
    _ delay: Duration
  ) async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try await LoopbackServer.start { _ in
      arrival.yield()
      return ServerResponse(status: 200, delay: delay)
    }
    let client = try RawClient(port: server.port)
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    for await _ in arrivals { break }
    await server.shutdown(grace: .milliseconds(20))
    #expect(try client.isClosed())
  }

  @Test func `a second shutdown returns at once`() async throws {
    let server = try await LoopbackServer.start { _ in
      ServerResponse(status: 200, body: Array("twice shut down".utf8))
    }
    await server.shutdown()
    await server.shutdown()
    #expect(Self.answer(at: server.port) != "twice shut down")
  }
}
