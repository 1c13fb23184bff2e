// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CurlTransports

struct ProxySettingsTests {
  /// Variables, a URL, and the proxy that leads there.
  struct Row: Sendable {
    let variables: [String: String]
    let url: String
    let proxy: String
  }

  static let rows: [Row] = [
    Row(variables: [:], url: "http://crm.test/", proxy: ""),
    Row(variables: ["http_proxy": "p"], url: "http://crm.test/", proxy: "p"),
    Row(variables: ["http_proxy": "p"], url: "https://crm.test/", proxy: ""),
    Row(variables: ["https_proxy": "p"], url: "https://crm.test/", proxy: "p"),
    Row(variables: ["HTTPS_PROXY": "p"], url: "https://crm.test/", proxy: "p"),
    Row(variables: ["https_proxy": "p"], url: "http://crm.test/", proxy: ""),
    Row(variables: ["all_proxy": "p"], url: "http://crm.test/", proxy: "p"),
    Row(variables: ["all_proxy": "p", "http_proxy": ""], url: "http://crm.test/", proxy: ""),
    // A CGI client could set it with a header named Proxy.
    Row(variables: ["HTTP_PROXY": "p"], url: "http://crm.test/", proxy: ""),
    Row(variables: ["http_proxy": "p", "all_proxy": "q"], url: "http://127.0.0.1/", proxy: ""),
    Row(variables: ["https_proxy": "p"], url: "https://localhost/", proxy: ""),
    Row(variables: ["http_proxy": "p"], url: "http://[::1]/", proxy: ""),
  ]

  @Test(arguments: rows) func `the variables name the proxy, never for loopback`(_ row: Row) throws
  {
    let settings = ProxySettings(environment: row.variables)
    #expect(settings.proxy(for: try Destination(url: row.url)) == row.proxy)
  }

  @Test func `exempt hosts are those of the variable`() {
    #expect(ProxySettings(environment: ["NO_PROXY": "a,b"]).exempt == "a,b")
    #expect(ProxySettings(environment: ["NO_PROXY": "a", "no_proxy": "b"]).exempt == "b")
  }
}
