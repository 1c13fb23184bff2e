// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Whose tokens: a contract's key, an environment, and an identity if it is not the integration.
public struct StoreKey: Sendable, Hashable {
  /// The contract's machine key.
  public let contract: String
  /// The environment's name.
  public let environment: String
  /// The identity's name in the contract; nil for the integration itself.
  public let identity: String?

  /// The key of an entry.
  public init(contract: String, environment: String, identity: String? = nil) {
    self.identity = identity
    self.contract = contract
    self.environment = environment
  }

  /// A file name that stands for the key alone, of letters, digits, `-`, `_`, `.`, `+` and `%`.
  ///
  /// Long names are cut and get a part of their hash; the entry itself holds the whole key.
  var fileName: String {
    let person = identity.map { "+" + Self.part($0) } ?? ""
    return "\(Self.part(contract))@\(Self.part(environment))\(person).json"
  }

  private static func part(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var name: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: name.append(byte)
      // A dot at the front would hide the file, and two would leave the folder.
      case 0x2E where !name.isEmpty: name.append(byte)
      default: name += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    guard name.count > 90 else { return String(decoding: name, as: UTF8.self) }
    let hash = SHA256.hexadecimal(of: Array(text.utf8), digits: 24)
    return String(decoding: name.prefix(60), as: UTF8.self) + "%-" + hash
  }
}
