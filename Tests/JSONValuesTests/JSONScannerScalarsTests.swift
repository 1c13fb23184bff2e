// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

/// Strings and numbers as they are scanned.
struct JSONScannerScalarsTests {
  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "123456789", "0.0", "0.5", "-0.5", "1.000", "0e0", "0E0", "1e1",
    "1E1", "1e+1", "1e-1", "1.5e300", "1e999", "-1e-999", "1e0001", "0.00000000000000000001",
    "123456789012345678901234567890", "9223372036854775808", "-9223372036854775809",
    "1.7976931e308",
  ])
  func `a number is read and keeps its spelling`(_ text: String) throws {
    #expect(try JSONDocument(parsing: text).root.numberText == text)
    #expect(try JSONDocument(parsing: "[\(text)]").root[0]?.numberText == text)
    #expect(try JSONDocument(parsing: "{\"a\":\(text) }").root["a"]?.numberText == text)
  }

  @Test(arguments: [
    // Signs
    Fault("▸+1", .leadingPlus), Fault("[▸+971500000000]", .leadingPlus),
    Fault("-▸", .missingDigits), Fault("-▸a", .missingDigits), Fault("-▸-1", .missingDigits),
    Fault("-▸+1", .missingDigits), Fault("-▸ 1", .missingDigits),
    Fault("[-▸]", .missingDigits), Fault("-▸.5", .missingDigits), Fault("▸.5", .missingDigits),
    // Zeros
    Fault("▸00", .leadingZero), Fault("▸01", .leadingZero), Fault("▸-01", .leadingZero),
    Fault("▸00.5", .leadingZero), Fault("[▸0500000000]", .leadingZero), Fault("▸-00", .leadingZero),
    // Fractions
    Fault("1.▸", .missingFractionDigits), Fault("1.▸e1", .missingFractionDigits),
    Fault("1.▸.5", .missingFractionDigits), Fault("0.▸", .missingFractionDigits),
    Fault("1.5▸.5", .trailingContent), Fault("[1.▸,2]", .missingFractionDigits),
    Fault("1.▸-5", .missingFractionDigits), Fault("1▸,5", .trailingContent),
    // Exponents
    Fault("1e▸", .missingExponentDigits), Fault("1E▸", .missingExponentDigits),
    Fault("1e+▸", .missingExponentDigits), Fault("1e-▸", .missingExponentDigits),
    Fault("1e▸.5", .missingExponentDigits), Fault("1e+▸-1", .missingExponentDigits),
    Fault("[1e▸]", .missingExponentDigits), Fault("1e5▸.5", .trailingContent),
    Fault("1e1▸e1", .trailingContent), Fault("1.5e▸a", .missingExponentDigits),
    // Other notations
    Fault("0▸x1F", .trailingContent), Fault("1▸_000", .trailingContent),
    Fault("1 ▸000", .trailingContent), Fault("0▸b1", .trailingContent),
    Fault("1▸n", .trailingContent), Fault("▸١", .expectedValue), Fault("1▸٣", .trailingContent),
    Fault("1▸%", .trailingContent), Fault("▸½", .expectedValue), Fault("▸−1", .expectedValue),
  ])
  func `a number that is none is refused`(_ fault: Fault) {
    fault.expectRefusal()
  }

  @Test(arguments: [
    // Not closed: the opening quote
    Fault("▸\"", .unterminatedString), Fault("▸\"a", .unterminatedString),
    Fault("[▸\"a]", .unterminatedString), Fault("▸\"a\\\"", .unterminatedString),
    Fault("▸\"a\\", .unterminatedString), Fault("▸\"\\u", .unterminatedString),
    Fault("▸\"\\u00e", .unterminatedString), Fault("{▸\"a:1}", .unterminatedString),
    Fault("{\"a\":▸\"b}", .unterminatedString), Fault("▸\"abcdefgh", .unterminatedString),
    Fault("▸\"abcdefghijklmnop", .unterminatedString), Fault("[\"a\",▸\"b]", .unterminatedString),
    // Control characters
    Fault("\"▸\n\"", .controlCharacter), Fault("\"a▸\tb\"", .controlCharacter),
    Fault("\"a▸\u{0}\"", .controlCharacter), Fault("\"▸\u{1F}\"", .controlCharacter),
    Fault("\"abcdefg▸\rh\"", .controlCharacter), Fault("\"abcdefgh▸\u{8}\"", .controlCharacter),
    Fault("{\"a▸\nb\":1}", .controlCharacter), Fault("\"é▸\n\"", .controlCharacter),
    // Escapes: the backslash
    Fault("\"▸\\a\"", .invalidEscape), Fault("\"▸\\x41\"", .invalidEscape),
    Fault("\"▸\\'\"", .invalidEscape), Fault("\"▸\\0\"", .invalidEscape),
    Fault("\"▸\\N\"", .invalidEscape), Fault("\"▸\\U0041\"", .invalidEscape),
    Fault("\"▸\\ \"", .invalidEscape), Fault("\"▸\\\n\"", .invalidEscape),
    Fault("\"▸\\é\"", .invalidEscape), Fault("\"abcdefg▸\\v\"", .invalidEscape),
    Fault("\"\\\\▸\\a\"", .invalidEscape), Fault("{\"▸\\d\":1}", .invalidEscape),
    Fault("\"▸\\u\"", .invalidUnicodeEscape),
    Fault("\"▸\\u12g4\"", .invalidUnicodeEscape), Fault("\"▸\\u 123\"", .invalidUnicodeEscape),
    Fault("\"▸\\u+123\"", .invalidUnicodeEscape), Fault("\"▸\\u{41}\"", .invalidUnicodeEscape),
    Fault("\"▸\\u123\" ", .invalidUnicodeEscape), Fault("\"\\uD83D▸\\u\"", .invalidUnicodeEscape),
    Fault("\"a\\n▸\\uzzzz\"", .invalidUnicodeEscape), Fault("\"▸\\u00é\"", .invalidUnicodeEscape),
  ])
  func `a string that is none is refused`(_ fault: Fault) {
    fault.expectRefusal()
  }

  /// The eight-byte steps must find the end wherever it falls.
  @Test func `a string of any length ends where its quote stands`() throws {
    for length in 0..<40 {
      let text = String(repeating: "x", count: length)
      for special in ["", "\\n", "é", "\\\"", "😀"] {
        for place in stride(from: 0, through: length, by: 3) {
          let content = text.prefix(place) + special + text.dropFirst(place)
          let root = try JSONDocument(parsing: "[\"\(content)\",1]").root
          #expect(root[0]?.raw == "\"\(content)\"")
          #expect(root[1]?.int == 1)
        }
      }
    }
  }

  /// Every byte but the quote, the backslash and control characters may stand in a string.
  @Test func `each ASCII character is text, special or refused`() {
    for byte in UInt8(0)..<0x80 {
      for padding in [0, 1, 7, 8, 9] {
        let filler = [UInt8](repeating: 0x61, count: padding)
        let bytes = [0x22] + filler + [byte] + filler + [0x22]
        let isRead = (try? JSONDocument(parsing: bytes)) != nil
        #expect(isRead == (byte >= 0x20 && byte != 0x22 && byte != 0x5C))
      }
    }
  }
}
