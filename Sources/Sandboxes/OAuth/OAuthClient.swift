// SPDX-License-Identifier: Apache-2.0

/// A program that is registered with the authorisation server.
struct OAuthClient: Sendable, Hashable {
  let id: String
  /// What it shows people on the consent page.
  let name: String
  /// Nil for a program that cannot keep one, such as one on somebody's desk.
  let secret: String?
  /// Where codes may be sent.
  let redirects: [String]

  /// Whether an address is registered: character by character, but for the port of loopback ones,
  /// which may be any (RFC 8252, 7.3).
  func accepts(redirect: String) -> Bool {
    if redirects.contains(redirect) { return true }
    guard let asked = LoopbackAddress(redirect) else { return false }
    return redirects.contains { LoopbackAddress($0) == asked }
  }
}

/// An `http` address on this machine without its port.
private struct LoopbackAddress: Hashable {
  let host: Substring
  let pathAndQuery: Substring

  init?(_ address: String) {
    guard address.hasPrefix("http://"), !address.contains("#") else { return nil }
    let rest = address.dropFirst("http://".count)
    let hosts = ["127.0.0.1", "localhost", "[::1]"]
    guard let host = hosts.first(where: { rest.hasPrefix($0) }) else { return nil }
    self.host = rest.prefix(host.count)
    var end = rest.dropFirst(host.count)
    if end.first == ":" {
      let port = end.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(port), (1...65_535).contains(number) else { return nil }
      end = end.dropFirst(port.count + 1)
    }
    guard end.isEmpty || end.first == "/" || end.first == "?" else { return nil }
    pathAndQuery = end
  }
}
