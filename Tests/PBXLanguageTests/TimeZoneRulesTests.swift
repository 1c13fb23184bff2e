// SPDX-License-Identifier: Apache-2.0

import PBXLanguage
import Testing

@Suite struct TimeZoneRulesTests {
  @Test(arguments: [
    ("UTC", 0, 0), ("Asia/Dubai", 1_700_000_000, 14_400), ("Asia/Kolkata", 0, 19_800),
    ("Asia/Kathmandu", 1_700_000_000, 20_700), ("America/St_Johns", 1_709_210_096, -12_600),
    ("Europe/Berlin", 1_711_846_799, 3600), ("Europe/Berlin", 1_711_846_800, 7200),
    ("Europe/Berlin", 1_729_990_799, 7200), ("Europe/Berlin", 1_729_990_800, 3600),
    ("America/New_York", 1_730_613_599, -14_400), ("America/New_York", 1_730_613_600, -18_000),
    ("Pacific/Auckland", 1_712_411_999, 46_800), ("Pacific/Auckland", 1_712_412_000, 43_200),
    ("Europe/Berlin", 4_110_000_000, 7200), ("Europe/Berlin", 4_102_444_799, 3600),
    ("Pacific/Auckland", 4_102_444_799, 46_800), ("America/New_York", 4_118_000_000, -14_400),
    ("Europe/London", -10_000_000_000, -75), ("Asia/Tokyo", Int64.max, 32_400),
    ("Europe/Dublin", 1_720_000_000, 3600), ("Europe/Dublin", 4_102_444_799, 0),
  ]) func `a zone knows its offset at any time`(_ name: String, _ seconds: Int64, _ offset: Int)
    throws
  {
    #expect(try TimeZoneRules.named(name).offset(at: seconds) == offset)
  }

  @Test(arguments: ["Nowhere/City", "", "/etc/passwd", "../zoneinfo/UTC", "Europe", "tzdata.zi"])
  func `what is no zone is an error that names it`(_ name: String) {
    let error = #expect(throws: TimeFormatProblem.self) { try TimeZoneRules.named(name) }
    #expect(error?.message.contains("'\(name)'") == true)
  }

  @Test func `a zone is the same from the cache`() throws {
    let first = try TimeZoneRules.named("Europe/Madrid")
    #expect(try TimeZoneRules.named("Europe/Madrid") == first)
  }
}
