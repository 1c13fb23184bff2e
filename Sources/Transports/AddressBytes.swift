// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The four or sixteen bytes of an IP address.
struct AddressBytes: Sendable, Hashable {
  private let bytes: [UInt8]

  var count: Int { bytes.count }

  /// Reads an address, in brackets or not, with a zone or not; nil if it is none.
  init?(_ text: String) {
    var text = text[...]
    if text.hasPrefix("[") {
      guard text.hasSuffix("]"), text.contains(":") else { return nil }
      text = text.dropFirst().dropLast()
    }
    // C would stop reading at a NUL and take what stands before it.
    guard !text.utf8.contains(0) else { return nil }
    if text.contains(":") {
      self.init(String(text.prefix { $0 != "%" }), family: AF_INET6, count: 16)
    } else {
      self.init(String(text), family: AF_INET, count: 4)
    }
  }

  private init?(_ text: String, family: Int32, count: Int) {
    var bytes = [UInt8](repeating: 0, count: count)
    guard inet_pton(family, text, &bytes) == 1 else { return nil }
    self.bytes = bytes
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// Whether the first bits are those of a prefix.
  func begins(with prefix: [UInt8], bits: Int) -> Bool {
    for bit in 0..<min(bits, bytes.count * 8) {
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      let wanted = bit / 8 < prefix.count ? prefix[bit / 8] & mask : 0
      guard bytes[bit / 8] & mask == wanted else { return false }
    }
    return bits <= bytes.count * 8
  }

  /// The IPv4 address that an IPv6 address stands for; nil if it stands for itself.
  var embedded: AddressBytes? {
    guard count == 16 else { return nil }
    let zeros = [UInt8](repeating: 0, count: 10)
    if begins(with: zeros + [0xFF, 0xFF], bits: 96) { return AddressBytes(bytes[12...]) }
    if begins(with: [0x00, 0x64, 0xFF, 0x9B], bits: 96) { return AddressBytes(bytes[12...]) }
    if begins(with: [0x20, 0x02], bits: 16) { return AddressBytes(bytes[2..<6]) }
    return nil
  }
}
