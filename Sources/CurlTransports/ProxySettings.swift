// SPDX-License-Identifier: Apache-2.0

/// Which proxy leads to a destination, by the variables that curl knows.
///
/// They are read here and not by libcurl, so that loopback is exempt, the proxy in use is known, and
/// tests need no process environment. `HTTP_PROXY` in capitals is not read: a CGI client could set it.
struct ProxySettings {
  static let variables = [
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  private let exemptions: ProxyExemptions
  private let plain: String
  private let secure: String

  init(environment: [String: String]) {
    func first(_ names: String...) -> String {
      names.lazy.compactMap { environment[$0] }.first ?? ""
    }
    plain = first("http_proxy", "all_proxy", "ALL_PROXY")
    secure = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    exemptions = ProxyExemptions(first("no_proxy", "NO_PROXY"))
  }

  /// The proxy's URL; empty if the destination is asked directly.
  func proxy(for destination: Destination) -> String {
    if destination.isLoopback || exemptions.cover(destination.host) { return "" }
    return destination.isSecure ? secure : plain
  }
}

extension ProxySettings {
  /// A proxy's URL for people: user name and password are left out.
  static func shown(_ proxy: String) -> String {
    let scheme = proxy.firstRange(of: "://").map { proxy[..<$0.upperBound] }
    let rest = proxy.dropFirst(scheme?.count ?? 0)
    let authority = rest.prefix { $0 != "/" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    return "\(scheme ?? "http://")\(host ?? authority)"
  }
}
