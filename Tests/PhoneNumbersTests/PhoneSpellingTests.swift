// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers
import Testing

struct PhoneSpellingTests {
  @Test(
    arguments: [
      (.e164, "+971500000000"), (.digits, "971500000000"), (.doubleZero, "00971500000000"),
      (.international, "+971 50 000 0000"), (.national, "050 000 0000"),
      (.nationalDigits, "0500000000"), (.rfc3966, "tel:+971-50-000-0000"),
      (.lostPlus, " 971500000000"), (.extension, "+971500000000;ext=12"),
    ] as [(PhoneSpelling, String)])
  func `a number is written in every spelling`(spelling: PhoneSpelling, text: String) throws {
    let number = try PhoneNumber(parsing: "+971500000000", region: nil)
    #expect(number.spelled(spelling) == text)
  }

  @Test(
    arguments: [
      (.e164, "+442079460961"), (.international, "+44 20 7946 0961"), (.national, "020 7946 0961"),
      (.nationalDigits, "02079460961"), (.rfc3966, "tel:+44-20-7946-0961"),
      (.extension, "+442079460961;ext=7"),
    ] as [(PhoneSpelling, String)])
  func `only one spelling shows the extension`(spelling: PhoneSpelling, text: String) throws {
    let number = try PhoneNumber(parsing: "+44 20 7946 0961 ext. 7", region: nil)
    #expect(number.spelled(spelling) == text)
  }

  @Test(arguments: [
    ("+14155550132", "(415) 555-0132", "4155550132"),
    ("+390612345678", "06 1234 5678", "0612345678"),
    ("+77172123456", "8 (7172) 12 34 56", "87172123456"), ("+80012345678", "1234 5678", "12345678"),
    ("+9711001", "1001", "1001"), ("+974044123456", "044123456", "044123456"),
  ])
  func `a national spelling is the country's own`(
    e164: String, national: String, digits: String
  ) throws {
    let number = try PhoneNumber(parsing: e164, region: nil)
    #expect(number.spelled(.national) == national)
    #expect(number.spelled(.nationalDigits) == digits)
  }

  @Test func `nothing but zeros is written as it was read`() throws {
    let number = try PhoneNumber(parsing: "+39 000", region: nil)
    #expect(number.nationalSignificantNumber == "000")
    #expect(number.spelled(.rfc3966) == "tel:+39-000")
  }

  @Test(arguments: PhoneRows.read)
  func `every international spelling is read as the number again`(_ row: PhoneRow) throws {
    let number = try PhoneNumber(parsing: row.text, region: row.region)
    for spelling in [PhoneSpelling.e164, .international, .rfc3966, .extension] {
      let again = try PhoneNumber(parsing: number.spelled(spelling), region: nil)
      #expect(again.e164 == row.e164, "\(spelling)")
    }
  }

  @Test func `spellings have the words of the contract language`() {
    #expect(
      PhoneSpelling.allCases.map(\.rawValue) == [
        "e164", "digits", "double-zero", "international", "national", "national-digits", "rfc3966",
        "lost-plus", "extension",
      ])
  }
}
