// SPDX-License-Identifier: Apache-2.0

import Transports

/// The origin of an absolute URL: scheme, host and port.
struct RequestTarget: Sendable, Hashable {
  let scheme: String
  let host: String
  let port: Int

  /// Reads an absolute http or https URL; nil for anything else.
  init?(_ url: some StringProtocol) {
    guard let colon = url.firstRange(of: "://") else { return nil }
    scheme = url[..<colon.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = url[colon.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let authority = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest[...]
    let usual = scheme == "http" ? 80 : 443
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<end].lowercased()
      port = Int(authority[end...].dropFirst(2)) ?? usual
    } else {
      let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      host = parts.first?.lowercased() ?? ""
      port = parts.count > 1 ? Int(parts[1]) ?? usual : usual
    }
    guard !host.isEmpty else { return nil }
  }

  /// Where a redirect leads; a `Location` without a host stays where it is.
  init?(location: String, from url: String) {
    guard let here = RequestTarget(url) else { return nil }
    if location.hasPrefix("//") {
      guard let there = RequestTarget("\(here.scheme):\(location)") else { return nil }
      self = there
    } else if let there = RequestTarget(location) {
      self = there
    } else {
      self = here
    }
  }
}

extension TrafficRun.Part {
  /// The host that was asked; empty if the URL names none.
  var host: String { RequestTarget(exchange.request.url)?.host ?? "" }
}
