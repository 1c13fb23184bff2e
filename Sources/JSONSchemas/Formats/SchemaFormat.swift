// SPDX-License-Identifier: Apache-2.0

/// The formats of draft 2020-12, for those who want them checked.
enum SchemaFormat: String, Sendable, CaseIterable {
  case date, time, duration, email, hostname, ipv4, ipv6, uri, iri, uuid, regex
  case dateTime = "date-time"
  case idnEmail = "idn-email"
  case idnHostname = "idn-hostname"
  case uriReference = "uri-reference"
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"

  /// Whether a text has the format.
  func accepts(_ text: String) -> Bool {
    var scanner = FormatScanner(text)
    switch self {
    case .date: return scanner.takeDate() && scanner.isAtEnd
    case .time: return scanner.takeTime() && scanner.isAtEnd
    case .dateTime:
      return scanner.takeDate() && scanner.take { $0 | 0x20 == UInt8(ascii: "t") }
        && scanner.takeTime() && scanner.isAtEnd
    case .duration: return scanner.takeDuration()
    case .email: return EmailAddress.isSound(text, allowsUnicode: false)
    case .idnEmail: return EmailAddress.isSound(text, allowsUnicode: true)
    case .hostname: return HostName.isSound(text, allowsUnicode: false)
    case .idnHostname: return HostName.isSound(text, allowsUnicode: true)
    case .ipv4: return scanner.takeIPv4() && scanner.isAtEnd
    case .ipv6: return scanner.takeIPv6()
    case .uuid: return scanner.takeUUID()
    case .uri: return URISyntax.isSound(text, allowsRelative: false, allowsUnicode: false)
    case .uriReference: return URISyntax.isSound(text, allowsRelative: true, allowsUnicode: false)
    case .iri: return URISyntax.isSound(text, allowsRelative: false, allowsUnicode: true)
    case .iriReference: return URISyntax.isSound(text, allowsRelative: true, allowsUnicode: true)
    case .uriTemplate: return URITemplateSyntax.isSound(text)
    case .jsonPointer: return scanner.takePointer()
    case .relativeJSONPointer: return scanner.takeRelativePointer()
    case .regex: return ECMAPattern.isSound(text)
    }
  }
}

/// Reads a text from left to right, byte by byte.
struct FormatScanner {
  var rest: ArraySlice<UInt8>

  init(_ text: some Sequence<UInt8>) { rest = Array(text)[...] }
  init(_ text: String) { self.init(text.utf8) }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes the next byte if it is of a kind.
  mutating func take(where isWanted: (UInt8) -> Bool) -> Bool {
    guard let first = rest.first, isWanted(first) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    take { $0 == UInt8(ascii: character) }
  }

  /// Takes all next bytes of a kind and counts them.
  mutating func takeAll(where isWanted: (UInt8) -> Bool) -> Int {
    let count = rest.prefix(while: isWanted).count
    rest.removeFirst(count)
    return count
  }

  /// Takes just so many digits.
  mutating func takeNumber(digits: Int) -> Int? {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy(Self.isDigit) else { return nil }
    rest.removeFirst(digits)
    return text.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
  static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
  }
}
