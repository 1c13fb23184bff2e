// SPDX-License-Identifier: Apache-2.0

extension TimeLayout {
  /// Writes a moment, given in Unix seconds, as a clock in the zone shows it.
  ///
  /// - Throws: a year that has not four digits.
  public func text(of seconds: Int64, in zone: TimeZoneRules) throws(TimeFormatProblem) -> String {
    let offset = zone.offset(at: seconds)
    let (local, overflows) = seconds.addingReportingOverflow(Int64(offset))
    let clock = CalendarTime(local)
    guard !overflows, (0...9999).contains(clock.year) else {
      throw TimeFormatProblem("timestamp out of range")
    }
    return parts.map { part in
      switch part {
      case .year: Self.padded(clock.year, 4)
      case .month: Self.padded(Int64(clock.month), 2)
      case .day: Self.padded(Int64(clock.day), 2)
      case .hour: Self.padded(Int64(clock.hour), 2)
      case .minute: Self.padded(Int64(clock.minute), 2)
      case .second: Self.padded(Int64(clock.second), 2)
      case .zuluOrOffset: offset == 0 ? "Z" : Self.signed(offset)
      case .offset: Self.signed(offset)
      case .literal(let text): text
      }
    }.joined()
  }

  private static func signed(_ offset: Int) -> String {
    let minutes = Int64(offset.magnitude / 60)
    return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
