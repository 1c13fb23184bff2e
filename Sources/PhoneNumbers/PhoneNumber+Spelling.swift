// SPDX-License-Identifier: Apache-2.0

import CPhoneNumber

extension PhoneNumber {
  /// Writes the number in a spelling.
  ///
  /// Only `extension` shows an extension: the number's own, or 12 if it has none.
  public func spelled(_ spelling: PhoneSpelling) -> String {
    switch spelling {
    case .e164: e164
    case .digits: digits
    case .doubleZero: "00" + digits
    case .international: formatted(CPhoneInternational)
    case .national: formatted(CPhoneNational)
    case .nationalDigits: formatted(CPhoneNational).filter(\.isASCIIDigit)
    case .rfc3966: formatted(CPhoneRFC3966)
    case .lostPlus: " " + digits
    case .extension: e164 + ";ext=" + (phoneExtension ?? "12")
    }
  }

  private var digits: String { String(e164.dropFirst()) }

  /// E.164 if the library cannot write the number, which no number that it has read has shown.
  private func formatted(_ format: CPhoneFormat) -> String {
    let national = Array(nationalSignificantNumber.utf8CString)
    let written = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CPhoneTextSize)) {
      (buffer) -> String? in
      guard let out = buffer.baseAddress,
        cphone_format(Int32(countryCode), national, national.count - 1, format, out)
      else { return nil }
      return String(cString: out)
    }
    return written ?? e164
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
