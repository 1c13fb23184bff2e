// SPDX-License-Identifier: Apache-2.0

import CPhoneNumber

/// A telephone number as libphonenumber reads it.
///
/// The library loads its metadata when it is first asked, which takes about 8 ms; its age is that
/// of the installed library. Only ``isValid``, ``isPossible`` and ``region`` depend on how new it is.
public struct PhoneNumber: Sendable, Hashable {
  /// `+`, country code and national significant number, without extension.
  public let e164: String
  /// The country code, such as 971.
  public let countryCode: Int
  /// The digits behind the country code, with leading zeros where they belong to the number.
  public let nationalSignificantNumber: String
  /// The digits of the extension, nil if there is none.
  public let phoneExtension: String?
  /// Whether the number lies in a range that its country has given out.
  public let isValid: Bool
  /// Whether the number of digits can be right.
  public let isPossible: Bool
  /// Two letters of the country, `001` for numbers of no country, nil if unknown.
  public let region: String?

  /// Reads a number in any spelling people use.
  ///
  /// Without a region only international spellings can be read. Upper and lower case of the region
  /// make no difference; one that does not exist is as good as none.
  public init(parsing text: String, region: String?) throws(PhoneNumberError) {
    // The library searches a text with regular expressions: its other editions stop at 250 too.
    guard text.utf8.count <= 1_000, text.unicodeScalars.count <= 250 else {
      throw .tooLongNSN
    }
    guard PhoneContext.isSound(in: text) else { throw .notANumber }
    var number = CPhoneNumber()
    let status = Self.parse(text, region: region?.uppercased() ?? "", into: &number)
    if let error = PhoneNumberError(status) { throw error }
    self.init(number)
  }

  private init(_ number: CPhoneNumber) {
    let phoneExtension = String(zeroTerminated: number.extension)
    let region = String(zeroTerminated: number.region)
    e164 = String(zeroTerminated: number.e164)
    countryCode = Int(number.country_code)
    nationalSignificantNumber = String(zeroTerminated: number.national)
    self.phoneExtension = phoneExtension.isEmpty ? nil : phoneExtension
    isValid = number.is_valid
    isPossible = number.is_possible
    self.region = region == "ZZ" || region.isEmpty ? nil : region
  }

  private static func parse(
    _ text: String, region: String, into number: inout CPhoneNumber
  ) -> CPhoneStatus {
    Array(text.utf8CString).withUnsafeBufferPointer { text in
      Array(region.utf8CString).withUnsafeBufferPointer { region in
        guard let start = text.baseAddress, let regionStart = region.baseAddress else {
          return CPhoneNotANumber
        }
        return cphone_parse(start, text.count - 1, regionStart, region.count - 1, &number)
      }
    }
  }
}

extension PhoneNumber {
  /// Whether two texts are one E.164 number; extensions do not count.
  ///
  /// Equal texts are the same number, whatever they are, and do not wake the library; nor do
  /// international numbers that differ in blanks and hyphens only. A text that is no number is the
  /// same as no other.
  public static func isSameNumber(_ a: String, _ b: String, region: String?) -> Bool {
    if a.utf8.elementsEqual(b.utf8) { return true }
    if let digits = InternationalDigits.read(a), digits == InternationalDigits.read(b) {
      return true
    }
    guard let first = try? PhoneNumber(parsing: a, region: region),
      let second = try? PhoneNumber(parsing: b, region: region)
    else { return false }
    return first.e164 == second.e164
  }
}

extension String {
  /// The text of a fixed C array, up to its closing zero.
  init<Tuple>(zeroTerminated array: Tuple) {
    self = withUnsafeBytes(of: array) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
