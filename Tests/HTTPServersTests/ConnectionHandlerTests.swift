// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Testing

struct ConnectionHandlerTests {
  @Test(arguments: [
    "hello\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", "GET /\r\n\r\n",
    "GET / HTTP/1.1\r\nHost x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA b: 1\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 100_000))\r\n\r\n",
    "\0\0\0\0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])
  func `what is no request is answered with 400 and the connection closed`(
    _ text: String
  ) async throws {
    try await withServer(handler: LoopbackServerTests.echo) { (client) throws in
      let answer = try client.exchange(text)
      #expect(answer.statusLine.hasSuffix("400 Bad Request"))
      #expect(answer.value(of: "Connection") == "close")
      #expect(try client.isClosed())
    }
  }

  @Test func `a fault behind a good request does not spoil its answer`() async throws {
    try await withServer(handler: LoopbackServerTests.echo) { (client) throws in
      client.send("GET /good HTTP/1.1\r\nHost: x\r\n\r\nrubbish\r\n\r\n")
      #expect(try client.answer().body == "GET /good ")
      #expect(try client.answer().statusLine == "HTTP/1.1 400 Bad Request")
      #expect(try client.isClosed())
    }
  }

  @Test(arguments: [(9, 200), (10, 200), (11, 413), (500_000, 413)])
  func `a body over the limit is answered with 413`(count: Int, status: Int) async throws {
    try await withServer(bodyLimit: 10, handler: LoopbackServerTests.echo) { (client) throws in
      let body = String(repeating: "a", count: count)
      let head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(count)\r\n\r\n"
      let answer = try client.exchange(head + body)
      #expect(answer.statusLine.contains(" \(status) "))
      #expect(answer.value(of: "Connection") == (status == 413 ? "close" : nil))
    }
  }

  @Test func `a client that waits for 100 Continue gets it`() async throws {
    try await withServer(handler: LoopbackServerTests.echo) { (client) throws in
      let head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
      #expect(try client.exchange(head).statusLine == "HTTP/1.1 100 Continue")
      #expect(try client.exchange("ab").body == "POST / ab")
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "close", true),
    ("GET / HTTP/1.0\r\n\r\n", "close", true),
    ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "keep-alive", false),
    ("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "close", true),
    ("CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", "close", true),
  ])
  func `the connection stays or goes as the client asks`(
    request: String, connection: String, isClosed: Bool
  ) async throws {
    try await withServer(handler: LoopbackServerTests.echo) { (client) throws in
      let answer = try client.exchange(request)
      #expect(answer.statusLine.contains(" 200 "))
      #expect(answer.value(of: "Connection") == connection)
      if isClosed {
        #expect(try client.isClosed())
      } else {
        #expect(try client.exchange(request).statusLine.contains(" 200 "))
      }
    }
  }

  @Test func `a client that has stopped talking still gets its answer`() async throws {
    try await withServer { _ in
      ServerResponse(status: 200, body: [0x61], delay: .milliseconds(30))
    } test: { (client) throws in
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      client.closeOutput()
      #expect(try client.answer().body == "a")
      #expect(try client.isClosed())
    }
  }

  @Test(arguments: [
    ServerResponse(status: 100), ServerResponse(status: -5), ServerResponse(status: 1_000),
    ServerResponse(status: 200, headers: [ServerHeader("A", "b\r\nSet-Cookie: c")]),
    ServerResponse(status: 200, headers: [ServerHeader("A\r\nB", "c")]),
    ServerResponse(status: 200, headers: [ServerHeader("", "c")]),
    ServerResponse(status: 200, headers: [ServerHeader("A b", "c")]),
    ServerResponse(status: 200, headers: [ServerHeader("A", "\0")]),
  ])
  func `a response that would break the protocol becomes a 500`(
    _ response: ServerResponse
  ) async throws {
    try await withServer { _ in
      response
    } test: { (client) throws in
      for _ in 0..<2 {
        let answer = try client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answer.statusLine == "HTTP/1.1 500 Internal Server Error")
        #expect(answer.value(of: "Set-Cookie") == nil)
      }
    }
  }

  @Test func `framing is the server's business and other headers keep their order`() async throws {
    try await withServer { _ in
      let headers = [
        ServerHeader("X-B", "1"), ServerHeader("content-length", "77"),
        ServerHeader("Transfer-Encoding", "chunked"), ServerHeader("X-A", "2"),
        ServerHeader("X-B", "\u{E9}"),
      ]
      return ServerResponse(status: 200, headers: headers, body: [0x61, 0x62])
    } test: { (client) throws in
      let answer = try client.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(answer.headers == ["X-B: 1", "X-A: 2", "X-B: \u{E9}", "Content-Length: 2"])
      #expect(answer.body == "ab")
    }
  }
}
