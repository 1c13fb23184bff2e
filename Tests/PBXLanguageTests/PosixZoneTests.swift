// SPDX-License-Identifier: Apache-2.0

@testable import PBXLanguage
import Testing

@Suite struct PosixZoneTests {
  @Test(arguments: [
    ("UTC0", 0, 0), ("<+04>-4", 0, 14_400), ("<-0330>3:30", 0, -12_600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_799, 3600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_800, 7200),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1_704_067_200, 46_800),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1_720_000_000, 43_200),
    ("AAA0BBB,J60,J61", 1_709_208_000, 0), ("AAA0BBB,J60,J61", 1_709_258_400, 3600),
    ("AAA0BBB,59,60", 1_709_208_000, 3600), ("AAA0BBB,59,60", 1_709_258_400, 0),
    ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1_711_756_800, 10_800),
    ("AAA3BBB2,M3.5.0/-2,M10.5.0/-1", 1_720_000_000, -7200),
  ]) func `a rule gives the offset`(_ text: String, _ seconds: Int64, _ offset: Int) throws {
    let zone = try #require(PosixZone(text))
    #expect(zone.offset(at: seconds) == offset)
  }

  @Test(arguments: [
    "", "U", "UTC", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
    "CET-1CEST,J400,J1", "<+04-4", "CET-999", "CET-1CEST,M3.5.0,M10.5.0x", "CET-1C",
  ]) func `what is no rule is refused`(_ text: String) {
    #expect(PosixZone(text) == nil)
  }
}
