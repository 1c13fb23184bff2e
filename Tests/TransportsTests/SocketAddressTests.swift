// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

struct SocketAddressTests {
  @Test(arguments: [("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:65535", "::1", 65535)])
  func `an address with a port is read and written alike`(
    _ text: String, _ host: String, _ port: Int
  ) throws {
    let address = try #require(SocketAddress(text))
    #expect(address == SocketAddress(host: host, port: port))
    #expect(address == SocketAddress(host: "[\(host)]", port: port))
    #expect(address.description == text)
    #expect(address.scope == .loopback)
  }

  @Test(arguments: [
    "", ":", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:80",
    "127.0.0.1:+80", "[::1]", "[]:80:",
  ]) func `what is not an address with a port is not read`(_ text: String) {
    #expect(SocketAddress(text) == nil)
  }

  @Test func `a proxy hides where the CRM is`() {
    let address = SocketAddress(host: "10.0.0.1", port: 3128)
    #expect(ConnectionFacts(remote: address).scope == .private)
    #expect(ConnectionFacts(remote: address, proxy: "http://p").scope == nil)
    #expect(ConnectionFacts(remote: SocketAddress(host: "crm", port: 1)).scope == nil)
  }
}
