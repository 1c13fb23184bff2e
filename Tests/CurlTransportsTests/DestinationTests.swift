// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CurlTransports

struct DestinationTests {
  @Test(arguments: [
    ("http://crm.test", "crm.test:80"), ("HTTPS://CRM.Test/x?y", "crm.test:443"),
    ("http://crm.test:8080?q=@", "crm.test:8080"), ("http://[::1]:81/", "[::1]:81"),
    ("http://crm.test./", "crm.test.:80"), ("http://crm.test:/", "crm.test:80"),
  ]) func `a URL leads to a host and a port`(_ url: String, _ place: String) throws {
    #expect(try Destination(url: url).place == place)
  }

  @Test(arguments: [
    "localhost", "LOCALHOST", "localhost.", "crm.localhost", "127.0.0.1", "127.255.3.4", "[::1]",
    "[::ffff:127.0.0.1]",
  ]) func `these hosts are this machine`(_ host: String) throws {
    #expect(try Destination(url: "http://\(host)/").isLoopback)
  }

  @Test(arguments: [
    "localhost.test", "notlocalhost", "127.example.com", "128.0.0.1", "[::2]", "[::]", "10.0.0.1",
    "0.0.0.0", "[::ffff:10.0.0.1]", "127.0.0.1.test",
  ]) func `these hosts are others`(_ host: String) throws {
    #expect(try !Destination(url: "http://\(host)/").isLoopback)
  }
}
