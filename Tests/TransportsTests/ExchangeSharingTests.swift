// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@Suite struct ExchangeSharingTests {
  static let large = [UInt8](repeating: 0x61, count: 1 << 16)

  static func exchange(_ body: [UInt8]) -> Exchange {
    Exchange(
      request: Request(method: "GET", url: "http://127.0.0.1/"),
      startedAt: Timestamp(microseconds: 7), timings: Timings(total: .seconds(1)),
      outcome: .success(
        Response(status: 201, reason: "r", headers: [HeaderField("A", "b")], body: body)),
      remoteAddress: "127.0.0.1:80")
  }

  static func start(of exchange: Exchange) -> UnsafeRawPointer? {
    exchange.response?.body.withUnsafeBytes { $0.baseAddress }
  }

  @Test func `a large body that came before is held once`() {
    let first = Self.exchange(Self.large)
    let copy = Self.exchange(Array(Self.large.map { $0 }))
    let shared = copy.sharingBody(with: [Self.exchange([1]), first])
    #expect(Self.start(of: shared) == Self.start(of: first))
    #expect(shared == copy)
    #expect(shared.remoteAddress == copy.remoteAddress && shared.timings == copy.timings)
  }

  @Test(arguments: [[UInt8](large.dropLast()) + [0x62], [UInt8](large.dropLast()), []])
  func `a body that differs stays its own`(_ body: [UInt8]) {
    let other = Self.exchange(body)
    #expect(other.sharingBody(with: [Self.exchange(Self.large)]) === other)
  }
}
