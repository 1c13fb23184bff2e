// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sandboxes

struct CalendarInstantTests {
  @Test(arguments: [
    ("2026-01-15T08:00:00Z", "2026-01-15T08:00:01Z"),
    ("2026-01-15T12:00:00+04:00", "2026-01-15T08:00:00.001Z"),
    ("2026-01-15T08:00:00.09Z", "2026-01-15T08:00:00.1Z"),
    ("2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z"),
    ("2024-02-28T23:00:00Z", "2024-02-29T00:00:00Z"),
    ("2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z"),
    ("0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ("1999-12-31T23:59:59-12:00", "2000-01-01T12:00:00Z"),
    ("2000-12-31T23:59:59Z", "2001-01-01T00:00:00Z"),
  ])
  func `an earlier instant comes before a later one`(early: String, late: String) throws {
    let first = try #require(CalendarInstant(early))
    let second = try #require(CalendarInstant(late))
    #expect(first < second)
    #expect(!(second < first))
    #expect(.distantPast < first)
  }

  @Test func `zones and zeros make no difference`() {
    #expect(
      CalendarInstant("2026-01-15T08:00:00Z") == CalendarInstant("2026-01-15T12:00:00.00+04:00"))
    #expect(CalendarInstant("2000-12-31T24:00:00Z") == nil)
  }

  @Test(arguments: [
    "", "2026-01-15", "2026-01-15 08:00:00Z", "2026-01-15T08:00:00", "2026-13-15T08:00:00Z",
    "2026-00-15T08:00:00Z", "2026-01-32T08:00:00Z", "2026-01-00T08:00:00Z", "2026-02-29T08:00:00Z",
    "1900-02-29T08:00:00Z", "2026-01-15T24:00:00Z", "2026-01-15T08:60:00Z", "2026-01-15T08:00:60Z",
    "2026-01-15T08:00:00.Z", "2026-01-15T08:00:00+0400", "2026-01-15T08:00:00+24:00",
    "2026-01-15T08:00:00z", "+026-01-15T08:00:00Z", "1768464000", "２０２６-01-15T08:00:00Z",
    "2026-01-15T08:00:00Zx", "2026-01-15T08:00:00.\u{0660}Z",
  ])
  func `what is no instant is none`(_ text: String) {
    #expect(CalendarInstant(text) == nil)
  }
}
