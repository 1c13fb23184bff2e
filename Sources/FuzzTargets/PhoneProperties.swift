// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers

/// Any text as a telephone number of any region.
enum PhoneProperties {
  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let (line, rest) = input.firstLineAndRest
    let region = line.text
    guard let number = try? PhoneNumber(parsing: rest.text, region: region) else { return }
    try require(number.e164.hasPrefix("+"), "E.164 without its plus sign")
    let digits = number.e164.dropFirst()
    try require(
      digits == "\(number.countryCode)\(number.nationalSignificantNumber)",
      "E.164 is not country code and number")
    try require(digits.allSatisfy { $0.isASCII && $0.isNumber }, "E.164 with other than digits")
    for spelling in PhoneSpelling.allCases {
      try require(!number.spelled(spelling).isEmpty, "the spelling \(spelling) is empty")
    }
  }
}
