// SPDX-License-Identifier: Apache-2.0

/// URI templates as in RFC 6570.
enum URITemplateSyntax {
  static func isSound(_ text: String) -> Bool {
    var scanner = FormatScanner(text)
    while !scanner.isAtEnd {
      if scanner.take("{") {
        guard takeExpression(&scanner) else { return false }
      } else if scanner.take("%") {
        guard takeHexPair(&scanner) else { return false }
      } else if !scanner.take(where: isLiteral) {
        return false
      }
    }
    return !text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) }
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}%".utf8.contains(byte)
  }

  private static func takeHexPair(_ scanner: inout FormatScanner) -> Bool {
    scanner.take(where: FormatScanner.isHex) && scanner.take(where: FormatScanner.isHex)
  }

  private static func takeExpression(_ scanner: inout FormatScanner) -> Bool {
    _ = scanner.take { "+#./;?&=,!@|".utf8.contains($0) }
    repeat {
      guard takeVariable(&scanner) else { return false }
    } while scanner.take(",")
    return scanner.take("}")
  }

  private static func takeVariable(_ scanner: inout FormatScanner) -> Bool {
    repeat {
      guard takeName(&scanner) else { return false }
    } while scanner.take(".")
    if scanner.take(":") {
      guard scanner.take(where: { UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0 }) else {
        return false
      }
      return scanner.takeAll(where: FormatScanner.isDigit) <= 3
    }
    _ = scanner.take("*")
    return true
  }

  private static func takeName(_ scanner: inout FormatScanner) -> Bool {
    var count = 0
    while true {
      if scanner.take("%") {
        guard takeHexPair(&scanner) else { return false }
      } else if !scanner.take(where: isNameByte) {
        return count > 0
      }
      count += 1
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    FormatScanner.isLetter(byte) || FormatScanner.isDigit(byte) || byte == UInt8(ascii: "_")
  }
}
