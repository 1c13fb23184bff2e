// SPDX-License-Identifier: Apache-2.0

/// Addresses as in RFC 5321, and with Unicode as in RFC 6531.
enum EmailAddress {
  static func isSound(_ text: String, allowsUnicode: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), 1...64 ~= at else { return false }
    let (local, domain) = (bytes[..<at], bytes[(at + 1)...])
    guard allowsUnicode || bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    return (isQuoted(local) || isDotted(local)) && isDomain(domain)
  }

  private static func isDotted(_ local: ArraySlice<UInt8>) -> Bool {
    let atoms = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    FormatScanner.isLetter(byte) || FormatScanner.isDigit(byte) || byte >= 0x80
      || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isQuoted(_ local: ArraySlice<UInt8>) -> Bool {
    guard local.count > 1, local.first == UInt8(ascii: "\""), local.last == UInt8(ascii: "\"")
    else { return false }
    var content = local.dropFirst().dropLast()
    while let byte = content.popFirst() {
      if byte == UInt8(ascii: "\"") || byte < 0x20 || byte == 0x7F { return false }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let next = content.popFirst(), 0x20..<0x7F ~= next else { return false }
    }
    return true
  }

  private static func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
      let literal = domain.dropFirst().dropLast()
      var scanner = FormatScanner(literal)
      if scanner.takeIPv4(), scanner.isAtEnd { return true }
      guard literal.starts(with: "IPv6:".utf8) else { return false }
      scanner = FormatScanner(literal.dropFirst(5))
      return scanner.takeIPv6()
    }
    guard domain.count <= 255 else { return false }
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      let isPlain = label.allSatisfy {
        FormatScanner.isLetter($0) || FormatScanner.isDigit($0) || $0 == UInt8(ascii: "-")
          || $0 >= 0x80
      }
      return isPlain && 1...63 ~= label.count && label.first != UInt8(ascii: "-")
        && label.last != UInt8(ascii: "-")
    }
  }
}
