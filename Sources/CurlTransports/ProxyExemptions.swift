// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The hosts of `no_proxy`, which are asked directly; read as curl reads them.
///
/// Entries stand between commas or blanks: `*` for every host, a name with or without a leading dot
/// for itself and everything below it, an address, or a block of addresses such as `10.0.0.0/8`.
struct ProxyExemptions {
  private let entries: [String]

  init(_ list: String) {
    entries =
      list.split { $0 == "," || $0.isWhitespace }.map { entry in
        var entry = entry.lowercased()[...]
        if entry.hasPrefix("[") && entry.hasSuffix("]") { entry = entry.dropFirst().dropLast() }
        if entry.hasPrefix(".") { entry.removeFirst() }
        if entry.hasSuffix(".") { entry.removeLast() }
        return String(entry)
      }
  }

  /// Whether a host in lower case, an IPv6 address in brackets, is asked directly.
  func cover(_ host: String) -> Bool {
    var name = host[...]
    if name.hasPrefix("[") { name = name.dropFirst().prefix { $0 != "]" } }
    if name.hasSuffix(".") { name.removeLast() }
    let address = Self.bytes(String(name))
    return entries.contains { entry in
      if entry == "*" { return true }
      if let address { return Self.block(entry, holds: address) }
      return !entry.isEmpty && (name == entry || name.hasSuffix(".\(entry)"))
    }
  }

  private static func block(_ entry: String, holds address: [UInt8]) -> Bool {
    let parts = entry.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let block = bytes(String(first)), block.count == address.count
    else { return false }
    guard parts.count == 2 else { return block == address }
    guard let bits = Int(parts[1]), (0...block.count * 8).contains(bits) else { return false }
    return (0..<bits).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return block[bit / 8] & mask == address[bit / 8] & mask
    }
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let isLong = text.contains(":")
    var bytes = [UInt8](repeating: 0, count: isLong ? 16 : 4)
    return inet_pton(isLong ? AF_INET6 : AF_INET, text, &bytes) == 1 ? bytes : nil
  }
}
