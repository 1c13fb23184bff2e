// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

/// Nothing is ever sent twice.
struct ResendTests {
  /// Answers the first request of its first connection, reads the second, and hangs up.
  private func hangingUp() throws -> RawServer {
    try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
      guard connection.number > 0 else { return _ = connection.readRequest() }
      connection.waitForEnd()
    }
  }

  @Test(arguments: ["POST", "GET", "PUT", "DELETE"], [nil, "", "{\"call\":1}"])
  func `a request that meets a dying connection is sent once`(
    _ method: String, _ body: String?
  ) async throws {
    let server = try hangingUp()
    // On a busy machine the second request may come late; the connection must still be there.
    let transport = CurlTransport(
      options: CurlOptions(environment: [:], idleLimit: .seconds(600)))
    let request = Request(method: method, url: server.url, body: body.map { Array($0.utf8) })
    let first = await transport.send(request, within: SendLimits())
    #expect(first.response?.status == 200)
    let second = await transport.send(request, within: SendLimits(deadline: .seconds(5)))
    #expect(
      second.failure?.bare
        == TransportFailure(
          .cutOff,
          "127.0.0.1:\(server.port) closed a connection it had kept open, before it answered;"
            + " the request was not sent a second time"))
    #expect(server.requests.count == 2)
    // The transport is as good as new.
    let third = await transport.send(request, within: SendLimits())
    #expect(third.response?.status == 200)
    #expect(server.requests.count == 3)
  }
}
