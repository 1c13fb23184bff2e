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

  /// A list of exempt hosts, a host, and whether it is one of them.
  struct Exemption: Sendable {
    let list: String
    let host: String
    let isExempt: Bool
  }

  static let exemptions: [Exemption] = [
    Exemption(list: "", host: "crm.test", isExempt: false),
    Exemption(list: ",, ,", host: "crm.test", isExempt: false),
    Exemption(list: "*", host: "crm.test", isExempt: true),
    Exemption(list: "a.test, *", host: "10.0.0.1", isExempt: true),
    // Names, and everything below them
    Exemption(list: "crm.test", host: "crm.test", isExempt: true),
    Exemption(list: "CRM.Test", host: "crm.test", isExempt: true),
    Exemption(list: "a.test,crm.test", host: "crm.test", isExempt: true),
    Exemption(list: "a.test crm.test", host: "crm.test", isExempt: true),
    Exemption(list: "test", host: "crm.test", isExempt: true),
    Exemption(list: ".test", host: "crm.test", isExempt: true),
    Exemption(list: ".crm.test", host: "crm.test", isExempt: true),
    Exemption(list: "crm.test.", host: "crm.test", isExempt: true),
    Exemption(list: "crm.test", host: "crm.test.", isExempt: true),
    Exemption(list: "rm.test", host: "crm.test", isExempt: false),
    Exemption(list: "a.crm.test", host: "crm.test", isExempt: false),
    Exemption(list: ".", host: "crm.test", isExempt: false),
    // Addresses and blocks of them
    Exemption(list: "10.0.0.1", host: "10.0.0.1", isExempt: true),
    Exemption(list: "0.0.1", host: "10.0.0.1", isExempt: false),
    Exemption(list: "10.0.0.0/8", host: "10.200.0.1", isExempt: true),
    Exemption(list: "10.0.0.0/9", host: "10.200.0.1", isExempt: false),
    Exemption(list: "10.0.0.0/0", host: "11.0.0.1", isExempt: true),
    Exemption(list: "10.0.0.0/33", host: "10.0.0.0", isExempt: false),
    Exemption(list: "10.0.0.0/-1", host: "10.0.0.0", isExempt: false),
    Exemption(list: "10.0.0.0/", host: "10.0.0.0", isExempt: false),
    Exemption(list: "10.0.0.0/8", host: "crm.test", isExempt: false),
    Exemption(list: "fd00::1", host: "[fd00::1]", isExempt: true),
    Exemption(list: "[fd00::1]", host: "[fd00:0::1]", isExempt: true),
    Exemption(list: "fd00::/16", host: "[fd00:1::1]", isExempt: true),
    Exemption(list: "10.0.0.0/8", host: "[fd00::1]", isExempt: false),
  ]

  @Test(arguments: exemptions) func `a list exempts names, addresses and blocks`(_ row: Exemption) {
    #expect(ProxyExemptions(row.list).cover(row.host) == row.isExempt)
  }

  @Test func `the small variable counts more than the capital one`() throws {
    let variables = ["http_proxy": "p", "NO_PROXY": "a.test"]
    let destination = try Destination(url: "http://a.test/")
    #expect(ProxySettings(environment: variables).proxy(for: destination) == "")
    let both = variables.merging(["no_proxy": "b.test"]) { $1 }
    #expect(ProxySettings(environment: both).proxy(for: destination) == "p")
  }

  @Test(arguments: [
    ("proxy.test:3128", "http://proxy.test:3128"), ("http://p.test", "http://p.test"),
    ("http://user:pass@p.test:1/", "http://p.test:1"), ("u:p@ss@p.test:1", "http://p.test:1"),
    ("socks5h://u@[::1]:9", "socks5h://[::1]:9"),
  ]) func `a proxy is shown without user name and password`(_ proxy: String, _ shown: String) {
    #expect(ProxySettings.shown(proxy) == shown)
  }
}
