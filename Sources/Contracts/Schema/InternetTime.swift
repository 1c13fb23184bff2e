// SPDX-License-Identifier: Apache-2.0

/// A point in time as RFC 3339 spells it, with its offset: `2026-11-20T23:58:30+04:00`.
enum InternetTime {
  /// The Unix seconds; nil for anything else, a day that does not exist, and a leap second.
  ///
  /// Fractions of a second are read and cut off: a call starts with a whole one.
  static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"),
      ContractDate.isValid(String(decoding: bytes[..<10], as: UTF8.self)),
      let year = number(bytes[..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]), hour < 24,
      let minute = number(bytes[14..<16]), minute < 60,
      let second = number(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: TextForm.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(1 + fraction.count)
    }
    let isUTC = rest.elementsEqual([UInt8(ascii: "Z")])
    guard let offset = isUTC ? 0 : self.offset(Array(rest)) else { return nil }
    let days = days(year: year, month: month, day: day)
    return Int64(days * 86_400 + hour * 3_600 + minute * 60 + second - offset * 60)
  }

  /// The minutes east of UTC of `+04:00`; nil for anything else.
  static func offset(_ bytes: [UInt8]) -> Int? {
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = number(bytes[1..<3]), hours < 24, let minutes = number(bytes[4..<6]),
      minutes < 60
    else { return nil }
    return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(TextForm.isDigit) ? Int(String(decoding: bytes, as: UTF8.self)) : nil
  }

  /// Days from 1970-01-01; Howard Hinnant's algorithm, in which years begin in March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
