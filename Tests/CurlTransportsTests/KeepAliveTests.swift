// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Transports

@testable import CurlTransports

/// What a server sends behind an answer is never taken for the next answer.
struct KeepAliveTests {
  private static let poison = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison"

  private func answer(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// Answers with the connection's number; sends poison behind it, at once or when it is told to.
  private func serve(late isLate: Bool, _ mayPoison: Guarded<Bool>) throws -> RawServer {
    try RawServer { connection in
      while connection.readRequest() != nil {
        let answer = answer("\(connection.number)")
        connection.write(isLate ? answer : answer + Self.poison)
        guard isLate else { continue }
        while !mayPoison.withLock({ $0 }) { usleep(1000) }
        connection.write(Self.poison)
      }
    }
  }

  private func body(_ exchange: Exchange) -> String {
    exchange.response.map { String(decoding: $0.body, as: UTF8.self) } ?? "\(exchange.outcome)"
  }

  @Test(arguments: ["GET", "POST"])
  func `poison that comes with an answer spoils no other`(_ method: String) async throws {
    let server = try serve(late: false, Guarded(true))
    let transport = CurlTransport(options: .patient)
    let request = Request(method: method, url: server.url, body: method == "POST" ? [0x61] : nil)
    for number in 0..<3 {
      #expect(body(await transport.send(request, within: SendLimits())) == "\(number)")
    }
    #expect(server.requests.count == 3)
  }

  @Test(arguments: ["GET", "POST"])
  func `poison that comes while nothing is asked spoils no answer`(_ method: String) async throws {
    let mayPoison = Guarded(false)
    let server = try serve(late: true, mayPoison)
    let transport = CurlTransport(options: .patient)
    let request = Request(method: method, url: server.url, body: method == "POST" ? [0x61] : nil)
    let first = await transport.send(request, within: SendLimits())
    #expect(body(first) == "0")
    mayPoison.withLock { $0 = true }
    // Loopback delivers at once, but the server's thread must have written.
    try await Task.sleep(for: .milliseconds(200))
    let second = await transport.send(request, within: SendLimits())
    #expect(body(second) == "1")
    #expect(!second.timings.reusedConnection)
    #expect(second.connection?.local != first.connection?.local)
    #expect(server.requests.count == 2)
  }

  @Test func `a connection that was ended meanwhile is not used`() async throws {
    let server = try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(answer("\(connection.number)"))
    }
    let transport = CurlTransport(options: .patient)
    let request = Request(method: "POST", url: server.url, body: [0x61])
    for number in 0..<3 {
      #expect(body(await transport.send(request, within: SendLimits())) == "\(number)")
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(server.requests.count == 3)
  }

  @Test func `what comes before the request is read is no answer to the one after`() async throws {
    let isAnswered = Guarded(false)
    let server = try RawServer { connection in
      connection.write(answer("early"))
      while connection.readRequest() != nil {
        connection.write(answer("\(connection.number)"))
        isAnswered.withLock { $0 = true }
      }
    }
    let transport = CurlTransport(options: .patient)
    let request = Request(method: "GET", url: server.url)
    let first = body(await transport.send(request, within: SendLimits()))
    // HTTP/1.1 has no numbers: a second request that is sent before the server has read the first
    // cannot be told from it. What has arrived when the second one is sent can be dropped.
    while !isAnswered.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
    let second = body(await transport.send(request, within: SendLimits()))
    // The first answer is the server's only word on its connection; what follows it is dropped.
    #expect(first == "early")
    #expect(second != "0")
  }
}
