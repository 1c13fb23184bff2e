// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONNumberTests {
  /// Each is less than the next.
  private static let ascending = [
    "-1e1000", "-123456789012345678901234567891", "-123456789012345678901234567890", "-10", "-9.5",
    "-9", "-1.01", "-1", "-0.1", "-0.01", "-1e-1000", "0", "1e-1000", "0.01", "0.011", "0.1",
    "0.99999999999999999999", "1", "1.00000000000000000001", "1.5", "2", "9", "10", "99", "100",
    "9007199254740992", "9007199254740993", "1e20", "123456789012345678901234567890", "1e1000",
  ]

  @Test func `numbers are ordered by exact value`() throws {
    let numbers = try Self.ascending.map { try #require(JSONNumber($0)) }
    for (first, left) in numbers.enumerated() {
      for (second, right) in numbers.enumerated() {
        #expect(
          (left < right) == (first < second), "\(Self.ascending[first]) < \(Self.ascending[second])"
        )
        #expect((left == right) == (first == second))
      }
    }
  }

  @Test(arguments: [
    ("1", true), ("1.0", true), ("1.50", false), ("1e2", true), ("1.25e2", true),
    ("1.255e2", false),
    ("100e-2", true), ("101e-2", false), ("0", true), ("0.0", true), ("-3", true), ("1e-1", false),
    ("1e1000", true), ("1e-1000", false), ("12345678901234567890.0", true),
  ])
  func `a number is whole however it is spelled`(_ text: String, _ isInteger: Bool) throws {
    #expect(try #require(JSONNumber(text)).isInteger == isInteger)
  }

  @Test func `equal numbers hash alike`() {
    #expect(Set(["1", "1.0", "10e-1", "0.1e1", "1E+0"].map { JSONNumber($0) }).count == 1)
    #expect(Set(["0", "-0", "0.0", "0e9", "-0.0e-9"].map { JSONNumber($0) }).count == 1)
    #expect(JSONNumber(-120) == JSONNumber("-1.2e2"))
    #expect(JSONNumber(.min) == JSONNumber("-9223372036854775808"))
  }

  @Test(arguments: ["", " ", "a", "+1", "01", "1.", ".5", "1e", "1 ", " 1", "0x1", "NaN", "1,5"])
  func `text that is no JSON number is none`(_ text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test func `exponents of any length do not trap`() throws {
    let nines = String(repeating: "9", count: 5_000)
    let huge = try #require(JSONNumber("1e" + nines))
    let tiny = try #require(JSONNumber("1e-" + nines))
    #expect(tiny < huge)
    #expect(tiny > JSONNumber(0))
    #expect(huge.int == nil)
    #expect(huge.isInteger)
    #expect(!tiny.isInteger)
  }
}
