// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

/// Little that becomes much when it is decoded.
struct BombTests {
  /// A content encoding and bytes that become more than 16 MiB by it.
  struct Bomb: Sendable, CustomTestStringConvertible {
    let encoding: String
    let bytes: [UInt8]

    var testDescription: String { encoding }
  }

  static let bombs: [Bomb] = [
    Bomb(encoding: "gzip", bytes: Gzip.zeros(runs: 80_000)),
    // The same without gzip's header, then with zlib's.
    Bomb(encoding: "deflate", bytes: Array(Gzip.zeros(runs: 80_000).dropFirst(10))),
    Bomb(encoding: "deflate", bytes: [0x78, 0x9C] + Gzip.zeros(runs: 80_000).dropFirst(10)),
    Bomb(encoding: "br", bytes: brotli),
    Bomb(encoding: "zstd", bytes: zstandard),
    // Encoded twice, as the field says.
    Bomb(encoding: "br, identity", bytes: brotli),
  ]

  /// 32 MiB of zeros.
  private static let brotli: [UInt8] = [
    207, 255, 255, 127, 248, 39, 0, 226, 177, 64, 32, 247, 254, 63, 255, 255, 255, 241, 79, 0, 196,
    97, 1, 128, 238, 253, 63,
  ]

  /// 300 blocks of 128 KiB, each one byte repeated (RFC 8878, section 3.1.1.2).
  private static let zstandard: [UInt8] = {
    let block: [UInt8] = [0x02, 0x00, 0x10, 0x00]
    return [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58] + Array(repeating: block, count: 300).joined()
  }()

  @Test(arguments: bombs) func `a bomb is stopped at the limit of decoded bytes`(
    _ bomb: Bomb
  ) async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: \(bomb.encoding)\r\n"
    let server = try RawServer(
      closingAfter: Array("\(head)Content-Length: \(bomb.bytes.count)\r\n\r\n".utf8) + bomb.bytes)
    let exchange = await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: "GET", url: server.url), within: SendLimits(deadline: .seconds(60)))
    let failure = try #require(exchange.failure)
    #expect(failure.kind == .tooLarge, "\(failure.detail)")
    #expect(failure.circumstances.limit == .bodyBytes)
    #expect((1...16 << 20).contains(failure.circumstances.bodyBytes))
  }

  @Test func `only encodings that libcurl can decode are asked for`() async throws {
    let server = try RawServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    _ = await CurlTransport(options: CurlOptions(environment: [:])).send(
      Request(method: "GET", url: server.url), within: SendLimits())
    let fields = server.requests.first?.split(separator: "\r\n") ?? []
    #expect(fields.contains("Accept-Encoding: \(CurlLibrary.encodings)"[...]))
  }
}
