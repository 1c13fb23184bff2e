// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

/// What goes out.
struct RequestTests {
  private static let empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

  /// A request and the lines it must be on the wire.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: String
    var target = "/"
    var headers: [HeaderField] = []
    var body: String?
    var version: String?
    let wire: String
  }

  static let rows: [Row] = [
    Row(
      testDescription: "a GET has only what it must have", method: "GET",
      wire: "GET / HTTP/1.1|Host: HOST|Accept-Encoding: gzip, deflate, br||"),
    Row(
      testDescription: "header fields keep order, spelling and duplicates", method: "GET",
      headers: [
        HeaderField("x-Second", "2"), HeaderField("X-First", "a: b;  c "),
        HeaderField("x-Second", "3"), HeaderField("Accept", "*/*"),
        HeaderField("Accept-Encoding", "identity"), HeaderField("Empty", ""),
        HeaderField("Blank", "  "), HeaderField("Umlaut", "é"),
      ],
      wire: "GET / HTTP/1.1|Host: HOST|x-Second: 2|X-First: a: b;  c |x-Second: 3|Accept: */*"
        + "|Accept-Encoding: identity|Empty:|Blank:|Umlaut: Ã©||"),
    Row(
      testDescription: "the path and the query go out byte for byte", method: "GET",
      target: "/a/../b/./c//d%2f?q=+971'\"<>{}|^é&r=%20", headers: [.plain],
      wire: "GET /a/../b/./c//d%2f?q=+971'\"<>{}¦^Ã©&r=%20 HTTP/1.1|Host: HOST"
        + "|Accept-Encoding: identity||"),
    Row(
      testDescription: "a query without a path gets the slash HTTP demands", method: "GET",
      target: "?q=1", headers: [.plain],
      wire: "GET /?q=1 HTTP/1.1|Host: HOST|Accept-Encoding: identity||"),
    Row(
      testDescription: "the product names itself if the request does not", method: "GET",
      headers: [.plain], version: "9.9",
      wire: "GET / HTTP/1.1|Host: HOST|User-Agent: CallReady/9.9|Accept-Encoding: identity||"),
    Row(
      testDescription: "the request's own User-Agent and Host win", method: "GET",
      headers: [.plain, HeaderField("User-Agent", "PBX"), HeaderField("Host", "crm.test")],
      version: "9.9",
      wire: "GET / HTTP/1.1|Host: crm.test|Accept-Encoding: identity|User-Agent: PBX||"),
    Row(
      testDescription: "a POST has its body and its length, no type and no Expect", method: "POST",
      headers: [.plain], body: "{\"a\":\u{0}1}",
      wire: "POST / HTTP/1.1|Host: HOST|Accept-Encoding: identity|Content-Length: 8||{\"a\":\u{0}1}"
    ),
    Row(
      testDescription: "an empty body has the length 0", method: "POST",
      headers: [.plain, HeaderField("Content-Type", "application/json")], body: "",
      wire: "POST / HTTP/1.1|Host: HOST|Accept-Encoding: identity|Content-Type: application/json"
        + "|Content-Length: 0||"),
    Row(
      testDescription: "a POST without a body has no length", method: "POST", headers: [.plain],
      wire: "POST / HTTP/1.1|Host: HOST|Accept-Encoding: identity||"),
    Row(
      testDescription: "other methods may have bodies", method: "PATCH", headers: [.plain],
      body: "x",
      wire: "PATCH / HTTP/1.1|Host: HOST|Accept-Encoding: identity|Content-Length: 1||x"),
    Row(
      testDescription: "a GET may have a body", method: "GET", headers: [.plain], body: "x",
      wire: "GET / HTTP/1.1|Host: HOST|Accept-Encoding: identity|Content-Length: 1||x"),
    Row(
      testDescription: "a PUT may have a body", method: "PUT", headers: [.plain], body: "x",
      wire: "PUT / HTTP/1.1|Host: HOST|Accept-Encoding: identity|Content-Length: 1||x"),
    Row(
      testDescription: "a DELETE goes out without a body", method: "DELETE", headers: [.plain],
      wire: "DELETE / HTTP/1.1|Host: HOST|Accept-Encoding: identity||"),
  ]

  @Test(arguments: rows) func `a request goes out exactly as it is written`(_ row: Row) async throws
  {
    let server = try RawServer(answering: Self.empty)
    let transport = CurlTransport(options: CurlOptions(version: row.version, environment: [:]))
    let exchange = await transport.send(
      Request(
        method: row.method, url: server.url + row.target, headers: row.headers,
        body: row.body.map { Array($0.utf8) }), within: SendLimits())
    #expect(exchange.response?.status == 200)
    let wire = row.wire.replacing("|", with: "\r\n").replacing("¦", with: "|")
      .replacing("HOST", with: "127.0.0.1:\(server.port)")
    #expect(server.requests == [wire])
  }

  @Test func `a large body arrives whole`() async throws {
    let server = try RawServer(answering: Self.empty)
    let body = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let exchange = await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: "POST", url: server.url, body: body), within: SendLimits())
    #expect(exchange.response?.status == 200)
    let sent = try #require(server.requests.first?.unicodeScalars.suffix(300_000))
    #expect(sent.map { UInt8(truncatingIfNeeded: $0.value) } == body)
  }

  @Test func `one connection carries one request after the other`() async throws {
    let server = try RawServer { connection in
      while connection.readRequest() != nil {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\(connection.number)")
      }
    }
    let transport = CurlTransport(
      options: CurlOptions(environment: [:], idleLimit: .seconds(600)))
    var answers: [String] = []
    var reused: [Bool] = []
    for method in ["GET", "POST", "HEAD", "GET"] {
      let exchange = await transport.send(
        Request(method: method, url: server.url, body: method == "POST" ? [1, 2] : nil),
        within: SendLimits())
      answers.append(String(decoding: exchange.response?.body ?? [], as: UTF8.self))
      reused.append(exchange.timings.reusedConnection)
      #expect(exchange.remoteAddress == "127.0.0.1:\(server.port)")
      #expect(exchange.timings.connect == nil || !exchange.timings.reusedConnection)
    }
    #expect(reused == [false, true, true, true])
    #expect(answers == ["0", "0", "", "0"])
  }

  @Test func `a variable for proxies does not lead loopback astray`() async throws {
    let server = try RawServer(answering: Self.empty)
    let proxy = "http://127.0.0.1:\(try RawSocket.freePort())"
    let options = CurlOptions(environment: ["http_proxy": proxy, "all_proxy": proxy])
    let transport = CurlTransport(options: options)
    for host in ["127.0.0.1", "localhost"] {
      let exchange = await transport.send(
        Request(method: "GET", url: "http://\(host):\(server.port)/"), within: SendLimits())
      #expect(exchange.response?.status == 200)
    }
  }

  @Test func `other hosts are asked through the proxy, and its failure is its own kind`()
    async throws
  {
    let server = try RawServer { connection in
      guard let request = connection.readRequest() else { return }
      connection.write(
        request.hasPrefix("CONNECT")
          ? "HTTP/1.1 407 Sign In\r\nContent-Length: 0\r\n\r\n" : Self.empty)
    }
    let variables = ["http_proxy": server.url, "https_proxy": server.url]
    let transport = CurlTransport(options: CurlOptions(environment: variables))
    let plain = await transport.send(
      Request(method: "GET", url: "http://crm.test/x", headers: [.plain]), within: SendLimits())
    #expect(plain.response?.status == 200)
    let secret = HeaderField("Authorization", "Bearer s3cret")
    let secure = await transport.send(
      Request(method: "GET", url: "https://crm.test/x", headers: [secret]), within: SendLimits())
    #expect(secure.failure?.kind == .proxy)
    #expect(server.requests.first?.hasPrefix("GET http://crm.test/x HTTP/1.1\r\n") == true)
    #expect(server.requests.last?.hasPrefix("CONNECT crm.test:443 ") == true)
    #expect(!server.requests.joined().contains("s3cret"))
    let gone = "http://127.0.0.1:\(try RawSocket.freePort())"
    let dead = CurlTransport(options: CurlOptions(environment: ["http_proxy": gone]))
    let failed = await dead.send(
      Request(method: "GET", url: "http://crm.test/"), within: SendLimits())
    #expect(failed.failure?.kind == .proxy)
  }
}

extension HeaderField {
  /// Keeps libcurl from adding an `Accept-Encoding`.
  static var plain: HeaderField { HeaderField("Accept-Encoding", "identity") }
}
