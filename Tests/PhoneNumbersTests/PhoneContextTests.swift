// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import PhoneNumbers

@Suite struct PhoneContextTests {
  @Test(arguments: [
    "tel:7042;phone-context=+1-(201)", "tel:7042;phone-context=example.com",
    "tel:7042;phone-context=a-b.example.;isub=1", "tel:7042;phone-context=+٤٤",
    "tel:+1-201-555-0123", ";phone-context=x", "7042",
  ]) func `a number or a domain is a context`(_ text: String) {
    #expect(PhoneContext.isSound(in: text))
  }

  @Test(arguments: [
    "", ";isub=1", "+", "+44 20", "+44a", "44", "-a.example", "a-.example", "a..example", ".",
    "example.1", "exämple", "+1;phone-context=",
  ]) func `anything else is none`(_ value: String) {
    let text = "tel:7042;phone-context=" + value
    #expect(PhoneContext.isSound(in: text) == (value == "+1;phone-context="))
  }

  @Test func `a number with another context is no number`() {
    #expect(throws: PhoneNumberError.notANumber) {
      try PhoneNumber(parsing: "8012;phone-context=+44 345", region: "PE")
    }
  }
}
