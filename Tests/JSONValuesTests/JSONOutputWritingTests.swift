// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONOutputWritingTests {
  private let sample: JSONOutput = [
    "id": 7, "empty": [], "none": [:], "list": [1, ["a": nil], [[]]], "name": "Ümit",
  ]

  @Test func `compact text has no white space`() {
    #expect(
      sample.text(pretty: false)
        == #"{"id":7,"empty":[],"none":{},"list":[1,{"a":null},[[]]],"name":"Ümit"}"#)
  }

  @Test func `pretty text is indented by two spaces`() {
    #expect(
      sample.text(pretty: true) == """
        {
          "id": 7,
          "empty": [],
          "none": {},
          "list": [
            1,
            {
              "a": null
            },
            [
              []
            ]
          ],
          "name": "Ümit"
        }
        """)
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
    ("\u{0}\u{1}\u{F}\u{10}\u{1F}\u{7F}", #""\u0000\u0001\u000f\u0010\u001f\u007f""#),
    ("\u{2027}\u{2028}\u{2029}\u{202A}", "\"\u{2027}\\u2028\\u2029\u{202A}\""),
    ("é名😀<>&'", "\"é名😀<>&'\""), ("\u{80}\u{FEFF}", "\"\u{80}\u{FEFF}\""), ("\n", #""\n""#),
  ])
  func `text is escaped where it must be`(_ text: String, _ written: String) {
    #expect(JSONOutput.string(text).text(pretty: false) == written)
    #expect(JSONOutput.object([.init(text, 1)]).text(pretty: false) == "{\(written):1}")
  }

  @Test func `every scalar comes back as it was`() throws {
    var text = ""
    for value in UInt32(0)...0x2FFF {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let back = try JSONDocument(parsing: JSONOutput.string(text).text(pretty: false)).root.string
    #expect(Array(try #require(back).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [
    ("1.50", "1.50"), ("-0", "-0"), ("1E+5", "1E+5"), ("+1", "\"+1\""), ("", "\"\""),
    ("1]", "\"1]\""), ("NaN", "\"NaN\""), ("007", "\"007\""),
  ])
  func `a number keeps its spelling, and what is none is written as text`(
    _ number: String, _ written: String
  ) {
    #expect(JSONOutput.number(number).text(pretty: false) == written)
  }

  @Test func `writing appends`() {
    var bytes = Array("data: ".utf8)
    JSONOutput.array([.int(.min), .int(.max)]).write(into: &bytes, pretty: false)
    #expect(
      String(decoding: bytes, as: UTF8.self) == "data: [-9223372036854775808,9223372036854775807]")
  }
}
