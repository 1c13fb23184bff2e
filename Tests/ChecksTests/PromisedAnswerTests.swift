// SPDX-License-Identifier: Apache-2.0

import Checks
import Testing

/// What a contract promises about the answer itself: header fields, facts, size.
struct PromisedAnswerTests {
  @Test(arguments: matchers) func `each matcher of the language`(_ row: Matcher) throws {
    let search = Search.with("response: { fields: { v: \(row.expected) } }").replacing(
      "  nobody: { call: \"+971509999999\", finds: nothing }\n", with: "")
    for (value, isAccepted) in row.accepted.map({ ($0, true) }) + row.refused.map({ ($0, false) }) {
      let more = value.isEmpty ? "" : #", "v": \#(value)"#
      let lookup = try Bench(search).lookup(
        "known customer", Answer(#"{"data": [\#(Search.record())]\#(more)}"#))
      #expect(
        LookupJudge.judge(lookup).summary(of: lookup)
          == (isAccepted ? "kept" : "broken answer-field"), "\(row.expected): \(value)")
    }
  }

  /// An expected value, and JSON values that it accepts and refuses; an empty text is an absent value.
  struct Matcher: Sendable, CustomTestStringConvertible {
    let expected: String
    let accepted: [String]
    let refused: [String]

    init(_ expected: String, _ accepted: [String], not refused: [String]) {
      self.expected = expected
      self.accepted = accepted
      self.refused = refused
    }

    var testDescription: String { expected }
  }

  static let matchers: [Matcher] = [
    Matcher("ok", [#""ok""#], not: [#""OK""#, #""ok ""#, "", "null", "true", #"["ok"]"#]),
    Matcher("17", ["17", "17.0", "1.7e1", #""17""#], not: ["18", #""17.0""#, "null", ""]),
    Matcher("\"017\"", [#""017""#], not: ["17", #""17""#]),
    Matcher("true", ["true", #""true""#], not: ["false", "1", "null", ""]),
    Matcher("\"\"", [#""""#, "null", ""], not: [#"" ""#, "0", "false"]),
    Matcher("{ not: 17 }", ["18", "null", "", #""x""#], not: ["17", #""17""#]),
    Matcher("{ one-of: [a, b] }", [#""a""#, #""b""#], not: [#""c""#, #""ab""#, "null", ""]),
    Matcher("{ one-of: [a, \"\"] }", [#""a""#, "null", ""], not: [#""b""#]),
    Matcher("[a, b]", [#"["a", "b"]"#], not: [#"["b", "a"]"#, #"["a"]"#, #""a""#, "", "null"]),
    Matcher("[1, 2]", ["[1, 2]", "[1.0, 2]"], not: ["[2, 1]", "[1, 2, 3]", "[]"]),
    Matcher(
      "{ unordered: [a, b, a] }", [#"["a", "b", "a"]"#, #"["b", "a", "a"]"#],
      not: [#"["a", "b", "b"]"#, #"["a", "b"]"#, #"{"a": "b"}"#]),
    Matcher("{ contains: bc }", [#""abcd""#, #""bc""#], not: [#""aBCd""#, "null", ""]),
    Matcher("{ starts-with: ab }", [#""abc""#, #""ab""#], not: [#""cab""#, #""Ab""#, ""]),
    Matcher("{ ends-with: bc }", [#""abc""#], not: [#""bca""#, #""BC""#, "null"]),
    Matcher(
      "{ matches: \"a|bc?\" }", [#""a""#, #""b""#, #""bc""#],
      not: [#""abc""#, #""xa""#, #""a\n""#, "null", ""]),
    Matcher("{ matches: \"[0-9]+\" }", ["17", #""17""#], not: [#""17a""#, "1.7"]),
    Matcher(
      "{ present: true }", [#""x""#, "0", "false", "[]", "{}"], not: ["null", #""""#, #"" ""#, ""]),
    Matcher("{ present: false }", ["null", #""""#, ""], not: [#""x""#, "0", "false"]),
    Matcher("{ type: string }", [#""""#, #""x""#], not: ["1", "null", "[]", ""]),
    Matcher("{ type: number }", ["1", "1.5", "-1e3"], not: [#""1""#, "true", ""]),
    Matcher("{ type: integer }", ["1", "1.0", "1e3"], not: ["1.5", #""1""#, ""]),
    Matcher("{ type: boolean }", ["true", "false"], not: [#""true""#, "1", ""]),
    Matcher("{ type: array }", ["[]", "[1]"], not: ["{}", #""[]""#, ""]),
    Matcher("{ type: object }", ["{}", #"{"a": 1}"#], not: ["[]", "null", ""]),
    Matcher("{ type: \"null\" }", ["null"], not: ["", "0", #""null""#]),
    Matcher("{ at-least: 1 }", ["1", "1.0", "7", #""3""#], not: ["0.99", #""x""#, "null", ""]),
    Matcher("{ at-most: 10 }", ["10", "-5"], not: ["10.01", "1e2", ""]),
    Matcher("{ at-least: 1, at-most: 3 }", ["1", "2.5", "3"], not: ["0", "4", "true"]),
    Matcher(
      "{ phone: \"+971500000000\" }",
      [#""+971500000000""#, #""00971 50 000 0000""#, #""050 000 0000""#],
      not: [#""+971500000001""#, #""x""#, "null", ""]),
    Matcher("\"{{.base_url}}\"", [#""https://crm.example/v1""#], not: [#""{{.base_url}}""#]),
    Matcher("\"{{.Phone}}\"", [#""+971500000000""#], not: [#""971500000000""#]),
  ]

  static let rows: [Row] = [
    // Size
    Row(
      "as large as promised", Answer(ExampleContract.nobody), to: "nobody",
      of: Search.with("response: { size: 12 B }"), "kept"),
    Row(
      "a byte more", Answer(ExampleContract.nobody + " "), to: "nobody",
      of: Search.with("response: { size: 12 B }"), "broken answer-size"),
    Row(
      "a large error is an error", Answer(String(repeating: "x", count: 99), status: 500),
      of: Search.with("response: { size: 12 B }"),
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    // Header fields
    Row(
      "a header field, whatever the case of its name", known.with("X-KIND", "crm"),
      of: header("crm"),
      "kept"),
    Row("another value", known.with("X-Kind", "CRM"), of: header("crm"), "broken answer-header"),
    Row("no such field", known, of: header("crm"), "broken answer-header"),
    Row("no such field, and none is promised", known, of: header("{ present: false }"), "kept"),
    Row(
      "of several one has it", known.with("X-Kind", "a").with("X-Kind", "crm"), of: header("crm"),
      "kept"),
    Row("a number", known.with("X-Kind", "17"), of: header("{ at-least: 1 }"), "kept"),
    Row(
      "quotes and backslashes", known.with("X-Kind", #""a\b""#), of: header(#"'"a\b"'"#), "kept"),
    Row(
      "nothing is said of the header of an error", Answer("", status: 500), of: header("crm"),
      "broken answer-status; because answer-status: auth-accepted answer-not-json…"),
    // Facts
    Row(
      "a fact of an answer that says nobody by its status", Answer("", status: 404), to: "nobody",
      of: Search.with("response: { no-match: 404, fields: { total: 1 } }"),
      "open answer-not-json answer-error answer-type answer-field"),
    Row(
      "a fact with the caller in its path", Answer(#"{"+971509999999": 1, "data": []}"#),
      to: "nobody", of: Search.with(#"response: { fields: { "{{.Phone}}": 1 } }"#), "kept"),
    Row(
      "two facts at odds are two findings",
      Answer(#"{"data": [], "n": 2}"#), to: "nobody",
      of: Search.with(#"response: { fields: { "n": 0, m: 1 } }"#), findings: 2,
      "broken answer-field"),
  ]

  static let known = Answer(ExampleContract.known)

  static func header(_ value: String) -> String {
    Search.with("response: { headers: { X-Kind: \(value) } }")
  }

  @Test(arguments: rows) func `size, header fields and facts`(_ row: Row) throws {
    try row.check()
  }
}
