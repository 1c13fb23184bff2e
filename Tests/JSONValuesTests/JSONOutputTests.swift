// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONOutputTests {
  @Test func `literals build values in the order in which they are written`() {
    let count = 2
    let output: JSONOutput = [
      "z": nil, "a": true, "m": 1, "d": 1.5, "s": "a\(count)", "l": [1, "x", []], "a": false,
    ]
    #expect(
      output
        == .object([
          .init("z", .null), .init("a", .bool(true)), .init("m", .int(1)),
          .init("d", .number("1.5")), .init("s", .string("a2")),
          .init("l", .array([.int(1), .string("x"), .array([])])), .init("a", .bool(false)),
        ]))
  }

  @Test func `doubles that are no numbers become null`() {
    #expect(JSONOutput(Double.nan) == .null)
    #expect(JSONOutput(Double.infinity) == .null)
    #expect(JSONOutput(-Double.infinity) == .null)
    #expect(JSONOutput(0.1).text(pretty: false) == "0.1")
    #expect(JSONOutput(1e300).text(pretty: false) == "1e+300")
    #expect(JSONOutput(-0.0).text(pretty: false) == "-0.0")
  }

  @Test func `a text that is absent becomes null`() {
    #expect(JSONOutput(nil as String?) == .null)
    #expect(JSONOutput("a" as String?) == .string("a"))
  }

  @Test func `a document's value keeps order, duplicates and spelling`() throws {
    let text = #"{"z":1.0,"a":[1e2,null,true,false,"é\n"],"z":{}}"#
    let output = JSONOutput(try JSONDocument(parsing: text).root)
    #expect(output.text(pretty: false) == text)
  }
}
