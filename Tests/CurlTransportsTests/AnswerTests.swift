// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

/// What comes back.
struct AnswerTests {
  private func get(
    _ server: RawServer, method: String = "GET", headers: [HeaderField] = [],
    limits: SendLimits = SendLimits()
  ) async -> Exchange {
    await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: method, url: server.url, headers: headers), within: limits)
  }

  @Test func `an answer comes as it was sent`() async throws {
    let server = try RawServer(
      closingAfter: "HTTP/1.1 201 Made It\r\nX-B: 1\r\nx-a:\t two  \r\nX-B: 3\r\nNone:\r\n"
        + "Content-Length: 5\r\n\r\na\u{0}b\r\n")
    let response = try await get(server).outcome.get()
    #expect(
      response
        == Response(
          status: 201, reason: "Made It", version: "HTTP/1.1",
          headers: [
            HeaderField("X-B", "1"), HeaderField("x-a", "two"), HeaderField("X-B", "3"),
            HeaderField("None", ""), HeaderField("Content-Length", "5"),
          ], body: Array("a\u{0}b\r\n".utf8)))
  }

  @Test func `a value that is not UTF-8 is read as Latin-1`() async throws {
    let head = Array("HTTP/1.1 200 Sch".utf8) + [0xF6] + Array("n\r\nLatin: caf".utf8) + [0xE9]
    let server = try RawServer(
      closingAfter: head + Array("\r\nUnicode: café\r\nContent-Length: 0\r\n\r\n".utf8))
    let response = try await get(server).outcome.get()
    #expect(response.reason == "Schön")
    #expect(response.header("latin") == ["café"])
    #expect(response.header("Unicode") == ["café"])
  }

  @Test func `interim answers and trailers are left out`() async throws {
    let server = try RawServer(
      closingAfter: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Sum\r\n\r\n"
        + "3\r\nabc\r\n0\r\nSum: 1\r\n\r\n")
    let response = try await get(server).outcome.get()
    #expect(response.headers.map(\.name) == ["Transfer-Encoding", "Trailer"])
    #expect(response.status == 200)
    #expect(response.body == Array("abc".utf8))
  }

  @Test func `a redirect is the answer and is not followed`() async throws {
    let server = try RawServer(
      answering: "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n")
    let response = try await get(server).outcome.get()
    #expect(response.status == 302)
    #expect(response.header("Location") == ["/login"])
    #expect(server.requests.count == 1)
  }

  @Test func `an answer to HEAD has no body, whatever length it names`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n")
    let response = try await get(server, method: "HEAD").outcome.get()
    #expect(response.body.isEmpty)
    #expect(response.header("Content-Length") == ["50"])
  }

  @Test(arguments: [
    "HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.0 200\r\n\r\n", "HTTP/1.1 500 \r\n\r\n",
  ]) func `an answer may have no body`(_ answer: String) async throws {
    let response = try await get(RawServer(closingAfter: answer)).outcome.get()
    #expect(response.body.isEmpty)
    #expect(response.version == String(answer.prefix(8)))
    #expect("\(response.status)" == answer.dropFirst(9).prefix(3))
  }

  @Test func `a compressed answer is decoded if the transport asked for it`() async throws {
    let answer = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(Gzip.hello.count)"
    let server = try RawServer(closingAfter: Array("\(answer)\r\n\r\n".utf8) + Gzip.hello)
    let response = try await get(server).outcome.get()
    #expect(response.body == Array("hello".utf8))
    #expect(response.header("Content-Encoding") == ["gzip"])
    let own = try await get(server, headers: [HeaderField("Accept-Encoding", "gzip")])
      .outcome.get()
    #expect(own.body == Gzip.hello)
  }

  /// Bytes that are no whole answer.
  struct Broken: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    let kind: TransportFailure.Kind
    let words: String
  }

  static let broken: [Broken] = [
    Broken(
      testDescription: "nothing", bytes: "", kind: .cutOff,
      words: "closed the connection without an answer"),
    Broken(
      testDescription: "half a header", bytes: "HTTP/1.1 200 OK\r\nContent-Le", kind: .cutOff,
      words: "ended the answer within its header; 17 bytes of the header had come"),
    Broken(
      testDescription: "half a body", bytes: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
      kind: .cutOff, words: "before the answer did; 3 bytes of the body had come"),
    Broken(
      testDescription: "half a chunk",
      bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", kind: .cutOff,
      words: "before the answer did; 3 bytes of the body had come"),
    Broken(
      testDescription: "another protocol", bytes: "220 mail.test ESMTP\r\n", kind: .notHTTP,
      words: "is not HTTP"),
    Broken(
      testDescription: "a status that is no number", bytes: "HTTP/1.1 OK\r\n\r\n", kind: .notHTTP,
      words: "HTTP"),
    Broken(
      testDescription: "a status of four digits", bytes: "HTTP/1.1 2000 OK\r\n\r\n",
      kind: .notHTTP, words: "HTTP"),
    Broken(
      testDescription: "a status of two digits", bytes: "HTTP/1.1 20 OK\r\n\r\n",
      kind: .notHTTP, words: "HTTP"),
    Broken(
      testDescription: "a header line without a colon",
      bytes: "HTTP/1.1 200 OK\r\nwhat is this\r\n\r\n", kind: .notHTTP,
      words: "colon"),
    Broken(
      testDescription: "a chunk size that is no number",
      bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
      kind: .notHTTP, words: "chunks of the answer's body are malformed; 0 bytes of the body"),
    Broken(
      testDescription: "a body that is not gzip",
      bytes: "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
      kind: .undecodable, words: "cannot be decoded"),
    Broken(
      testDescription: "an encoding nobody knows",
      bytes: "HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\nContent-Length: 5\r\n\r\nhello",
      kind: .undecodable, words: "cannot be decoded"),
  ]

  @Test(arguments: broken) func `a broken answer is a failure that says what was broken`(
    _ row: Broken
  ) async throws {
    let server = try RawServer(closingAfter: row.bytes)
    let failure = try #require(await get(server).failure)
    #expect(failure.kind == row.kind, "\(failure.detail)")
    #expect(failure.detail.contains(row.words), "\(failure.detail)")
  }

  @Test func `the timings add up`() async throws {
    let server = try RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na")
      connection.write("b")
    }
    let timings = await get(server).timings
    let parts = [timings.nameLookup, timings.connect, timings.tls].compactMap { $0 }
    #expect(timings.tls == nil)
    #expect(timings.connect != nil)
    #expect(timings.wait > .zero)
    #expect(
      parts.reduce(.zero, +) + timings.send + timings.wait + timings.receive <= timings.total)
  }
}

/// Gzip members made by hand.
enum Gzip {
  static let hello: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0, 0x86, 0xA6, 0x10,
    0x36, 5, 0, 0, 0,
  ]

  /// The beginning of a member: a zero and then runs of 258 more, 13 bits each.
  static func zeros(runs: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var current: UInt8 = 0
    var used = 0
    // One block with fixed codes, the code of the literal 0.
    for bit in "110" + "00110000" + String(repeating: "1100010100000", count: runs) {
      if bit == "1" { current |= 1 << used }
      used += 1
      if used == 8 {
        bytes.append(current)
        (current, used) = (0, 0)
      }
    }
    return bytes
  }
}
