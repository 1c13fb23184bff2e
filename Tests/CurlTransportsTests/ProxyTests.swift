// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

/// Proxies that work, refuse, hang and are not there.
struct ProxyTests {
  private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  private func get(
    _ url: String, through proxy: String, exempt: String? = nil,
    _ limits: SendLimits = SendLimits(deadline: .seconds(20))
  ) async -> Exchange {
    var variables = ["all_proxy": proxy]
    variables["no_proxy"] = exempt
    let transport = CurlTransport(options: CurlOptions(environment: variables))
    return await transport.send(Request(method: "GET", url: url), within: limits)
  }

  @Test func `the proxy in use is known, without its password`() async throws {
    let server = try RawServer(answering: Self.ok)
    let proxy = "http://user:pa55word@127.0.0.1:\(server.port)"
    let exchange = await get("http://crm.test/x", through: proxy)
    #expect(exchange.response?.status == 200)
    #expect(exchange.connection?.proxy == server.url)
    #expect(exchange.connection?.remote.port == server.port)
    #expect(exchange.connection?.scope == nil)
    #expect(server.requests.first?.contains("Proxy-Authorization: Basic ") == true)
  }

  @Test(arguments: ["http://127.0.0.1", "http://localhost", "http://[::1]", "https://127.9.9.9"])
  func `loopback is never asked through a proxy`(_ start: String) async throws {
    let proxy = try RawServer(answering: Self.ok)
    let port = try RawSocket.freePort()
    let exchange = await get("\(start):\(port)/", through: proxy.url)
    #expect(exchange.failure?.kind == .connectionRefused, "\(exchange.failure?.detail ?? "")")
    #expect(proxy.requests.isEmpty)
  }

  @Test func `an exempt host is not asked through the proxy`() async throws {
    let proxy = try RawServer(answering: Self.ok)
    let exchange = await get("http://nobody.onion/", through: proxy.url, exempt: ".onion")
    #expect(exchange.failure?.kind == .nameNotFound, "\(exchange.failure?.detail ?? "")")
    #expect(proxy.requests.isEmpty)
  }

  @Test(arguments: ["http://crm.test/", "https://crm.test/"])
  func `a proxy that is not there is named`(_ url: String) async throws {
    let port = try RawSocket.freePort()
    let failure = try #require(await get(url, through: "http://u:p@127.0.0.1:\(port)").failure)
    #expect(
      failure.bare
        == TransportFailure(
          .proxy, "the proxy http://127.0.0.1:\(port) could not be used: nobody listens there"))
    #expect(failure.circumstances.phase == .connect)
  }

  @Test(arguments: ["http://crm.test/", "https://crm.test/"])
  func `a proxy without an address is named`(_ url: String) async throws {
    let failure = try #require(await get(url, through: "http://nobody.onion:3128").failure)
    #expect(failure.kind == .proxy)
    #expect(
      failure.detail.hasPrefix("the proxy http://nobody.onion:3128 could not be used: its host"))
  }

  @Test(arguments: ["http://crm.test/", "https://crm.test/"])
  func `a proxy that wants a password is not the CRM that refuses one`(_ url: String) async throws {
    let proxy = try RawServer(
      answering: "HTTP/1.1 407 Sign In\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")
    let failure = try #require(await get(url, through: proxy.url).failure)
    #expect(
      failure.bare
        == TransportFailure(
          .proxy,
          "the proxy \(proxy.url) could not be used:"
            + " it wants a user name and a password, or refuses those it was given (407)"))
    #expect(failure.circumstances.phase == .tunnel)
  }

  @Test func `a proxy that leads nowhere says so`() async throws {
    let proxy = try RawServer(
      answering: "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
    let failure = try #require(await get("https://crm.test/", through: proxy.url).failure)
    #expect(
      failure.bare
        == TransportFailure(
          .proxy,
          "the proxy \(proxy.url) could not be used: it refuses to connect to crm.test:443 with 502"
        ))
  }

  @Test(arguments: ["", "SMTP ready\r\n\r\n", "HTTP/1.1 2"])
  func `a proxy that hangs up or talks nonsense is at fault`(_ answer: String) async throws {
    let proxy = try RawServer(closingAfter: answer)
    let failure = try #require(await get("https://crm.test/", through: proxy.url).failure)
    #expect(failure.kind == .proxy, "\(failure.detail)")
    #expect(failure.detail.hasPrefix("the proxy \(proxy.url) could not be used: "))
  }

  @Test func `a proxy that keeps silent ends at the connect deadline`() async throws {
    let proxy = try RawServer { $0.waitForEnd() }
    let limits = SendLimits(deadline: .seconds(20), connectDeadline: .milliseconds(200))
    let failure = try #require(await get("https://crm.test/", through: proxy.url, limits).failure)
    #expect(
      failure
        == TransportFailure(
          .proxy,
          "the proxy \(proxy.url) did not lead on to crm.test:443"
            + " within the connect deadline of 0.2 seconds",
          .init(phase: .tunnel, limit: .connectDeadline)))
  }

  @Test func `TLS that fails behind the proxy is the CRM's fault`() async throws {
    let proxy = try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 Connection established\r\n\r\nno TLS at all")
      connection.waitForEnd()
    }
    let failure = try #require(await get("https://crm.test/", through: proxy.url).failure)
    #expect(failure.kind == .tls, "\(failure.detail)")
    #expect(failure.circumstances.tlsCause == .notTLS)
    #expect(failure.circumstances.phase == .tls)
  }
}
