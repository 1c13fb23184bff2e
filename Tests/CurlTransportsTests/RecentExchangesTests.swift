// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

@Suite struct RecentExchangesTests {
  private static func facts(_ port: Int) -> ConnectionFacts {
    ConnectionFacts(
      remote: SocketAddress(host: "127.0.0.1", port: 80),
      local: SocketAddress(host: "127.0.0.1", port: port))
  }

  @Test func `a connection that is used again has the same peer`() {
    let recent = RecentExchanges()
    let first = recent.peer(of: Self.facts(1))
    let second = recent.peer(of: Self.facts(2))
    #expect(first != second && first.address == "127.0.0.1:80")
    #expect(recent.peer(of: Self.facts(1)) === first)
    #expect(recent.peer(of: Self.facts(2)) === second)
  }

  @Test func `a connection that was forgotten has an equal peer`() {
    let recent = RecentExchanges()
    let first = recent.peer(of: Self.facts(0))
    for port in 1...100 { _ = recent.peer(of: Self.facts(port)) }
    let again = recent.peer(of: Self.facts(0))
    #expect(again == first && again !== first)
  }
}
