// SPDX-License-Identifier: Apache-2.0

import PBXLanguage
import Testing

@Suite struct TimeLayoutTests {
  private static let moment: Int64 = 1_709_210_096  // 2024-02-29T12:34:56Z

  @Test(arguments: [
    ("yyyy-MM-ddTHH:mm:ss.000Zz", "2024-02-29T12:34:56.000Z"),
    ("yyyy-MM-ddTHH:mm:ss-z", "2024-02-29T12:34:56+00:00"),
    ("yyyy-MM-ddTHH:mm:ss+z", "2024-02-29T12:34:56+00:00"),
    ("yyyy-MM-ddTHH:mm:ssZz", "2024-02-29T12:34:56Z"), ("yyyy-MM-dd", "2024-02-29"),
    ("yyyy-MM-dd HH:mm:ss +0000", "2024-02-29 12:34:56 +0000"), ("yyyyMMdd", "20240229"),
    ("yyyyMMddHHmmss", "20240229123456"), ("HHmm", "1234"), ("ddMMyyyy", "29022024"),
    ("dd.MM.yyyy HH", "29.02.2024 12"), ("MM/dd/yyyy", "02/29/2024"), ("dd dd", "29 29"),
    ("yyyy年MM月dd日", "2024年02月29日"), ("[yyyy]", "[2024]"), ("", ""), ("T", "T"),
    ("literal", "literal"), ("-", "-"), ("00:00", "00:00"), ("mm", "34"), ("ss", "56"),
  ]) func `a documented format is written`(_ format: String, _ output: String) throws {
    #expect(try TimeLayout(format).text(of: Self.moment, in: .utc) == output)
  }

  @Test(arguments: [
    ("yy-MM", "yy"), ("M", "M"), ("d", "d"), ("H:mm", "H"), ("hh:mm a", "hh"), ("HH a", "a"),
    ("MMM", "MMM"), ("EEE", "EEE"), ("SSS", "SSS"), ("YYYY-MM", "YYYY"), ("DD", "DD"),
    ("ssss", "ssss"), ("mmss", "mmss"), ("ssmm", "ssmm"), ("z", "z"), ("Z", "Z"), ("HH z", "z"),
    ("HH:mmZ", "Z"), ("2006-01-02", "2006"), ("Jan 0", "Jan"), ("yyyyy", "yyyyy"),
    ("yyyyyyyy", "yyyyyyyy"), ("HH:mm PM", "PM"), ("dddd", "dddd"), ("yyyyT2", "2"),
    ("yyyy-MM-ddhh", "hh"), ("-zz", "zz"), ("yyyy-MM-dT", "dT"),
  ]) func `an undefined piece is an error and never a guess`(_ format: String, _ piece: String) {
    let error = #expect(throws: TimeFormatProblem.self) { try TimeLayout(format) }
    #expect(error?.undefinedPiece == piece)
  }

  @Test(arguments: [
    (0, "1970-01-01 00:00:00"), (-1, "1969-12-31 23:59:59"), (951_782_400, "2000-02-29 00:00:00"),
    (4_102_444_799, "2099-12-31 23:59:59"), (-62_135_596_800, "0001-01-01 00:00:00"),
    (253_402_300_799, "9999-12-31 23:59:59"), (1_078_012_800, "2004-02-29 00:00:00"),
    (-2_203_891_201, "1900-02-28 23:59:59"), (-2_203_891_200, "1900-03-01 00:00:00"),
  ]) func `the calendar is Gregorian at all times`(_ seconds: Int64, _ output: String) throws {
    #expect(try TimeLayout("yyyy-MM-dd HH:mm:ss").text(of: seconds, in: .utc) == output)
  }

  @Test(arguments: [253_402_300_800, Int64.max, Int64.min, -62_167_219_201])
  func `a year that has not four digits is an error`(_ seconds: Int64) throws {
    let layout = try TimeLayout("yyyy")
    #expect(throws: TimeFormatProblem.self) { try layout.text(of: seconds, in: .utc) }
  }
}
