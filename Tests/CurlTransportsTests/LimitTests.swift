// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Transports

@testable import CurlTransports

/// Deadlines, sizes and the end of a run.
struct LimitTests {
  private let transport = CurlTransport(options: CurlOptions(environment: [:]))

  private func get(_ url: String, _ limits: SendLimits = SendLimits()) async -> Exchange {
    await transport.send(Request(method: "GET", url: url), within: limits)
  }

  @Test func `an answer that does not come ends at the deadline`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    let exchange = await get(server.url, SendLimits(deadline: .milliseconds(150)))
    #expect(
      exchange.failure?.bare
        == TransportFailure(
          .timedOut,
          "no complete answer from 127.0.0.1:\(server.port) within the deadline of 0.15 seconds;"
            + " not a byte had come"))
    #expect(exchange.timings.total >= .milliseconds(149))
    #expect(exchange.timings.wait >= .milliseconds(100))
  }

  @Test(arguments: [Duration.zero, .seconds(-5), .nanoseconds(1)])
  func `a deadline of nothing is not a deadline without end`(_ deadline: Duration) async throws {
    let server = try RawServer { connection in connection.waitForEnd() }
    let exchange = await get(server.url, SendLimits(deadline: deadline))
    #expect(exchange.failure?.kind == .timedOut)
  }

  @Test func `a connection that does not come about ends at its own deadline`() async throws {
    let (listener, port) = try RawSocket.listen(backlog: 0)
    // Two fill the queue; the system then ignores whoever knocks.
    let waiting = (0..<3).map { _ in RawSocket.connect(port: port, blocking: false) }
    defer { for socket in waiting + [listener] { if let socket { close(socket) } } }
    let limits = SendLimits(deadline: .seconds(20), connectDeadline: .milliseconds(150))
    let exchange = await get("http://127.0.0.1:\(port)/", limits)
    #expect(
      exchange.failure?.bare
        == TransportFailure(
          .timedOut,
          "no connection to 127.0.0.1:\(port) within the connect deadline of 0.15 seconds"))
    #expect(exchange.remoteAddress == nil)
  }

  @Test func `nobody listening is a refused connection`() async throws {
    let port = try RawSocket.freePort()
    let exchange = await get("http://127.0.0.1:\(port)/")
    #expect(
      exchange.failure?.bare
        == TransportFailure(
          .connectionRefused, "cannot connect to 127.0.0.1:\(port): nobody listens there"))
    #expect(exchange.remoteAddress == nil)
  }

  @Test func `a name without an address is not found`() async {
    // Reserved by RFC 6761; libcurl answers for names it will not look up (RFC 7686).
    let exchange = await get("http://nobody.onion/")
    #expect(exchange.failure?.kind == .nameNotFound, "\(exchange.failure?.detail ?? "")")
    #expect(exchange.failure?.detail == "the host name 'nobody.onion' has no address")
  }

  @Test func `a bomb is stopped at the limit of decoded bytes`() async throws {
    let bomb = Gzip.zeros(runs: 80_000)
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n"
    let server = try RawServer(closingAfter: Array(head.utf8) + bomb)
    let exchange = await get(server.url, SendLimits(bodyBytes: 1 << 20))
    #expect(
      exchange.failure?.bare
        == TransportFailure(
          .tooLarge, "the answer's body is larger than the limit of 1048576 decoded bytes"))
  }

  @Test func `a body without end is stopped, one of just the limit is not`() async throws {
    let endless = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      while connection.write("10\r\n0123456789abcdef\r\n") {}
    }
    let exchange = await get(endless.url, SendLimits(bodyBytes: 4096))
    #expect(exchange.failure?.kind == .tooLarge)
    let exact = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd")
    #expect(await get(exact.url, SendLimits(bodyBytes: 4)).response?.body.count == 4)
    #expect(await get(exact.url, SendLimits(bodyBytes: 3)).failure?.kind == .tooLarge)
    #expect(await get(exact.url, SendLimits(bodyBytes: -1)).failure?.kind == .tooLarge)
  }

  @Test(arguments: ["X-Same: line\r\n", "HTTP/1.1 100 Again\r\n\r\n", "no-end"])
  func `a header without end is stopped`(_ part: String) async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      if !part.hasPrefix("HTTP") { connection.write("HTTP/1.1 200 OK\r\n") }
      while connection.write(String(repeating: part, count: 100)) {}
    }
    let exchange = await get(server.url, SendLimits(deadline: .seconds(20), headerBytes: 10_000))
    #expect(exchange.failure?.kind == .tooLarge, "\(exchange.failure?.detail ?? "")")
  }

  @Test func `trailers count as header`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
      while connection.write("Trailer: line\r\n") {}
    }
    let exchange = await get(server.url, SendLimits(deadline: .seconds(20), headerBytes: 10_000))
    #expect(exchange.failure?.kind == .tooLarge, "\(exchange.failure?.detail ?? "")")
  }

  @Test func `a cancelled task ends its exchange`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    let task = Task { await get(server.url) }
    try await server.waitForRequests(1)
    task.cancel()
    #expect(await task.value.failure?.bare == TransportFailure(.cancelled, "the run was stopped"))
  }

  @Test func `a task that is cancelled before it sends, sends nothing`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await get(server.url)
    }
    #expect(await task.value.failure?.kind == .cancelled)
    #expect(server.requests.isEmpty)
  }

  @Test func `a cancellation at any moment ends the exchange`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    try await withThrowingTaskGroup(of: Exchange.self) { group in
      for _ in 0..<100 { group.addTask { await get(server.url) } }
      // Some are under way by now, others are about to start.
      try await server.waitForRequests(5)
      group.cancelAll()
      for try await exchange in group { #expect(exchange.failure?.kind == .cancelled) }
    }
  }

  @Test func `a shutdown cancels what is under way and what comes later`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    let task = Task { await get(server.url) }
    try await server.waitForRequests(1)
    transport.shutdown()
    #expect(await task.value.failure?.kind == .cancelled)
    let later = await get(server.url)
    #expect(later.failure?.bare == TransportFailure(.cancelled, "the transport has been shut down"))
    transport.shutdown()
  }

  @Test func `waiting ends at the instant or with the task`() async throws {
    let instant = transport.now.advanced(by: .milliseconds(20))
    try await transport.wait(until: instant)
    #expect(transport.now >= instant)
    try await transport.wait(until: Timestamp(microseconds: 0))
    let task = Task { try await transport.wait(until: Timestamp(microseconds: .max)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a TLS handshake that does not end is told apart from a connection`() async throws {
    let server = try RawServer { $0.waitForEnd() }
    let limits = SendLimits(deadline: .seconds(20), connectDeadline: .milliseconds(200))
    let exchange = await get("https://127.0.0.1:\(server.port)/", limits)
    #expect(
      exchange.failure
        == TransportFailure(
          .timedOut,
          "127.0.0.1:\(server.port) took the connection but did not finish the TLS handshake"
            + " within the connect deadline of 0.2 seconds",
          .init(phase: .tls, limit: .connectDeadline)))
    #expect(exchange.remoteAddress == "127.0.0.1:\(server.port)")
  }

  @Test func `a request that is not taken ends at the deadline`() async throws {
    let server = try RawServer { _ in sleep(10) }
    let body = [UInt8](repeating: 0x61, count: 64 << 20)
    let exchange = await transport.send(
      Request(method: "POST", url: server.url, body: body),
      within: SendLimits(deadline: .milliseconds(500)))
    let failure = try #require(exchange.failure)
    #expect(failure.kind == .timedOut)
    #expect(failure.circumstances.phase == .send)
    #expect(failure.detail.contains("did not take the request within the deadline of 0.5 seconds"))
    #expect(failure.detail.hasSuffix("of 67108864 bytes of its body were sent"))
  }
}
