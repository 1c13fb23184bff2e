// SPDX-License-Identifier: Apache-2.0

/// From where an IP address can be reached; a PBX in the cloud reaches public ones only.
public enum AddressScope: String, Sendable, Hashable, CaseIterable {
  /// This machine: `127.0.0.0/8`, `::1`.
  case loopback
  /// The networks behind a router: RFC 1918, link-local, unique local (`fc00::/7`), and the
  /// addresses that carriers share (`100.64.0.0/10`).
  case `private`
  /// The Internet.
  case `public`
  /// No single host anywhere: unspecified, multicast, documentation, benchmarks, future use.
  case reserved

  /// The scope of an IPv4 or IPv6 address; nil if the text is none, such as a host's name.
  ///
  /// Brackets and a zone (`[fe80::1%eth0]`) are allowed, a port and shortened IPv4 (`127.1`) are not.
  /// An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4) has that one's scope.
  public init?(of address: String) {
    guard let bytes = AddressBytes(address) else { return nil }
    self = bytes.count == 4 ? Self(v4: bytes) : Self(v6: bytes)
  }

  private init(v4 address: AddressBytes) {
    let found = Self.v4.first { address.begins(with: $0.prefix, bits: $0.bits) }
    self = found?.scope ?? .public
  }

  private init(v6 address: AddressBytes) {
    if let embedded = address.embedded {
      self.init(v4: embedded)
      return
    }
    let found = Self.v6.first { address.begins(with: $0.prefix, bits: $0.bits) }
    self = found?.scope ?? .public
  }

  private typealias Block = (prefix: [UInt8], bits: Int, scope: AddressScope)

  /// IANA's special-purpose registry; the first block that fits counts.
  private static let v4: [Block] = [
    ([127], 8, .loopback),
    ([10], 8, .private), ([172, 16], 12, .private), ([192, 168], 16, .private),
    ([169, 254], 16, .private), ([100, 64], 10, .private),
    ([0], 8, .reserved), ([192, 0, 0], 24, .reserved), ([192, 0, 2], 24, .reserved),
    ([198, 18], 15, .reserved), ([198, 51, 100], 24, .reserved), ([203, 0, 113], 24, .reserved),
    // Multicast, and everything above it.
    ([224], 3, .reserved),
  ]

  private static let v6: [Block] = [
    ([UInt8](repeating: 0, count: 15) + [1], 128, .loopback),
    // Unique local, link-local, and what was called site-local.
    ([0xFC], 7, .private), ([0xFE, 0x80], 10, .private), ([0xFE, 0xC0], 10, .private),
    ([UInt8](repeating: 0, count: 16), 128, .reserved),
    ([0xFF], 8, .reserved), ([0x20, 0x01, 0x0D, 0xB8], 32, .reserved),
    ([0x3F, 0xFF, 0x00], 20, .reserved), ([0x01, 0, 0, 0, 0, 0, 0, 0], 64, .reserved),
  ]
}
