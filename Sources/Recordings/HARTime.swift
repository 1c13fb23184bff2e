// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Transports

/// Durations and instants as HAR spells them: milliseconds with decimals, ISO 8601.
enum HARTime {
  /// About three years: more than any exchange lasts, and far from any overflow.
  private static let longest: Int64 = 100_000_000_000_000

  /// Whole microseconds of a duration, from 0.
  static func microseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < longest / 1_000_000 else { return longest }
    return seconds * 1_000_000 + (attoseconds + 500_000_000_000) / 1_000_000_000_000
  }

  /// Microseconds as a number of milliseconds, without zeros at the end.
  static func milliseconds(_ microseconds: Int64) -> JSONOutput {
    let (whole, rest) = microseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return .number(String(whole)) }
    var decimals = String(1000 + rest).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return .number("\(whole).\(decimals)")
  }

  /// A phase that may not have happened.
  static func milliseconds(_ duration: Duration?) -> JSONOutput {
    duration.map { milliseconds(microseconds($0)) } ?? .int(-1)
  }

  /// The microseconds that milliseconds come to, read digit by digit; nil if they are not written
  /// as a few digits with at most three decimals, as this program writes them.
  static func microseconds(milliseconds text: ArraySlice<UInt8>) -> Int64? {
    guard text.count <= 12 else { return nil }
    var value: Int64 = 0
    var decimals: Int?
    for byte in text {
      if byte &- 0x30 < 10 {
        value = value * 10 + Int64(byte &- 0x30)
        decimals = decimals.map { $0 + 1 }
      } else if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
      } else {
        return nil
      }
    }
    switch decimals {
    case nil where !text.isEmpty: return value * 1000
    case 1: return value * 100
    case 2: return value * 10
    case 3: return value
    default: return nil
    }
  }

  /// The duration that a number of milliseconds stands for; nil if it is negative.
  static func duration(milliseconds: Double) -> Duration? {
    guard milliseconds >= 0 else { return nil }
    let microseconds = min(milliseconds * 1000, Double(longest)).rounded()
    return .microseconds(Int64(microseconds))
  }

  /// The instant to the microsecond, within the years that ISO 8601 can spell.
  static func spelled(_ instant: Timestamp) -> String {
    let years = Int64(-62_135_596_800_000_000)...253_402_300_799_999_999
    let clamped = min(max(instant.microseconds, years.lowerBound), years.upperBound)
    let rest = ((clamped % 1000) + 1000) % 1000
    let text = Timestamp(microseconds: clamped).rfc3339
    return rest == 0 ? text : text.dropLast() + String(1000 + rest).dropFirst() + "Z"
  }
}
