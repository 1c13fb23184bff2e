// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What a ``CurlTransport`` is told once, for all its requests.
public struct CurlOptions: Sendable {
  /// The `User-Agent` of requests that bring none; nil sends none.
  public var userAgent: String?
  /// A PEM file of certificate authorities that stands in for the system's; nil uses the system's.
  public var caFile: String?
  /// The variables that proxies are read from, such as `http_proxy`, `https_proxy` and `no_proxy`.
  ///
  /// Loopback addresses are never asked through a proxy, whatever stands here.
  public var environment: [String: String]
  /// How long an idle connection may be used again, in whole seconds.
  ///
  /// Servers often close after five seconds; a request that meets such a connection while it is
  /// being closed is lost, since nothing is ever sent twice.
  public var idleLimit: Duration

  /// Options.
  ///
  /// - Parameters:
  ///   - version: the product's version for `User-Agent: CallReady/<version>`; nil sends none.
  ///   - caFile: a PEM file of certificate authorities; nil uses the system's.
  ///   - environment: where proxies are read from; by default the process's variables.
  ///   - idleLimit: how long an idle connection may be used again.
  public init(
    version: String? = nil, caFile: String? = nil,
    environment: [String: String] = CurlOptions.proxyVariables(),
    idleLimit: Duration = .seconds(4)
  ) {
    userAgent = version.map { "CallReady/\($0)" }
    self.caFile = caFile
    self.environment = environment
    self.idleLimit = idleLimit
  }

  /// Those variables of the process that name proxies or exempt hosts from them.
  public static func proxyVariables() -> [String: String] {
    var found: [String: String] = [:]
    for name in ProxySettings.variables {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }
}
