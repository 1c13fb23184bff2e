// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PhoneNumbers

@Suite struct InternationalDigitsTests {
  @Test(arguments: InternationalDigits.countryCodes)
  func `the library reads what is read without it as the same digits`(_ code: UInt16) throws {
    for national in ["1234567", "0123456", "23 456-789", "012 345 6789"] {
      let text = "+\(code) \(national)"
      guard let digits = InternationalDigits.read(text) else { continue }
      let plain = "+" + String(decoding: digits, as: UTF8.self)
      let spelled = try PhoneNumber(parsing: text, region: "AE")
      #expect(spelled.e164 == (try PhoneNumber(parsing: plain, region: nil)).e164, "\(text)")
      #expect(PhoneNumber.isSameNumber(text, plain, region: nil))
    }
  }

  @Test func `no country code begins another`() {
    for code in InternationalDigits.countryCodes {
      #expect(
        InternationalDigits.countryCodes.allSatisfy {
          $0 == code || !String($0).hasPrefix(String(code))
        })
    }
  }

  @Test(arguments: [
    ("+971 50 123 4567", "971501234567"), ("+971-50-1234567", "971501234567"),
    ("+1 202  555-0100", "12025550100"), ("+97150123", "97150123"),
  ])
  func `blanks and hyphens between digits mean nothing`(_ text: String, _ digits: String) {
    #expect(InternationalDigits.read(text) == Array(digits.utf8))
  }

  @Test(arguments: [
    "", "+", "971501234567", "00971501234567", "+ 971501234567", "+971501234567 ",
    "+971 50 123 4567-",
    "+971 (50) 1234567", "+971 50/1234567", "+971501234567x5", "+٩٧١501234567", "+9715012",
    "+9715012345678901", "+999 1234567", "+0971501234567", "++971501234567", "+971\u{A0}501234567",
    "+971501234567;ext=5", "+971 50 123 4567\n",
  ])
  func `anything else is left to the library`(_ text: String) {
    #expect(InternationalDigits.read(text) == nil)
  }

  @Test func `what is no number is still the same as no other`() {
    #expect(!PhoneNumber.isSameNumber("+999 1234567", "+9991234567", region: nil))
    #expect(!PhoneNumber.isSameNumber("+971 50 123 4567", "+971 50 123 4568", region: nil))
  }
}
