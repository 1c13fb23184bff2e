// SPDX-License-Identifier: Apache-2.0

import PhoneNumbers
import Testing

/// A text, the region it is read in, and what it is.
struct PhoneRow: Sendable, CustomTestStringConvertible {
  let text: String
  let region: String?
  let e164: String
  let phoneExtension: String?

  init(_ text: String, _ region: String?, _ e164: String, _ phoneExtension: String? = nil) {
    self.text = text
    self.region = region
    self.e164 = e164
    self.phoneExtension = phoneExtension
  }

  var testDescription: String { "\(text) in \(region ?? "no region")" }
}

/// A text that is no number, and why.
struct RefusedRow: Sendable, CustomTestStringConvertible {
  let text: String
  let region: String?
  let error: PhoneNumberError

  init(_ text: String, _ region: String?, _ error: PhoneNumberError) {
    self.text = text
    self.region = region
    self.error = error
  }

  var testDescription: String { "\(text) in \(region ?? "no region")" }
}

enum PhoneRows {
  static let read: [PhoneRow] = [
    // One number in the spellings of trunks and people
    PhoneRow("+971500000000", nil, "+971500000000"),
    PhoneRow("+971500000000", "AE", "+971500000000"),
    PhoneRow("+971500000000", "US", "+971500000000"),
    PhoneRow("971500000000", "AE", "+971500000000"),
    PhoneRow("00971500000000", "AE", "+971500000000"),
    PhoneRow("00971 50 000 0000", "GB", "+971500000000"),
    PhoneRow("011 971 50 000 0000", "US", "+971500000000"),
    PhoneRow("0500000000", "AE", "+971500000000"),
    PhoneRow("050 000 0000", "AE", "+971500000000"),
    PhoneRow("500000000", "AE", "+971500000000"),
    PhoneRow("+971 (0)50 000 0000", "AE", "+971500000000"),
    PhoneRow("+971-50-000-0000", "AE", "+971500000000"),
    PhoneRow("+971.50.000.0000", "AE", "+971500000000"),
    PhoneRow("+971/50/0000000", "AE", "+971500000000"),
    PhoneRow("(+971) 50 000 0000", "AE", "+971500000000"),
    PhoneRow("++971500000000", "AE", "+971500000000"),
    PhoneRow("  +971500000000  ", "AE", "+971500000000"),
    PhoneRow("\t+971500000000\n", "AE", "+971500000000"),
    PhoneRow(" 971500000000", "AE", "+971500000000"),
    PhoneRow("tel:+971-50-000-0000", "AE", "+971500000000"),
    PhoneRow("tel:+971500000000", nil, "+971500000000"),
    PhoneRow("Mobile: +971 50 000 0000", "AE", "+971500000000"),
    PhoneRow("+971500000000", "ae", "+971500000000"),
    PhoneRow("050 000 0000", "ae", "+971500000000"),
    // Digits and marks that are not ASCII
    PhoneRow("+971\u{A0}50\u{A0}000\u{A0}0000", "AE", "+971500000000"),
    PhoneRow("\u{FF0B}\u{FF19}\u{FF17}\u{FF11}500000000", "AE", "+971500000000"),
    PhoneRow("\u{660}\u{665}\u{660} 000 0000", "AE", "+971500000000"),
    PhoneRow("+\u{669}\u{667}\u{661}500000000", nil, "+971500000000"),
    PhoneRow("\u{6F0}\u{6F5}\u{6F0} 000 0000", "AE", "+971500000000"),
    PhoneRow("+971500000000\u{200E}", "AE", "+971500000000"),
    PhoneRow("050\u{2010}000\u{2013}0000", "AE", "+971500000000"),
    // Extensions
    PhoneRow("+44 20 7946 0961 ext. 12", nil, "+442079460961", "12"),
    PhoneRow("+442079460961;ext=12", nil, "+442079460961", "12"),
    PhoneRow("020 7946 0961 x12", "GB", "+442079460961", "12"),
    PhoneRow("020 7946 0961 extension 12", "GB", "+442079460961", "12"),
    PhoneRow("020 7946 0961 #12", "GB", "+442079460961", "12"),
    PhoneRow("tel:+44-20-7946-0961;ext=12", nil, "+442079460961", "12"),
    PhoneRow("+44 20 7946 0961 ext. 0012", nil, "+442079460961", "0012"),
    // Great Britain
    PhoneRow("020 7946 0958", "GB", "+442079460958"),
    PhoneRow("(020) 7946 0959", "GB", "+442079460959"),
    PhoneRow("0044 20 7946 0958", "AE", "+442079460958"),
    PhoneRow("442079460958", "GB", "+442079460958"),
    // North America
    PhoneRow("+1 (415) 555-0132", nil, "+14155550132"),
    PhoneRow("415-555-0133", "US", "+14155550133"),
    PhoneRow("1-415-555-0133", "US", "+14155550133"),
    PhoneRow("4155550133", "CA", "+14155550133"),
    PhoneRow("+1 415.555.0134", "AE", "+14155550134"),
    PhoneRow("1-800-FLOWERS", "US", "+18003569377"),
    PhoneRow("0018005550199", "AE", "+18005550199"),
    // Countries with habits of their own
    PhoneRow("06 1234 5678", "IT", "+390612345678"),
    PhoneRow("+39 06 1234 5678", nil, "+390612345678"),
    PhoneRow("+39 312 345 6789", nil, "+393123456789"),
    PhoneRow("030/901820", "DE", "+4930901820"),
    PhoneRow("+49 (0) 30 901820", nil, "+4930901820"),
    PhoneRow("01 23 45 67 89", "FR", "+33123456789"),
    PhoneRow("8 (7172) 12 34 56", "KZ", "+77172123456"),
    PhoneRow("011 15-2345-6789", "AR", "+5491123456789"),
    PhoneRow("(11) 96123-4567", "BR", "+5511961234567"),
    PhoneRow("03-1234-5678", "JP", "+81312345678"),
    PhoneRow("+800 1234 5678", nil, "+80012345678"),
    PhoneRow("022 123 456", "SM", "+378022123456"),
    PhoneRow("tel:03-331-6005;phone-context=+64", "NZ", "+6433316005"),
  ]

