// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Transports

@testable import CurlTransports

/// A cancelled task ends at once, whatever is under way.
struct CancellationTests {
  /// Sends, cancels as soon as the server is where it will hang, and tells how it ended.
  private func cancel(
    _ url: String, body: [UInt8]? = nil, environment: [String: String] = [:],
    when isReady: @escaping @Sendable () -> Bool
  ) async throws -> (failure: TransportFailure?, delay: Duration) {
    let transport = CurlTransport(options: CurlOptions(environment: environment))
    let request = Request(method: body == nil ? "GET" : "POST", url: url, body: body)
    let limits = SendLimits(deadline: .seconds(300), connectDeadline: .seconds(300))
    let task = Task { await transport.send(request, within: limits) }
    while !isReady() { try await Task.sleep(for: .milliseconds(2)) }
    // What the server has sent has to arrive, on a busy machine too.
    try await Task.sleep(for: .milliseconds(300))
    let clock = ContinuousClock()
    let start = clock.now
    task.cancel()
    let failure = await task.value.failure
    return (failure, clock.now - start)
  }

  private func expect(
    _ ending: (failure: TransportFailure?, delay: Duration), _ phase: ExchangePhase,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ending.failure?.kind == .cancelled, sourceLocation: sourceLocation)
    #expect(ending.failure?.circumstances.phase == phase, sourceLocation: sourceLocation)
    // Far below the deadlines, far above what it takes on a machine that is busy.
    #expect(ending.delay < .seconds(30), sourceLocation: sourceLocation)
  }

  /// A server that hangs once a connection has come and a part of an answer is written.
  private func hanging(
    reading: Bool, writing part: String = ""
  ) throws -> (server: RawServer, isReady: @Sendable () -> Bool) {
    let isReady = Guarded(false)
    let server = try RawServer { connection in
      var byte: UInt8 = 0
      if reading { _ = connection.readRequest() } else { recv(connection.socket, &byte, 1, 0) }
      connection.write(part)
      isReady.withLock { $0 = true }
      connection.waitForEnd()
    }
    return (server, { isReady.withLock { $0 } })
  }

  @Test func `while connecting`() async throws {
    let (listener, port) = try RawSocket.listen(backlog: 0)
    let waiting = (0..<3).map { _ in RawSocket.connect(port: port, blocking: false) }
    defer { for socket in waiting + [listener] { if let socket { close(socket) } } }
    expect(try await cancel("http://127.0.0.1:\(port)/") { true }, .connect)
  }

  @Test func `while the proxy opens its tunnel`() async throws {
    let (proxy, isReady) = try hanging(reading: true)
    let ending = try await cancel(
      "https://crm.test/", environment: ["https_proxy": proxy.url], when: isReady)
    expect(ending, .tunnel)
  }

  @Test func `while TLS is agreed on`() async throws {
    let (server, isReady) = try hanging(reading: false)
    expect(try await cancel("https://127.0.0.1:\(server.port)/", when: isReady), .tls)
  }

  @Test func `while the request is sent`() async throws {
    let isReady = Guarded(false)
    let server = try RawServer { _ in
      isReady.withLock { $0 = true }
      sleep(20)
    }
    let body = [UInt8](repeating: 0x61, count: 64 << 20)
    let ending = try await cancel(server.url, body: body) { isReady.withLock { $0 } }
    expect(ending, .send)
  }

  @Test func `while waiting for the answer`() async throws {
    let (server, isReady) = try hanging(reading: true)
    expect(try await cancel(server.url, when: isReady), .wait)
  }

  @Test func `within the header`() async throws {
    let (server, isReady) = try hanging(reading: true, writing: "HTTP/1.1 200 OK\r\nX: y")
    expect(try await cancel(server.url, when: isReady), .header)
  }

  @Test func `within the body`() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"
    let (server, isReady) = try hanging(reading: true, writing: head)
    let ending = try await cancel(server.url, when: isReady)
    expect(ending, .body)
    #expect(ending.failure?.circumstances.bodyBytes == 3)
  }
}
