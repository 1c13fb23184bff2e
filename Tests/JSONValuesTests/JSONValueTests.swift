// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONValueTests {
  private func value(_ text: String) throws -> JSONValue { try JSONDocument(parsing: text).root }

  @Test(
    arguments: [
      ("null", .null, "null"), ("true", .true, "boolean"), ("false", .false, "boolean"),
      ("1", .number, "number"), ("\"1\"", .string, "string"), ("[1]", .array, "array"),
      ("{\"a\":1}", .object, "object"),
    ] as [(String, JSONValue.Kind, String)])
  func `a value knows its kind and the kind its name`(
    _ text: String, _ kind: JSONValue.Kind, _ name: String
  ) throws {
    #expect(try value(text).kind == kind)
    #expect(kind.description == name)
  }

  @Test func `only the accessor of its kind gives a value`() throws {
    for text in ["null", "true", "false", "1", "\"1\"", "[1]", "{\"a\":1}"] {
      let value = try value(text)
      #expect(value.isNull == (text == "null"))
      #expect(value.bool == ["true": true, "false": false][text])
      #expect(value.string == (text == "\"1\"" ? "1" : nil))
      #expect(value.numberText == (text == "1" ? "1" : nil))
      #expect(value.int == (text == "1" ? 1 : nil))
      #expect(value.double == (text == "1" ? 1 : nil))
      #expect(value.elements.count == (text == "[1]" ? 1 : 0))
      #expect(value.members.count == (text == "{\"a\":1}" ? 1 : 0))
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("7.0", 7), ("7e0", 7), ("70e-1", 7), ("0.7e1", 7),
      ("1e3", 1_000), ("9223372036854775807", .max), ("-9223372036854775808", .min),
      ("9223372036854775807.000", .max), ("9223372036854775808", nil),
      ("-9223372036854775809", nil),
      ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("7.5", nil), ("1e-1", nil),
      ("1e999", nil),
      ("1e99999999999999999999", nil), ("0e99999999999999999999", 0), ("0.0000", 0),
    ] as [(String, Int64?)])
  func `a number is a whole number if it is whole and fits`(_ text: String, _ int: Int64?) throws {
    #expect(try value(text).int == int)
  }

  @Test(
    arguments: [
      ("1", 1), ("0.1", 0.1), ("-2.5e3", -2500), ("1e308", 1e308), ("1e309", nil), ("-1e309", nil),
      ("1e-400", 0), ("123456789012345678901234567890", 1.2345678901234568e29),
    ] as [(String, Double?)])
  func `a number is the nearest double if there is one`(_ text: String, _ double: Double?) throws {
    #expect(try value(text).double == double)
  }

  @Test func `ranges and raw text are those of the document`() throws {
    let text = " { \"a\" : [ 1 , \"é\\n\" ] , \"b\" : { } } "
    let root = try value(text)
    #expect(root.range == 1..<text.utf8.count - 1)
    #expect(root["a"]?.raw == "[ 1 , \"é\\n\" ]")
    #expect(root["a"]?.range == 9..<23)
    #expect(root["a"]?[1]?.rawBytes == Array("\"é\\n\"".utf8)[...])
    #expect(root["b"]?.raw == "{ }")
  }
}
