// SPDX-License-Identifier: Apache-2.0

/// An IP address with a port, as a connection has one at each end.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
  /// The IP address, without brackets.
  public let host: String
  /// The port.
  public let port: Int

  /// An address with its port; brackets around the address are taken off.
  public init(host: String, port: Int) {
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    self.host = isBracketed ? String(host.dropFirst().dropLast()) : host
    self.port = port
  }

  /// Reads `127.0.0.1:8080` or `[::1]:8080`; nil if it is not an address with a port.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let host = text[..<colon]
    let digits = text[text.index(after: colon)...]
    guard !host.isEmpty, host.contains(":") == host.hasPrefix("["),
      digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let port = UInt16(digits)
    else { return nil }
    self.init(host: String(host), port: Int(port))
  }

  /// From where the address can be reached; nil if the host is not an IP address.
  public var scope: AddressScope? { AddressScope(of: host) }

  /// As in a URL: `127.0.0.1:8080`, `[::1]:8080`.
  public var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
