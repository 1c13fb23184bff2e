// SPDX-License-Identifier: Apache-2.0

/// One header line of a request or a response.
public struct ServerHeader: Sendable, Hashable {
  /// The name as it was written.
  public let name: String
  /// The value without the blanks around it.
  public let value: String

  /// A header line.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether the line can be sent: a token, and a value that cannot break out of its line.
  var canBeSent: Bool {
    !name.isEmpty && name.utf8.allSatisfy(Self.isToken)
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  func isNamed(_ other: String) -> Bool {
    name.utf8.elementsEqual(other.utf8, by: { Self.lowercased($0) == Self.lowercased($1) })
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The characters of RFC 9110's `token`.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

extension Sequence<ServerHeader> {
  /// The value of the first header of a name; case makes no difference.
  public func value(of name: String) -> String? {
    first { $0.isNamed(name) }?.value
  }
}
