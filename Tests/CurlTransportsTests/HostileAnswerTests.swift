// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import Transports

@testable import CurlTransports

/// Servers that break the rules: each ends with one clear failure, or with the answer as it was.
struct HostileAnswerTests {
  private func get(
    _ server: RawServer, _ limits: SendLimits = SendLimits(deadline: .seconds(20))
  ) async -> Exchange {
    await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: "GET", url: server.url), within: limits)
  }

  /// Bytes that a server writes before it closes the connection, and what must come of them.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    /// The failure's kind, or nil if it is an answer.
    let kind: TransportFailure.Kind?
    /// What the failure says, or the body.
    let words: String

    init(_ name: String, _ bytes: String, _ kind: TransportFailure.Kind?, _ words: String) {
      (testDescription, self.kind, self.words) = (name, kind, words)
      self.bytes = bytes.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  private static let ok = "HTTP/1.1 200 OK\r\n"
  private static let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"

  static let rows: [Row] = [
    // Not HTTP
    Row("HTTP/0.9", "<html>hello</html>", .notHTTP, "is not HTTP"),
    Row("nothing but line breaks", "\r\n\r\n\r\n\r\n", .notHTTP, "HTTP"),
    Row("bytes without sense", "\u{0}\u{1}\u{FF}\u{FE}\u{80}", .notHTTP, "is not HTTP"),
    Row("a newer protocol", "HTTP/9.9 200 OK\r\n\r\n", .notHTTP, "HTTP"),
    Row("a status below 100", "HTTP/1.1 099 No\r\n\r\n", .notHTTP, "HTTP"),
    Row("another protocol's answer", "RTSP/1.0 200 OK\r\n\r\n", .notHTTP, "HTTP"),
    Row("JSON without a header", "{\"data\":[]}", .notHTTP, "is not HTTP"),
    // Lengths
    Row("longer than announced", ok + "Content-Length: 3\r\n\r\nabcdef", nil, "abc"),
    Row("shorter", ok + "Content-Length: 9\r\n\r\nabc", .cutOff, "3 bytes of the body had come"),
    Row(
      "two lengths", ok + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde", .notHTTP,
      "announces two different lengths"),
    Row(
      "one length twice", ok + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", nil, "abc"),
    Row(
      "two lengths in one field", ok + "Content-Length: 3, 5\r\n\r\nabcde", .notHTTP,
      "'3, 5' is not the length of a body"),
    Row(
      "a negative length", ok + "Content-Length: -5\r\n\r\nabc", .notHTTP,
      "Invalid Content-Length"),
    Row(
      "a length beyond all numbers", ok + "Content-Length: 99999999999999999999999\r\n\r\nabc",
      .notHTTP, "is not the length of a body"),
    Row(
      "a length in words", ok + "Content-Length: few\r\n\r\nabc", .notHTTP, "Invalid Content-Length"
    ),
    Row("an empty length", ok + "Content-Length:\r\n\r\nabc", .notHTTP, "Invalid Content-Length"),
    // Chunks
    Row("a length beside chunks", ok + "Content-Length: 1\r\n" + chunkedEnd, nil, "abc"),
    Row("a huge chunk", chunked + "ffffffffffffffffff\r\nabc", .notHTTP, "chunks"),
    Row("a negative chunk", chunked + "-3\r\nabc", .notHTTP, "chunks"),
    Row("a chunk without an end", chunked + "3\r\nabcX", .notHTTP, "3 bytes of the body had come"),
    Row("chunks without the last", chunked + "3\r\nabc\r\n", .cutOff, "3 bytes of the body"),
    Row("an extension of a chunk", chunked + "3;a=b\r\nabc\r\n0\r\n\r\n", nil, "abc"),
    // Headers
    Row(
      "a NUL in a header", ok + "X: a\u{0}b\r\nContent-Length: 0\r\n\r\n", .notHTTP,
      "Nul byte in header"),
    Row("blanks before a colon", ok + "X : a\r\nContent-Length: 0\r\n\r\n", nil, ""),
    Row("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 3\n\nabc", nil, "abc"),
    Row("a header that ends early", ok + "X: a", .cutOff, "within its header"),
    Row("half a status line", "HTTP/1.1 2", .cutOff, "without an answer"),
    // Encodings
    Row(
      "an encoding upon itself", ok + "Content-Encoding: gzip, gzip\r\n\r\nhello hello",
      .undecodable,
      "decoded"),
    Row(
      "very many encodings",
      ok
        + "Content-Encoding: \(Array(repeating: "gzip", count: 50).joined(separator: ","))\r\n\r\nx",
      .undecodable, "decoded"),
  ]

  private static let chunkedEnd =
    "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"

  @Test(arguments: rows) func `an answer is taken as it is or refused with a reason`(_ row: Row)
    async throws
  {
    let exchange = await get(try RawServer(closingAfter: row.bytes))
    #expect(exchange.failure?.kind == row.kind, "\(exchange.outcome)")
    let said =
      exchange.failure?.detail
      ?? String(
        decoding: exchange.response?.body ?? [], as: UTF8.self)
    let isSaid = row.kind == nil ? said == row.words : said.contains(row.words)
    #expect(isSaid, "\(said)")
    #expect(exchange.connection != nil)
  }

  @Test func `names and values are given as they came`() async throws {
    let bytes: [UInt8] = Array("HTTP/1.1 200 \u{1B}[31mred\r\nX-\u{7F}: a\u{1B}]0;b\u{7}\r\n".utf8)
    let tail: [UInt8] = Array("Y: \u{202E}c\r\nContent-Length: 0\r\n\r\n".utf8)
    let response = try await get(try RawServer(closingAfter: bytes + tail)).outcome.get()
    #expect(response.reason == "\u{1B}[31mred")
    #expect(response.header("X-\u{7F}") == ["a\u{1B}]0;b\u{7}"])
    #expect(response.header("Y") == ["\u{202E}c"])
  }

  @Test(arguments: [
    "HTTP/1.1 200 " + String(repeating: "a", count: 300_000) + "\r\n\r\n",
    "HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 300_000) + "\r\n\r\n",
    "HTTP/1.1 200 OK\r\n" + String(repeating: "X: y\r\n", count: 60_000) + "\r\n",
    String(repeating: "HTTP/1.1 100 Go\r\n\r\n", count: 20_000),
    String(repeating: "HTTP/1.1 103 Hints\r\nLink: <a>\r\n\r\n", count: 20_000),
  ]) func `a header beyond the limit is refused, however it grows`(_ head: String) async throws {
    let exchange = await get(try RawServer(closingAfter: head))
    #expect(exchange.failure?.kind == .tooLarge, "\(exchange.failure?.detail ?? "")")
    #expect(exchange.failure?.circumstances.limit == .headerBytes)
  }

  @Test func `a hundred megabytes end at the limit, and no more is read`() async throws {
    let written = Guarded(0)
    let server = try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n")
      let block = [UInt8](repeating: 0x20, count: 1 << 20)
      while written.withLock({ $0 }) < 100, connection.write(block) {
        written.withLock { $0 += 1 }
      }
    }
    let failure = try #require(await get(server).failure)
    #expect(failure.kind == .tooLarge)
    #expect(
      failure.detail == "the answer's body is larger than the limit of 16777216 decoded bytes")
    #expect(failure.circumstances.limit == .bodyBytes)
    #expect(failure.circumstances.phase == .body)
    #expect((1...16 << 20).contains(failure.circumstances.bodyBytes))
    #expect(written.withLock { $0 } < 60)
  }

  @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"])
  func `a reset is told with what had come before it`(_ part: String) async throws {
    let server = try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(part)
      usleep(50_000)
      var reset = linger(l_onoff: 1, l_linger: 0)
      let size = socklen_t(MemoryLayout<linger>.size)
      setsockopt(connection.socket, SOL_SOCKET, SO_LINGER, &reset, size)
    }
    let failure = try #require(await get(server).failure)
    #expect(failure.kind == .cutOff)
    let count = part.hasSuffix("ab") ? "2 bytes of the body" : part.isEmpty ? "no line" : "17 bytes"
    #expect(failure.detail.contains(count), "\(failure.detail)")
    #expect(failure.detail.contains("reset by peer"), "\(failure.detail)")
  }

  @Test func `a server that closes its side first still gets and gives everything`() async throws {
    let server = try RawServer { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      shutdown(connection.socket, Int32(SHUT_WR))
      _ = connection.readRequest()
    }
    #expect(await get(server).response?.body == Array("ok".utf8))
  }

  /// A part of an answer that comes a byte at a time, and how far it comes.
  struct Drip: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let start: String
    let drop: String
    let phase: ExchangePhase
    let words: String
  }

  static let drips: [Drip] = [
    Drip(
      testDescription: "status line", start: "HTTP/1.1 ", drop: "2", phase: .header,
      words: "less than a line of the header had come"),
    Drip(
      testDescription: "header", start: "HTTP/1.1 200 OK\r\nX: ", drop: "a", phase: .header,
      words: "17 bytes of the header had come"),
    Drip(
      testDescription: "interim answers", start: "", drop: "HTTP/1.1 100 Go\r\n\r\n",
      phase: .header, words: "bytes of the header had come"),
    Drip(
      testDescription: "body", start: "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", drop: "a",
      phase: .body, words: "bytes of the body had come"),
    Drip(
      testDescription: "chunk extension",
      start: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a", drop: "b", phase: .body,
      words: "0 bytes of the body had come"),
    Drip(
      testDescription: "trailers",
      start: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", drop: "b",
      phase: .body, words: "1 bytes of the body had come"),
  ]

  @Test(arguments: drips) func `a slow drip ends at the deadline`(_ drip: Drip) async throws {
    let server = try RawServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(drip.start)
      while connection.write(drip.drop) { usleep(20_000) }
    }
    let exchange = await get(server, SendLimits(deadline: .milliseconds(300)))
    let failure = try #require(exchange.failure)
    #expect(failure.kind == .timedOut, "\(failure.detail)")
    #expect(failure.circumstances.phase == drip.phase)
    #expect(failure.circumstances.limit == .deadline)
    #expect(failure.detail.contains(drip.words), "\(failure.detail)")
    #expect(exchange.timings.total < .seconds(10))
  }
}
