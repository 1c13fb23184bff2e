// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONValueEqualityTests {
  private func areEqual(_ left: String, _ right: String) throws -> Bool {
    let (left, right) = (
      try JSONDocument(parsing: left).root, try JSONDocument(parsing: right).root
    )
    let result = left.isEqual(to: right)
    #expect(right.isEqual(to: left) == result)
    return result
  }

  @Test(arguments: [
    ("null", "null"), ("1", "1.0"), ("1", "1.000e0"), ("100", "1e2"), ("0.1", "1e-1"),
    ("-0", "0"), ("0.0", "-0e5"), ("1e400", "10e399"), ("0.00012", "12e-5"),
    ("123456789012345678901234567890", "1.2345678901234567890123456789e29"),
    ("\"a\"", "\"\\u0061\""), ("\"😀\"", "\"\\ud83d\\ude00\""), ("[]", "[ ]"), ("{}", "{ }"),
    ("[1,[2]]", "[1.0,[2.0]]"), (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#),
    (#"{"a":{"x":1,"y":[{"p":1,"q":2}]}}"#, #"{"a":{"y":[{"q":2,"p":1}],"x":1}}"#),
    (#"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#), (#"{"a":1,"b":0,"a":2}"#, #"{"b":0,"a":1,"a":2}"#),
    (#"{"\u0061":1}"#, #"{"a":1}"#),
  ])
  func `values that mean the same are equal`(_ left: String, _ right: String) throws {
    #expect(try areEqual(left, right))
  }

  @Test(arguments: [
    ("null", "false"), ("0", "false"), ("1", "true"), ("1", "\"1\""), ("1", "2"), ("1", "-1"),
    ("[]", "{}"), ("[1]", "[1,1]"), ("[1,2]", "[2,1]"), ("\"a\"", "\"A\""), ("\"\"", "null"),
    // Equal as doubles, but not as numbers
    ("9007199254740993", "9007199254740992"), ("0.1", "0.1000000000000000055511151231257827"),
    ("1e400", "1e401"), ("1e-400", "0"),
    (
      "123456789012345678901234567890",
      "123456789012345678901234567891"
    ),
    // Equal for Swift's strings, but not scalar by scalar
    ("\"é\"", "\"e\\u0301\""), ("{\"é\":1}", "{\"e\\u0301\":1}"),
    (#"{"a":1}"#, #"{"a":2}"#), (#"{"a":1}"#, #"{"b":1}"#), (#"{"a":1}"#, #"{"a":1,"b":1}"#),
    (#"{"a":1,"a":2}"#, #"{"a":2,"a":1}"#), (#"{"a":1,"a":1}"#, #"{"a":1}"#),
    (#"{"a":1,"a":1,"b":1}"#, #"{"a":1,"b":1,"b":1}"#), (#"{"a":null}"#, "{}"),
  ])
  func `values that differ are not equal`(_ left: String, _ right: String) throws {
    #expect(try !areEqual(left, right))
  }

  @Test func `values of the greatest depth are compared without recursion`() throws {
    let depth = JSONDocument.greatestDepth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let value = try JSONDocument(parsing: text, maximumDepth: depth).root
    #expect(value.isEqual(to: value))
  }
}
