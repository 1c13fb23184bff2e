// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transports

@Suite struct CivilDateTests {
  /// A cycle of the calendar, counted day by day instead of calculated.
  @Test(arguments: [-400, 0, 1600, 1970, 9600] as [Int64])
  func `every day of four hundred years is a date and back`(_ firstYear: Int64) {
    var days = CivilDate.days(year: firstYear, month: 1, day: 1)
    let first = days
    var wrong: [String] = []
    for year in firstYear..<firstYear + 400 {
      for month in 1...12 as ClosedRange<Int64> {
        for day in 1...CivilDate.length(ofMonth: month, year: year) {
          let date = CivilDate(daysSince1970: days)
          let isSame = (date.year, date.month, date.day) == (year, month, day)
          let isBack = CivilDate.days(year: year, month: month, day: day) == days
          if !isSame || !isBack { wrong.append("\(days): \(year)-\(month)-\(day) is \(date)") }
          days += 1
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(days - first == 146_097)
  }

  static let lengths: [(Int64, Int64, Int64)] = [
    (2023, 2, 28), (2024, 2, 29), (1900, 2, 28), (2000, 2, 29), (0, 2, 29), (2026, 1, 31),
    (2026, 4, 30), (2026, 6, 30), (2026, 9, 30), (2026, 11, 30), (2026, 12, 31),
  ]

  @Test(arguments: lengths)
  func `a month has its days`(_ year: Int64, _ month: Int64, _ length: Int64) {
    #expect(CivilDate.length(ofMonth: month, year: year) == length)
  }

  @Test func `the epoch is day zero`() {
    #expect(CivilDate.days(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilDate(daysSince1970: 0).description == "1970-01-01")
    #expect(CivilDate(daysSince1970: -719_529).description == "-0001-12-31")
  }
}
