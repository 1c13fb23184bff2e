// SPDX-License-Identifier: Apache-2.0

/// The parameters of a query, decoded as forms are: a plus sign is a blank.
struct FormQuery {
  /// All of them in the order in which they came.
  let parameters: [(name: String, value: String)]

  /// Nil if an escape is cut short or the bytes are not UTF-8.
  init?(_ query: String?) {
    var parameters: [(name: String, value: String)] = []
    for part in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
      let name = part.prefix { $0 != UInt8(ascii: "=") }
      guard let key = Self.decoded(name, plusIsBlank: true),
        let value = Self.decoded(part.dropFirst(name.count + 1), plusIsBlank: true)
      else { return nil }
      parameters.append((key, value))
    }
    self.parameters = parameters
  }

  /// The first parameter of a name.
  subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// The text that percent escapes stand for; nil if it is cut short or not UTF-8.
  static func decoded(_ bytes: some Sequence<UInt8>, plusIsBlank: Bool) -> String? {
    var decoded: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit)
        else { return nil }
        decoded.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: decoded.append(UInt8(ascii: " "))
      default: decoded.append(byte)
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// A text with everything escaped that has a meaning in a query.
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: encoded.unicodeScalars.append(.init(byte))
      case _ where "-._~".utf8.contains(byte): encoded.unicodeScalars.append(.init(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    return encoded
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