  /// Numbers that no country has given out, but that are read as numbers all the same.
  static let notGivenOut: [PhoneRow] = [
    // In another region the bare digits are a national number of it.
    PhoneRow("442079460958", "AE", "+971442079460958"),
    PhoneRow("1001", "AE", "+9711001"),
    PhoneRow("12", "NL", "+3112"),
    PhoneRow("112", "FR", "+33112"),
    PhoneRow("+97150", nil, "+97150"),
    PhoneRow("+968231234569999", nil, "+968231234569999"),
    PhoneRow("Tel: 2234 5678 (home)", "KW", "+965223456784663"),
  ]

  static let refused: [RefusedRow] = [
    RefusedRow("", "AE", .notANumber),
    RefusedRow(" ", "AE", .notANumber),
    RefusedRow("+", "AE", .notANumber),
    RefusedRow("0", "AE", .notANumber),
    RefusedRow("1", "AE", .notANumber),
    RefusedRow("anonymous", "AE", .notANumber),
    RefusedRow("sip:1001@pbx.example", "AE", .notANumber),
    RefusedRow("1e10", "US", .notANumber),
    RefusedRow("' OR 1=1 --", "AE", .notANumber),
    RefusedRow("%", "AE", .notANumber),
    RefusedRow("*", "AE", .notANumber),
    RefusedRow("00", "AE", .tooShortAfterIDD),
    RefusedRow("0500000000", nil, .invalidCountryCode),
    RefusedRow("0500000000", "ZZ", .invalidCountryCode),
    RefusedRow("0500000000", "", .invalidCountryCode),
    RefusedRow("0500000000", "Dubai", .invalidCountryCode),
    RefusedRow("+999123456", "AE", .invalidCountryCode),
    RefusedRow("+9", nil, .notANumber),
    RefusedRow("+971 5", nil, .tooShortNSN),
    RefusedRow("+971500000000000000000", nil, .tooLongNSN),
    RefusedRow(String(repeating: "4", count: 40), "AE", .tooLongNSN),
    RefusedRow(String(repeating: "4", count: 251), "AE", .tooLongNSN),
    RefusedRow(String(repeating: " ", count: 251), "AE", .tooLongNSN),
  ]
}
