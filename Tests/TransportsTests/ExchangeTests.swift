// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@Suite struct ExchangeTests {
  static func exchange(_ outcome: Result<Response, TransportFailure>) -> Exchange {
    Exchange(
      request: Request(method: "GET", url: "http://127.0.0.1/"),
      startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero), outcome: outcome)
  }

  @Test func `an exchange has an answer or a reason why not`() {
    let answered = Self.exchange(.success(Response(status: 204)))
    #expect(answered.response?.status == 204)
    #expect(answered.failure == nil)
    let failed = Self.exchange(.failure(TransportFailure(.timedOut, "30 s")))
    #expect(failed.response == nil)
    #expect(failed.failure == TransportFailure(.timedOut, "30 s"))
  }

  @Test func `exchanges over one connection share what is known about it`() throws {
    let facts = ConnectionFacts(remote: SocketAddress(host: "::1", port: 80), proxy: "http://p")
    let exchange = Exchange(
      request: Request(method: "GET", url: "http://127.0.0.1/"),
      startedAt: Timestamp(microseconds: 0), timings: Timings(total: .zero),
      outcome: .success(Response(status: 204)), peer: Peer(facts))
    #expect(exchange.remoteAddress == "[::1]:80")
    #expect(exchange.connection == facts)
    let alone = Exchange(
      request: exchange.request, startedAt: exchange.startedAt, timings: exchange.timings,
      outcome: exchange.outcome, remoteAddress: "[::1]:80", connection: facts)
    #expect(alone == exchange)
    #expect(Peer(address: nil, connection: nil) == nil)
    #expect(Self.exchange(exchange.outcome) != exchange)
  }
}
