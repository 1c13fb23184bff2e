// SPDX-License-Identifier: Apache-2.0

/// Scheme, host and port of an address: whom a token may be sent to.
public struct WebOrigin: Sendable, Hashable {
  /// The origin as text, such as `https://login.crm.example` or `http://127.0.0.1:8080`.
  public let text: String

  /// The origin of an absolute http or https URL; nil if it is none.
  ///
  /// Case, user name and the scheme's own port make no difference.
  public init?(_ url: String) {
    guard let colon = url.firstRange(of: "://") else { return nil }
    let scheme = url[..<colon.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    // A backslash ends the host for browsers, so it must for us.
    let authority = url[colon.upperBound...].prefix { !"/?#\\".contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let usual = scheme == "http" ? ":80" : ":443"
    let name = (host.hasSuffix(usual) ? host.dropLast(usual.count) : host).lowercased()
    guard !name.isEmpty, name != ":" else { return nil }
    text = "\(scheme)://\(name)"
  }

  /// Whether what is sent there can be read on the way: plain HTTP to another machine.
  public var isOpen: Bool {
    guard text.hasPrefix("http://") else { return false }
    let host = text.dropFirst(7).prefix { $0 != ":" }
    return host != "localhost" && !host.hasPrefix("127.") && !text.hasPrefix("http://[::1]")
  }
}
