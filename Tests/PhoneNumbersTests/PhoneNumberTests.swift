// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers
import Testing

struct PhoneNumberTests {
  @Test(arguments: PhoneRows.read + PhoneRows.notGivenOut)
  func `a spelling is read as its E.164 number and extension`(_ row: PhoneRow) throws {
    let number = try PhoneNumber(parsing: row.text, region: row.region)
    #expect(number.e164 == row.e164)
    #expect(number.phoneExtension == row.phoneExtension)
    #expect(number.e164 == "+\(number.countryCode)\(number.nationalSignificantNumber)")
  }

  @Test(arguments: PhoneRows.refused)
  func `what is no number is refused with the library's kind`(_ row: RefusedRow) {
    #expect(throws: row.error) {
      _ = try PhoneNumber(parsing: row.text, region: row.region)
    }
  }

  @Test(
    arguments: [
      ("+971501234567", true, true, "AE"), ("+44 20 7946 0958", true, true, "GB"),
      ("+966112345", false, false, "SA"), ("+800 1234 5678", true, true, "001"),
      ("+39 6 1234567", false, true, nil), ("+7 7172 123456", true, true, "KZ"),
      ("+15555550132", false, true, nil),
    ] as [(String, Bool, Bool, String?)])
  func `validity, possibility and region are the library's`(
    text: String, isValid: Bool, isPossible: Bool, region: String?
  ) throws {
    let number = try PhoneNumber(parsing: text, region: nil)
    #expect(number.isValid == isValid)
    #expect(number.isPossible == isPossible)
    #expect(number.region == region)
  }

  @Test func `an Italian zero belongs to the number and a trunk zero does not`() throws {
    let rome = try PhoneNumber(parsing: "06 1234 5678", region: "IT")
    let dubai = try PhoneNumber(parsing: "04 123 4567", region: "AE")
    #expect(rome.nationalSignificantNumber == "0612345678")
    #expect(dubai.nationalSignificantNumber == "41234567")
  }

  @Test(arguments: [
    ("+971500000000", "+971 50 000 0000", true), ("0500000000", "00971500000000", true),
    ("+971500000000", "+971500000001", false), ("anonymous", "anonymous", true),
    ("", "", true), ("anonymous", "unknown", false), ("+971500000000", "anonymous", false),
    ("+442079460961", "+44 20 7946 0961 ext. 12", true), ("1001", "+971500000000", false),
    (" 971500000000", "+971500000000", true), ("0500000000", "+44500000000", false),
  ])
  func `two texts are the same number whatever the spelling`(
    a: String, b: String, isSame: Bool
  ) {
    #expect(PhoneNumber.isSameNumber(a, b, region: "AE") == isSame)
    #expect(PhoneNumber.isSameNumber(b, a, region: "AE") == isSame)
  }

  @Test func `texts that only look equal to Swift are not equal texts`() {
    #expect("\u{E9}" == "e\u{301}")
    #expect(!PhoneNumber.isSameNumber("\u{E9}", "e\u{301}", region: nil))
  }

  @Test(arguments: [
    String(repeating: "1", count: 100_000), String(repeating: "+", count: 251),
    String(repeating: "9", count: 250), "+" + String(repeating: "(", count: 249),
    "+1" + String(repeating: " ", count: 240), String(repeating: "1-", count: 125),
    String(repeating: "x", count: 250), "12" + String(repeating: " ext. 12", count: 30),
    String(repeating: "\u{1F1E6}", count: 240), "+971\0500000000", "\0", "\u{FEFF}+97150",
    "e\u{301}" + String(repeating: "\u{301}", count: 200), "tel:;phone-context=",
    "tel:1;phone-context=+",
  ])
  func `hostile texts end in a number or an error`(_ text: String) {
    for region in [nil, "AE", "", "ZZ", "001", "é", String(repeating: "A", count: 10_000)] {
      let number = try? PhoneNumber(parsing: text, region: region)
      #expect(number?.e164.hasPrefix("+") ?? true)
      #expect((number?.nationalSignificantNumber.utf8.count ?? 2) <= 17)
    }
  }

  @Test func `numbers can be read by many tasks at once`() async {
    let numbers = await withTaskGroup(of: String?.self) { group in
      for suffix in 100...199 {
        group.addTask { try? PhoneNumber(parsing: "050 000 0\(suffix)", region: "ae").e164 }
      }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(numbers == Set((100...199).map { "+971500000\($0)" }))
  }
}
