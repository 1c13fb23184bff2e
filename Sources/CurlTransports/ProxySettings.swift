// SPDX-License-Identifier: Apache-2.0

/// Which proxy leads to a destination, by the variables that curl knows.
///
/// They are read here and not by libcurl, so that loopback is exempt and tests need no process
/// environment. `HTTP_PROXY` in capitals is not read: a CGI client could set it.
struct ProxySettings {
  static let variables = [
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
  ]

  /// Hosts that are asked directly, as libcurl reads the list; empty for none.
  let exempt: String
  private let plain: String
  private let secure: String

  init(environment: [String: String]) {
    func first(_ names: String...) -> String {
      names.lazy.compactMap { environment[$0] }.first ?? ""
    }
    plain = first("http_proxy", "all_proxy", "ALL_PROXY")
    secure = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    exempt = first("no_proxy", "NO_PROXY")
  }

  /// The proxy's URL; empty if the destination is asked directly.
  func proxy(for destination: Destination) -> String {
    if destination.isLoopback { return "" }
    return destination.isSecure ? secure : plain
  }
}
