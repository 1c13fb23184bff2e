// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

@testable import Checks

/// Two JSON values and the first thing in which they differ.
struct JSONDifferenceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let why: String
    let left: String
    let right: String
    var volatile: [String] = []
    let kind: AnswerDifference.Kind?

    init(
      _ why: String, _ left: String, _ right: String, besides volatile: [String] = [],
      _ kind: AnswerDifference.Kind?
    ) {
      self.why = why
      self.left = left
      self.right = right
      self.volatile = volatile
      self.kind = kind
    }

    var testDescription: String { why }
  }

  static let rows: [Row] = [
    Row("the same", #"{"a": 1}"#, #"{"a": 1}"#, nil),
    Row("blanks and escapes", #"{"a": "é"}"#, #"{ "a" : "\u00e9" }"#, nil),
    Row("keys in another order", #"{"a": 1, "b": 2}"#, #"{"b": 2, "a": 1}"#, nil),
    Row("a number by value", "[1e2]", "[100]", nil),
    Row("a number and its text", #"{"a": 1}"#, #"{"a": "1"}"#, .value("a")),
    Row("another text", #"{"a": {"b": "x"}}"#, #"{"a": {"b": "y"}}"#, .value("a.b")),
    Row("a text that sorts later is no growth", #"{"a": "x"}"#, #"{"a": "y"}"#, .value("a")),
    Row("a greater number", #"{"a": 9}"#, #"{"a": 10}"#, .growth("a")),
    Row("a smaller number", #"{"a": 10}"#, #"{"a": 9}"#, .value("a")),
    Row(
      "beyond 2^53", #"{"a": 9007199254740992}"#, #"{"a": 9007199254740993}"#, .growth("a")),
    Row(
      "a later date", #"{"a": "2026-01-01T00:00:00Z"}"#, #"{"a": "2026-01-01T00:00:01Z"}"#,
      .growth("a")),
    Row(
      "an earlier date in a later zone", #"{"a": "2026-01-01T00:00:00Z"}"#,
      #"{"a": "2026-01-01T01:00:00+04:00"}"#, .value("a")),
    Row("null and nothing", #"{"a": null}"#, "{}", .key("a")),
    Row("a key more", "{}", #"{"a": {"b": 1}}"#, .key("a")),
    Row("another kind", "{}", "[]", .value("")),
    Row("another length", "[1]", "[1, 2]", .value("#")),
    Row("in a list", #"[{"a": 1}, {"a": "x"}]"#, #"[{"a": 1}, {"a": "y"}]"#, .value("#.a")),
    Row("another order", #"{"l": [1, 2, 3]}"#, #"{"l": [3, 1, 2]}"#, .order("l")),
    Row("another order at the root", "[1, 2]", "[2, 1]", .order("the list")),
    Row(
      "another order in an inner list", #"[{"l": [1, 2]}]"#, #"[{"l": [2, 1]}]"#, .order("#.l")),
    Row("the same numbers, not as often", "[1, 1, 2]", "[1, 2, 2]", .growth("#")),
    Row("a volatile value", #"{"a": 1}"#, #"{"a": 2}"#, besides: ["a"], nil),
    Row("a volatile key", #"{"a": 1}"#, "{}", besides: ["a"], nil),
    Row(
      "inside of a volatile value", #"{"a": {"b": 1}}"#, #"{"a": {"b": 2}}"#, besides: ["a"], nil),
    Row("beside it", #"{"ab": 1}"#, #"{"ab": "x"}"#, besides: ["a"], .value("ab")),
    Row(
      "above it", #"{"a": {"b": 1, "c": 1}}"#, #"{"a": {"b": 2, "c": true}}"#, besides: ["a.b"],
      .value("a.c")),
    Row(
      "volatile in each element", #"[{"a": 1}]"#, #"[{"a": 2}]"#, besides: ["#.a"], nil),
    Row(
      "an index is any element", #"[{"a": 1}, {"a": 1}]"#, #"[{"a": 1}, {"a": 2}]"#,
      besides: ["0.a"], nil),
    Row(
      "another order, but for what is volatile", #"[{"i": 1, "v": 1}, {"i": 2, "v": 2}]"#,
      #"[{"i": 2, "v": 3}, {"i": 1, "v": 4}]"#, besides: ["#.v"], .order("the list")),
  ]

  @Test(arguments: rows) func `the first difference that matters`(_ row: Row) throws {
    let left = try JSONDocument(parsing: Array(row.left.utf8)).root
    let right = try JSONDocument(parsing: Array(row.right.utf8)).root
    let difference = JSONDifference(row.volatile.map { VolatilePath($0) })
    #expect(difference.first(left, right) == row.kind)
  }

  @Test func `lists of many elements are compared in time, and their order is not looked for`()
    throws
  {
    let numbers = (0..<5000).map(String.init)
    let left = try JSONDocument(parsing: Array("[\(numbers.joined(separator: ","))]".utf8)).root
    let right = try JSONDocument(
      parsing: Array("[\(numbers.reversed().joined(separator: ","))]".utf8)
    ).root
    #expect(JSONDifference([]).first(left, right) == .growth("#"))
  }
}
