// SPDX-License-Identifier: Apache-2.0

import Glibc
import HTTPServers
import Synchronization
import Testing

struct LoopbackServerTests {
  @Test func `a handler sees method, target, headers in order and body as they were sent`()
    async throws
  {
    let seen = Mutex<ServerRequest?>(nil)
    try await withServer { request in
      seen.withLock { $0 = request }
      return ServerResponse(status: 204)
    } test: { (client) throws in
      let head = "POST /a%20b?q=+1&q=2 HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\n"
      _ = try client.exchange(head + "Content-Length: 3\r\n\r\n\0\u{1}z")
    }
    let request = try #require(seen.withLock { $0 })
    #expect(request.method == "POST")
    #expect(request.target == "/a%20b?q=+1&q=2")
    #expect(request.path == "/a%20b")
    #expect(request.query == "q=+1&q=2")
    #expect(request.headers.map(\.name) == ["Host", "X-A", "x-a", "Content-Length"])
    #expect(request.headers.value(of: "X-a") == "1")
    #expect(request.body == [0, 1, 0x7A])
  }

  @Test func `chunks of a body are put together`() async throws {
    try await withServer(handler: Self.echo) { (client) throws in
      let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      let answer = try client.exchange(head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
      #expect(answer.body == "POST / abcde")
    }
  }

  @Test func `a connection answers request after request`() async throws {
    try await withServer(handler: Self.echo) { (client) throws in
      for number in 0..<50 {
        let answer = try client.exchange("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answer.statusLine == "HTTP/1.1 200 OK")
        #expect(answer.body == "GET /\(number) ")
      }
    }
  }

  @Test func `a handler sees which request is the first of its connection`() async throws {
    try await withServer { request in
      ServerResponse(status: 200, body: [request.isFirstOnConnection ? 0x31 : 0x32])
    } test: { (client) throws in
      let bodies = try (0..<3).map { _ in
        try client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n").body
      }
      #expect(bodies == ["1", "2", "2"])
    }
  }

  @Test func `pipelined requests are answered in order, slow ones too`() async throws {
    try await withServer { request in
      var response = await Self.echo(request)
      if request.path == "/0" { response.delay = .milliseconds(50) }
      return response
    } test: { (client) throws in
      client.send((0..<5).map { "GET /\($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
      for number in 0..<5 { #expect(try client.answer().body == "GET /\(number) ") }
    }
  }

  @Test func `kept-alive answers do not stall`() async throws {
    try await withServer(handler: Self.echo) { (client) throws in
      let start = ContinuousClock.now
      for _ in 0..<200 { _ = try client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
      // A delayed acknowledgement costs 40 ms an answer, so 8 s.
      #expect(ContinuousClock.now - start < .seconds(5))
    }
  }

  @Test func `a response is not sent before its delay is over`() async throws {
    try await withServer { _ in
      ServerResponse(status: 200, delay: .milliseconds(60))
    } test: { (client) throws in
      let start = ContinuousClock.now
      _ = try client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(ContinuousClock.now - start >= .milliseconds(60))
    }
  }

  @Test func `a delayed response holds up no other connection`() async throws {
    let server = try await LoopbackServer.start { request in
      ServerResponse(status: 200, delay: request.path == "/slow" ? .seconds(3_600) : .zero)
    }
    let slow = try RawClient(port: server.port)
    let fast = try RawClient(port: server.port)
    slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
    for _ in 0..<10 {
      let answer = try fast.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(answer.statusLine == "HTTP/1.1 200 OK")
    }
    await server.shutdown(grace: .zero)
    #expect(try slow.isClosed())
  }

  @Test func `many connections at once are all answered`() async throws {
    let server = try await LoopbackServer.start(handler: Self.echo)
    let clients = try (0..<100).map { _ in try RawClient(port: server.port) }
    for (number, client) in clients.enumerated() {
      client.send("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n")
    }
    for (number, client) in clients.enumerated().reversed() {
      #expect(try client.answer().body == "GET /\(number) ")
    }
    await server.shutdown()
  }

  @Test func `HEAD gets the length and no body`() async throws {
    try await withServer(handler: Self.echo) { (client) throws in
      let head = try client.exchange("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: false)
      #expect(head.value(of: "Content-Length") == "8")
      let get = try client.exchange("GET /y HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(get.statusLine == "HTTP/1.1 200 OK")
      #expect(get.body == "GET /y ")
    }
  }

  @Test(arguments: [(200, "0"), (404, "0"), (204, nil), (304, nil)] as [(Int, String?)])
  func `an empty answer has a length where one may stand`(
    status: Int, length: String?
  ) async throws {
    try await withServer { _ in
      ServerResponse(status: status)
    } test: { (client) throws in
      for _ in 0..<2 {
        let answer = try client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answer.value(of: "Content-Length") == length)
        #expect(answer.value(of: "Transfer-Encoding") == nil)
      }
    }
  }

  @Test func `only loopback is bound`() async throws {
    let server = try await LoopbackServer.start(handler: Self.echo)
    #expect(server.baseURL == "http://127.0.0.1:\(server.port)")
    #expect(throws: RawClient.Failure.self) {
      _ = try RawClient(port: server.port, host: "127.0.0.2")
    }
    await server.shutdown()
  }

  @Test(arguments: [-1, 65_536, .max, .min])
  func `a port that does not exist is refused`(_ port: Int) async {
    await #expect(throws: LoopbackServerError.portOutOfRange(port)) {
      _ = try await LoopbackServer.start(port: port, handler: Self.echo)
    }
  }

  @Test func `a port in use is named`() async throws {
    let first = try await LoopbackServer.start(handler: Self.echo)
    await #expect(throws: LoopbackServerError.portInUse(first.port)) {
      _ = try await LoopbackServer.start(port: first.port, handler: Self.echo)
    }
    await first.shutdown()
  }

  static let echo: @Sendable (ServerRequest) async -> ServerResponse = { request in
    let text = "\(request.method) \(request.target) "
    return ServerResponse(status: 200, body: Array(text.utf8) + request.body)
  }
}

func withServer(
  bodyLimit: Int = 1 << 20,
  handler: @escaping @Sendable (ServerRequest) async -> ServerResponse,
  test: (RawClient) throws -> Void
) async throws {
  let server = try await LoopbackServer.start(bodyLimit: bodyLimit, handler: handler)
  do {
    try test(RawClient(port: server.port))
  } catch {
    await server.shutdown(grace: .zero)
    throw error
  }
  await server.shutdown(grace: .zero)
}

struct WithheldAnswerTests {
  @Test func `a connection can be closed without an answer, after the handler has worked`()
    async throws
  {
    let calls = Mutex(0)
    try await withServer { _ in
      calls.withLock { $0 += 1 }
      return .withheld
    } test: { (client) throws in
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try client.isClosed())
    }
    #expect(calls.withLock { $0 } == 1)
  }
}
