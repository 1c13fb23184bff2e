// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GJSONPaths

@Suite struct GoFloatTests {
  @Test(arguments: [
    ("0", 0), ("-1.5", -1.5), ("+1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E+3", 1000),
    ("1_00", 100), ("1__0", 0), ("_1", 0), ("1_", 0), ("1_.5", 0), ("1e1_0", 1e10),
    ("0x1p4", 16), ("0X1P4", 16), ("0x1", 0), ("0x.8p1", 1), ("0x_1p0", 1), ("0xp1", 0), ("0x", 0),
    ("inf", .infinity), ("-INF", -.infinity), ("+Infinity", .infinity), ("infin", 0), ("+nan", 0),
    ("1e400", .infinity), ("-1e400", -.infinity), ("1e-400", 0), ("", 0), ("-", 0), (".", 0),
    ("1e", 0), ("1e+", 0), ("1.2.3", 0), ("1 ", 0), ("abc", 0),
    ("9007199254740993", 9_007_199_254_740_992),
    ("1e99999999999999999999", .infinity),
  ]) func `ParseFloat`(_ text: String, _ number: Double) {
    #expect(GoFloat.parse(Array(text.utf8)[...]) == number)
  }

  @Test func `not a number is one only without a sign`() {
    #expect(GoFloat.parse(Array("NaN".utf8)[...]).isNaN)
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "-0"), (100, "100"), (0.5, "0.5"), (0.001, "0.001"), (123.456, "123.456"),
    (1e22, "10000000000000000000000"), (-1.5e-9, "-0.0000000015"), (.nan, "NaN"),
    (9_007_199_254_740_992, "9007199254740992"), (17976931348.5, "17976931348.5"),
  ]) func `FormatFloat without an exponent`(_ number: Double, _ text: String) {
    #expect(GoFloat.format(number) == text)
  }
}
