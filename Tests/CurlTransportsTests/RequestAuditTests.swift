// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

struct RequestAuditTests {
  /// A request that cannot go out as it is, and what is said about it.
  struct Row: Sendable, CustomTestStringConvertible {
    let request: Request
    let kind: TransportFailure.Kind
    let words: String

    var testDescription: String { words }

    init(_ url: String, _ words: String) {
      request = Request(method: "GET", url: url)
      kind = .badURL
      self.words = words
    }

    init(method: String = "GET", _ headers: [HeaderField], body: [UInt8]? = nil, _ words: String) {
      request = Request(method: method, url: "http://crm.test/", headers: headers, body: body)
      kind = .other
      self.words = words
    }
  }

  static let rows: [Row] = [
    // URLs
    Row("", "does not begin with http:// or https://"),
    Row("crm.test/x", "does not begin with http:// or https://"),
    Row("ftp://crm.test/", "does not begin with http:// or https://"),
    Row("file:///etc/passwd", "does not begin with http:// or https://"),
    Row("http:/crm.test/", "does not begin with http:// or https://"),
    Row("http://", "names no host"),
    Row("http:///x", "names no host"),
    Row("http://:80/x", "names no host"),
    Row("http://?q", "names no host"),
    Row("http://crm.test/a b", "has a blank at byte 17"),
    Row(" http://crm.test/", "has a blank at byte 0"),
    Row("http://crm.test/a\u{0}b", "the control character 0 at byte 17"),
    Row("http://crm.test/\r\nX: y", "the control character 13 at byte 16"),
    Row("http://crm.test/?q=#7", "has '#', which ends what is sent at byte 19"),
    Row("http://me:secret@crm.test/", "carries a user name before '@'"),
    Row("http://crm.test:99999/", "the URL cannot be sent: port"),
    Row("http://crm.test:x/", "the URL cannot be sent: port"),
    Row("http://[::1/", "the URL cannot be sent"),
    Row("http://127.1/", "would be sent as '127.0.0.1'"),
    Row("http://0x7f000001/", "would be sent as '127.0.0.1'"),
    Row("http://crm%2Etest/", "would be sent as 'crm.test'"),
    // Methods
    Row(method: "", [], "not an HTTP method"),
    Row(method: "GET /x", [], "not an HTTP method"),
    Row(method: "GET\r\nX", [], "not an HTTP method"),
    Row(method: "HEAD", [], body: [], "a HEAD request cannot have a body"),
    // Headers
    Row([HeaderField("", "x")], "a header name is empty"),
    Row([HeaderField("X: y\r\nZ", "x")], "a header name is empty or has"),
    Row([HeaderField("X;", "x")], "a header name is empty or has"),
    Row([HeaderField("X-Id", "1\r\nEvil: 2")], "the header 'X-Id' has a line break"),
    Row([HeaderField("X-Id", "1\nEvil: 2")], "the header 'X-Id' has a line break"),
    Row([HeaderField("X-Id", "1\u{0}2")], "the header 'X-Id' has a NUL byte"),
    Row([HeaderField("Host", "a"), HeaderField("host", "b")], "more than one Host"),
  ]

  @Test(arguments: rows) func `a request that would be changed is not sent`(_ row: Row) async throws
  {
    let transport = CurlTransport(options: CurlOptions(environment: [:]))
    let exchange = await transport.send(row.request, within: SendLimits())
    let failure = try #require(exchange.failure)
    #expect(failure.kind == row.kind)
    #expect(failure.detail.contains(row.words), "\(failure.detail)")
    #expect(!failure.detail.contains("secret") && !failure.detail.contains("Evil"))
  }

  @Test func `a line break in the product's name is not sent either`() async {
    let options = CurlOptions(version: "1\r\nEvil: 2", environment: [:])
    let exchange = await CurlTransport(options: options).send(
      Request(method: "GET", url: "http://crm.test/"), within: SendLimits())
    #expect(exchange.failure?.detail.contains("'User-Agent' has a line break") == true)
  }

  @Test func `a request larger than libcurl sends is not called something else`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let value = String(repeating: "x", count: 2 << 20)
    let exchange = await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: "GET", url: server.url, headers: [HeaderField("X", value)]),
      within: SendLimits())
    #expect(exchange.failure?.kind == .other)
    #expect(exchange.failure?.detail.contains("larger than libcurl sends") == true)
    let long = await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: "GET", url: "\(server.url)/\(value)\(value)\(value)\(value)"),
      within: SendLimits())
    #expect(long.failure?.kind == .badURL, "\(long.failure?.detail ?? "")")
    #expect(server.requests.isEmpty)
  }
}
