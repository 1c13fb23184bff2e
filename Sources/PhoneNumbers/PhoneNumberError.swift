// SPDX-License-Identifier: Apache-2.0

import CPhoneNumber

/// Why a text is no telephone number; the kinds and their raw values are libphonenumber's.
public enum PhoneNumberError: String, Error, Sendable, Hashable, CaseIterable {
  /// A national number without a region, or a `+` before digits that no country has.
  case invalidCountryCode = "INVALID_COUNTRY_CODE"
  /// No digits, or not in an order that any telephone number has.
  case notANumber = "NOT_A_NUMBER"
  /// Nothing of use behind the international prefix.
  case tooShortAfterIDD = "TOO_SHORT_AFTER_IDD"
  /// Fewer digits than any number of the country can have.
  case tooShortNSN = "TOO_SHORT_NSN"
  /// More digits than any number can have, or more than 250 characters.
  case tooLongNSN = "TOO_LONG"
}

extension PhoneNumberError {
  /// Nil if a number was read.
  init?(_ status: CPhoneStatus) {
    switch status {
    case CPhoneParsed: return nil
    case CPhoneInvalidCountryCode: self = .invalidCountryCode
    case CPhoneTooShortAfterIDD: self = .tooShortAfterIDD
    case CPhoneTooShortNSN: self = .tooShortNSN
    case CPhoneTooLongNSN: self = .tooLongNSN
    default: self = .notANumber
    }
  }
}

extension PhoneNumberError: CustomStringConvertible {
  /// A clause that can stand behind the text it speaks of.
  public var description: String {
    switch self {
    case .invalidCountryCode: "has no country code that exists, and no region was given"
    case .notANumber: "is not a telephone number"
    case .tooShortAfterIDD: "has too few digits behind the international prefix"
    case .tooShortNSN: "has too few digits"
    case .tooLongNSN: "is too long"
    }
  }
}
