// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

/// A declared number, digits that were found, and whether they are the number.
struct SpelledDigits: Sendable, CustomTestStringConvertible {
  let declared: String
  let region: String?
  let found: String
  let isDeclared: Bool
  var testDescription: String { "\(found) in \(declared)" }

  init(_ declared: String, _ region: String?, _ found: String, _ isDeclared: Bool = true) {
    self.declared = declared
    self.region = region
    self.found = found
    self.isDeclared = isDeclared
  }

  static let all: [SpelledDigits] = [
    // Written internationally, found otherwise
    .init("+971 50 123 4567", nil, "971501234567"),
    .init("+971 50 123 4567", nil, "00971501234567"),
    .init("+971 50 123 4567", nil, "011971501234567"),
    .init("+971 50 123 4567", nil, "0501234567"),
    .init("+971 50 123 4567", nil, "501234567"),
    .init("+971 50 123 4567", nil, "9710501234567"),
    // Written nationally
    .init("(050) 123-4567", "AE", "971501234567"),
    .init("050.123.4567", "AE", "501234567"),
    // Digits move within the number, never at its end
    .init("+54 9 11 2345 6789", nil, "01115" + "23456789"),
    // Its last digits are an extension's, or letters
    .init("+971501234567;ext=12", nil, "971501234567"),
    .init("+1 800 FLOWERS", nil, "18003569377"),
    // Shorter than the end that is compared
    .init("+290 22", nil, "290", false),
    .init("112", "AE", "112"),
    // Others
    .init("+971 50 123 4567", nil, "971501234568", false),
    .init("+971 50 123 4567", nil, "971551234567", false),
    .init("+971 50 123 4567", nil, "4567", false),
    .init("nobody", "AE", "971501234567", false),
  ]
}

@Suite struct DeclaredSpellingsTests {
  @Test(arguments: SpelledDigits.all) func `a number is known in every spelling`(
    _ row: SpelledDigits
  ) {
    let spellings = DeclaredSpellings(of: [
      .init("+971 4 000 0000", region: nil), .init(row.declared, region: row.region),
    ])
    for _ in 1...2 {
      #expect(spellings.contains(Array(row.found.utf8)) == row.isDeclared)
    }
  }

  @Test func `numbers that end alike are told apart`() {
    let spellings = DeclaredSpellings(of: [
      .init("+971501234567", region: nil), .init("+97441234567", region: nil),
    ])
    #expect(spellings.contains(Array("0501234567".utf8)))
    #expect(spellings.contains(Array("0097441234567".utf8)))
    #expect(!spellings.contains(Array("00971441234567".utf8)))
  }

  @Test func `each number is read in its own country`() {
    let spellings = DeclaredSpellings(of: [
      .init("050 123 4567", region: "AE"), .init("050 123 4567", region: "AE"),
      .init("030 123456", region: "DE"), .init("030 123456", region: nil),
      .init("020 7946 0018", region: "GB"), .init("050 123 4568", region: "AE"),
    ])
    for digits in ["971501234567", "4930123456", "442079460018", "971501234568"] {
      #expect(spellings.contains(Array(digits.utf8)))
    }
    for digits in ["97130123456", "49501234567", "49501234568", "44501234568"] {
      #expect(!spellings.contains(Array(digits.utf8)))
    }
  }

  @Test func `two digits are nobody's number`() {
    #expect(!DeclaredSpellings(of: [.init("12", region: "AE")]).contains(Array("12".utf8)))
  }
}
