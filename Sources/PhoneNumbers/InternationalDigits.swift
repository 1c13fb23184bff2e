// SPDX-License-Identifier: Apache-2.0

/// Numbers that need no library to be read: a plus sign, digits, and blanks or hyphens between them.
///
/// Most CRMs write numbers so, and most checks ask nothing else of a number than whether it is the
/// caller's; the library takes longer to wake than all the rest of such a check.
enum InternationalDigits {
  /// The digits of a text that the library reads as just these; nil if only the library can tell.
  ///
  /// Few and many digits, and country codes that may be unknown, are left to the library.
  static func read(_ text: String) -> [UInt8]? {
    var bytes = Array(text.utf8)[...]
    guard bytes.popFirst() == UInt8(ascii: "+"), let first = bytes.first, let last = bytes.last,
      isDigit(first), isDigit(last)
    else { return nil }
    var digits: [UInt8] = []
    for byte in bytes {
      if isDigit(byte) {
        digits.append(byte)
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "-") {
        return nil
      }
    }
    return (8...15).contains(digits.count) && beginsWithCountryCode(digits) ? digits : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func beginsWithCountryCode(_ digits: [UInt8]) -> Bool {
    var code: UInt16 = 0
    for digit in digits.prefix(3) {
      code = code * 10 + UInt16(digit - UInt8(ascii: "0"))
      if countryCodes.contains(code) { return true }
    }
    return false
  }

  /// Codes of countries that the library has known for years; none begins another.
  static let countryCodes: [UInt16] = [
    1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54,
    55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98, 211,
    212, 213, 216, 218, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234,
    235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 248, 249, 250, 251, 252, 253, 254, 255,
    256, 257, 258, 260, 261, 262, 263, 264, 265, 266, 267, 268, 269, 291, 297, 298, 299, 350, 351,
    352, 353, 354, 355, 356, 357, 358, 359, 370, 371, 372, 373, 374, 375, 376, 377, 378, 380, 381,
    382, 383, 385, 386, 387, 389, 420, 421, 423, 500, 501, 502, 503, 504, 505, 506, 507, 509, 590,
    591, 592, 593, 594, 595, 596, 597, 598, 599, 670, 673, 674, 675, 676, 677, 678, 679, 680, 682,
    685, 686, 687, 689, 691, 692, 852, 853, 855, 856, 880, 886, 960, 961, 962, 963, 964, 965, 966,
    967, 968, 970, 971, 972, 973, 974, 975, 976, 977, 992, 993, 994, 995, 996, 998,
  ]
}
