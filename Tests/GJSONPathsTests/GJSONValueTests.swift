// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import Testing

@Suite struct GJSONValueTests {
  private func value(_ json: String) -> GJSONValue {
    GJSONPath("v").value(in: Array("{\"v\":\(json)}".utf8))
  }

  @Test(arguments: [
    // Digits stay as they are, everything else is written anew.
    ("7", "7"), ("-7", "-7"), ("007", "007"), ("1.10", "1.1"), ("1e3", "1000"), ("-0", "-0"),
    ("-0.0", "-0"), ("12E-2", "0.12"), ("1e-7", "0.0000001"), ("1e21", "1000000000000000000000"),
    ("1e400", "+Inf"), ("-1e400", "-Inf"), ("1e-400", "0"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
    ("0.1", "0.1"),
    (
      "5e-324",
      "0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005"
    ),
    ("nan", "NaN"), ("Inf", "+Inf"), ("-inf", "-Inf"), ("+1", "1"), ("1x", "0"), ("-", "-"),
    // Words by their first letter.
    ("true", "true"), ("tru", "true"), ("false", "false"), ("null", ""), ("nul", ""),
    // Strings without quotes and escapes.
    (#""a\"b\\c\/d""#, #"a"b\c/d"#), (#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"), (#""\u00e9""#, "é"),
    (#""\ud83d\ude00""#, "😀"), (#""\ud800x""#, "\u{FFFD}x"), (#""\ud800\u0041""#, "\u{FFFD}"),
    (#""\udc00\ud800""#, "\u{FFFD}"), (#""a\u00zzb""#, "a\0b"), (#""a\u12""#, "a"),
    (#""a\xb""#, "a"), ("\"a\nb\"", "a\nb"), ("\"a\\n\nb\"", "a\n"),
    // Containers as they stand.
    ("[1, 2]", "[1, 2]"), (#"{"a" : 1}"#, #"{"a" : 1}"#),
  ]) func `the text is what gjson prints`(_ json: String, _ text: String) {
    #expect(value(json).text == text)
  }

  @Test(arguments: [
    ("null", []), ("1", ["1"]), (#"{"a":1}"#, [#"{"a":1}"#]), ("[]", []),
    (#"[1,"two",null,true,[3],{"f":4}]"#, ["1", "two", "", "true", "[3]", #"{"f":4}"#]),
    ("[1 2]", ["1", "2"]), ("[nan,+1,Inf]", ["", "1", ""]), (#"["a\u0062"]"#, ["ab"]),
  ]) func `the elements are the list a mapping yields`(_ json: String, _ texts: [String]) {
    #expect(value(json).elements.map(\.text) == texts)
  }

  @Test(arguments: [
    (Documents.crm, TextRow.crm), (Documents.numbers, TextRow.numbers),
    (Documents.strings, TextRow.strings), (Documents.mixed, TextRow.mixed),
    (Documents.page, TextRow.page),
  ]) func `a path gives the text and the list that gjson gives`(_ json: String, _ rows: [TextRow]) {
    for row in rows {
      let value = GJSONPath(row.path).value(in: Array(json.utf8))
      #expect(value.text == row.text, "\(row.path)")
      #expect(value.elements.map(\.text) == row.list, "\(row.path)")
    }
  }

  @Test func `a missing value and a null differ only in existence`() {
    let json = Array(#"{"n":null}"#.utf8)
    let null = GJSONPath("n").value(in: json)
    let missing = GJSONPath("m").value(in: json)
    #expect(
      null.exists && null.kind == .null && null.text.isEmpty && null.raw == Array("null".utf8))
    #expect(!missing.exists && missing.kind == .null && missing.raw.isEmpty)
  }

  @Test func `kinds and numbers`() {
    #expect(value("[1]").isArray && !value("[1]").isObject)
    #expect(value("{}").isObject && !value("{}").isArray)
    #expect(value("1.50").number == 1.5 && value(#""1""#).number == nil)
    #expect(value(#""[""#).kind == .string && value("true").kind == .true)
  }
}
