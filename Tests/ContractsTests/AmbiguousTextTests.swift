// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Contracts

@Test(arguments: [
  // Numbers of both versions
  ("+971500000000", "YAML", "the number 971500000000"), ("-5", "YAML", "the number -5"),
  ("12", "YAML", "the number 12"), ("1.0", "YAML", "the number 1.0"),
  ("0x1F", "YAML", "the number 31"),
  (".5", "YAML", "the number .5"), ("1.", "YAML", "the number 1."),
  ("99999999999999999999999", "YAML", "the number 99999999999999999999999"),
  // Numbers of one version
  ("0500000000", "YAML 1.1", "the number 83886080"), ("0107", "YAML 1.1", "the number 71"),
  ("1_000", "YAML 1.1", "the number 1000"), ("0b101", "YAML 1.1", "the number 5"),
  ("0o17", "YAML 1.2", "the number 15"), ("12:30", "YAML 1.1", "the number 750"),
  ("+10:00", "YAML 1.1", "the number 600"), ("1:20:30", "YAML 1.1", "the number 4830"),
  ("1:30.5", "YAML 1.1", "a number"), ("003E00000012345", "YAML 1.2", "infinity"),
  ("1e5", "YAML 1.2", "a number"), ("0089", "YAML 1.2", "the number 89"),
  // Words
  ("no", "YAML 1.1", "false"), ("NO", "YAML 1.1", "false"), ("Yes", "YAML 1.1", "true"),
  ("on", "YAML 1.1", "true"), ("y", "YAML 1.1", "true"), ("N", "YAML 1.1", "false"),
  ("true", "YAML", "true"), ("False", "YAML", "false"), ("Null", "YAML", "nothing"),
  ("~", "YAML", "nothing"), ("", "YAML", "nothing"), (".inf", "YAML", "infinity"),
  ("-.Inf", "YAML", "infinity"), (".NaN", "YAML", "no number"), ("<<", "YAML 1.1", "a merge"),
  ("=", "YAML 1.1", "a default value"),
  // Dates
  ("2027-01-31", "YAML 1.1", "a date"), ("2027-01-31T10:00:00Z", "YAML 1.1", "a point in time"),
  ("2027-1-1 10:00:00", "YAML 1.1", "a point in time"),
])
func `a bare scalar that some YAML reads as something else is known`(
  _ text: String, _ reader: String, _ reading: String
) throws {
  let ambiguous = try #require(AmbiguousText(text))
  #expect(ambiguous.reader == reader)
  #expect(ambiguous.reading == reading)
}

@Test(arguments: [
  "abc", "nO", "tRUE", "1.2.0", "84.21.0.66", "yes please", "0x", "0b", "0xyz", "12:60", "1:2:",
  "+", "-",
  ".", "..", "e5", "1e", "_1", "2027-01", "2027-1-1", "20270-01-31", "Aisha Rahman", "c20", "1001a",
  "a_b",
  "GET /x", "800 ms", "#", "é", "1,000", "1-2", "--1", "=x", "nulls",
])
func `text that every YAML reads as text is left alone`(_ text: String) {
  #expect(AmbiguousText(text) == nil)
}

@Test(arguments: [
  ("0", true), ("-1", true), ("12.50", true), ("0.5", true), ("01", false), ("+1", false),
  ("1.", false),
  (".5", false), ("1e5", false), ("", false), ("-", false), ("1_0", false), ("1.2.3", false),
])
func `only the usual spelling of a number is a number to all`(_ text: String, _ isNumber: Bool) {
  #expect(AmbiguousText.isNumber(text) == isNumber)
}
