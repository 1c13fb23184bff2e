// SPDX-License-Identifier: Apache-2.0

/// URIs as in RFC 3986, and with Unicode as in RFC 3987.
enum URISyntax {
  static func isSound(_ text: String, allowsRelative: Bool, allowsUnicode: Bool) -> Bool {
    let parts = Parts(text, allowsUnicode: allowsUnicode)
    return parts.isSound && (allowsRelative || parts.hasScheme)
  }

  /// The pieces of a text and whether each is spelled soundly.
  private struct Parts {
    private(set) var isSound = true
    private(set) var hasScheme = false
    private let allowsUnicode: Bool

    init(_ text: String, allowsUnicode: Bool) {
      self.allowsUnicode = allowsUnicode
      var rest = Array(text.unicodeScalars)[...]
      if let mark = rest.firstIndex(of: "#") {
        check(rest[(mark + 1)...], also: ":@/?")
        rest = rest[..<mark]
      }
      if let mark = rest.firstIndex(of: "?") {
        check(rest[(mark + 1)...], also: ":@/?", allowsPrivate: true)
        rest = rest[..<mark]
      }
      if let colon = rest.firstIndex(where: { $0 == ":" || $0 == "/" }), rest[colon] == ":" {
        hasScheme = true
        checkScheme(rest[..<colon])
        rest = rest[(colon + 1)...]
      }
      if rest.starts(with: ["/", "/"]) {
        rest = rest.dropFirst(2)
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        checkAuthority(rest[..<end])
        rest = rest[end...]
      }
      check(rest, also: ":@/")
    }

    private mutating func checkScheme(_ scheme: ArraySlice<Unicode.Scalar>) {
      let isLetter = scheme.first.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
      let isPlain = scheme.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0))
      }
      if !isLetter || !isPlain { isSound = false }
    }

    private mutating func checkAuthority(_ authority: ArraySlice<Unicode.Scalar>) {
      var rest = authority
      if let at = rest.lastIndex(of: "@") {
        check(rest[..<at], also: ":")
        rest = rest[(at + 1)...]
      }
      guard rest.first == "[" else {
        let colon = rest.firstIndex(of: ":") ?? rest.endIndex
        check(rest[..<colon], also: "")
        checkPort(rest[colon...])
        return
      }
      guard let end = rest.firstIndex(of: "]") else {
        isSound = false
        return
      }
      checkLiteral(rest[..<end].dropFirst())
      checkPort(rest[(end + 1)...])
    }

    private mutating func checkPort(_ port: ArraySlice<Unicode.Scalar>) {
      guard let first = port.first else { return }
      if first != ":" || !port.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) {
        isSound = false
      }
    }

    /// An address in brackets: IPv6, or of a later version.
    private mutating func checkLiteral(_ literal: ArraySlice<Unicode.Scalar>) {
      guard literal.allSatisfy(\.isASCII) else {
        isSound = false
        return
      }
      let bytes = literal.map { UInt8($0.value) }
      var scanner = FormatScanner(bytes)
      if scanner.take(where: { $0 | 0x20 == UInt8(ascii: "v") }) {
        let digits = scanner.takeAll(where: FormatScanner.isHex)
        if digits == 0 || !scanner.take(".") || scanner.isAtEnd { isSound = false }
        check(scanner.rest.map { Unicode.Scalar($0) }[...], also: ":", allowsPercent: false)
      } else if !scanner.takeIPv6() {
        isSound = false
      }
    }

    private mutating func check(
      _ piece: ArraySlice<Unicode.Scalar>, also more: String, allowsPrivate: Bool = false,
      allowsPercent: Bool = true
    ) {
      var rest = piece
      while let scalar = rest.popFirst(), isSound {
        if scalar == "%" {
          let digits = rest.prefix(2)
          isSound =
            allowsPercent && digits.count == 2
            && digits.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
          rest = rest.dropFirst(2)
        } else if scalar.isASCII {
          isSound =
            Self.plain.contains(scalar) || more.unicodeScalars.contains(scalar)
        } else {
          isSound = allowsUnicode && Self.isUnicode(scalar, allowsPrivate: allowsPrivate)
        }
      }
    }

    /// `unreserved` and `sub-delims` of RFC 3986.
    private static let plain = Set(
      ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=")
        .unicodeScalars)

    /// `ucschar` and `iprivate` of RFC 3987.
    private static func isUnicode(_ scalar: Unicode.Scalar, allowsPrivate: Bool) -> Bool {
      switch scalar.value {
      case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
      case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: allowsPrivate
      case 0xE0000...0xE0FFF: false
      case 0x10000...0xEFFFF: scalar.value & 0xFFFF < 0xFFFE
      default: false
      }
    }
  }
}
