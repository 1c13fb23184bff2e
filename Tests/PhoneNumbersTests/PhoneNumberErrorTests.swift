// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers
import Testing

struct PhoneNumberErrorTests {
  @Test func `the raw values are the names that other editions of the library use`() {
    #expect(
      PhoneNumberError.allCases.map(\.rawValue) == [
        "INVALID_COUNTRY_CODE", "NOT_A_NUMBER", "TOO_SHORT_AFTER_IDD", "TOO_SHORT_NSN",
        "TOO_LONG",
      ])
  }

  @Test(arguments: PhoneNumberError.allCases)
  func `a description is a clause to stand behind a text`(_ error: PhoneNumberError) {
    #expect(error.description.hasPrefix("has ") || error.description.hasPrefix("is "))
    #expect(!error.description.hasSuffix("."))
  }
}
