// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Transports

/// Where a URL leads, as libcurl reads it.
struct Destination: Sendable, Hashable {
  let isSecure: Bool
  /// The host in lower case; an IPv6 address in brackets.
  let host: String
  let port: String

  /// For people: `host:port`.
  var place: String { "\(host):\(port)" }

  /// Reads the URL and refuses what libcurl would refuse, drop or rewrite on the way.
  init(url: String) throws(TransportFailure) {
    let parts = try URLParts(url)
    isSecure = parts.isSecure
    guard let parser = curl_url() else {
      throw TransportFailure(.other, "out of memory while reading the URL")
    }
    defer { curl_url_cleanup(parser) }
    let code = curl_url_set(parser, CURLUPART_URL, url, UInt32(CURLU_PATH_AS_IS))
    guard code == CURLUE_OK else {
      let reason = curl_url_strerror(code).map { String(cString: $0) } ?? "malformed"
      throw TransportFailure(.badURL, "the URL cannot be sent: \(Self.lowercasedFirst(reason))")
    }
    host = Self.part(CURLUPART_HOST, of: parser).lowercased()
    port = Self.part(CURLUPART_PORT, of: parser)
    guard parts.host.lowercased() == host else {
      throw TransportFailure(
        .badURL, "the host '\(parts.host)' would be sent as '\(host)': write it that way")
    }
  }

  /// Whether the host is this machine: such requests never go through a proxy.
  var isLoopback: Bool {
    var name = host[...]
    if name.hasSuffix(".") { name.removeLast() }
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    if name.hasPrefix("["), name.hasSuffix("]") {
      return Self.isLoopback6(String(name.dropFirst().dropLast()))
    }
    var address = in_addr()
    guard inet_pton(AF_INET, String(name), &address) == 1 else { return false }
    return UInt32(bigEndian: address.s_addr) >> 24 == 127
  }

  private static func isLoopback6(_ text: String) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return false }
    let mapped = bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    if mapped { return bytes[12] == 127 }
    return bytes.prefix(15).allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  private static func part(_ part: CURLUPart, of parser: OpaquePointer) -> String {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, part, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text
    else { return "" }
    defer { curl_free(text) }
    return String(cString: text)
  }

  private static func lowercasedFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// The scheme and the host as they are spelled in a URL, once nothing in it would be lost.
private struct URLParts {
  let isSecure: Bool
  let host: Substring

  init(_ url: String) throws(TransportFailure) {
    try Self.refuseUnsendable(url)
    let lowercased = url.prefix(8).lowercased()
    isSecure = lowercased.hasPrefix("https://")
    guard isSecure || lowercased.hasPrefix("http://") else {
      throw TransportFailure(.badURL, "the URL does not begin with http:// or https://")
    }
    let authority = url.dropFirst(isSecure ? 8 : 7).prefix { $0 != "/" && $0 != "?" }
    guard !authority.utf8.contains(UInt8(ascii: "@")) else {
      throw TransportFailure(
        .badURL, "the URL carries a user name before '@': send it in an Authorization header")
    }
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[...end]
    } else {
      host = authority.prefix { $0 != ":" }
    }
    guard !host.isEmpty else { throw TransportFailure(.badURL, "the URL names no host") }
  }

  private static func refuseUnsendable(_ url: String) throws(TransportFailure) {
    for (offset, byte) in url.utf8.enumerated() {
      let what: String
      switch byte {
      case UInt8(ascii: " "): what = "a blank"
      case 0..<0x20, 0x7F: what = "the control character \(byte)"
      case UInt8(ascii: "#"): what = "'#', which ends what is sent"
      default: continue
      }
      throw TransportFailure(
        .badURL, "the URL has \(what) at byte \(offset): percent-encode it")
    }
  }
}
