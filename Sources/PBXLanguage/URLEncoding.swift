// SPDX-License-Identifier: Apache-2.0

/// The function `UrlEncode`.
public enum URLEncoding {
  /// Percent-encodes everything but the unreserved characters of RFC 3986.
  ///
  /// The vendor's example, `hello world!` to `hello%20world%21`, rules out a plus sign for the blank
  /// and an exclamation mark kept. It does not say what becomes of `+`.
  public static func encode(_ text: String, keepingPlus: Bool = false) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
      case 0x2B where keepingPlus: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
