// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transports

@Suite struct ResponseTests {
  static let types: [(String, String?)] = [
    ("application/json", "application/json"),
    ("application/json;charset=utf-8", "application/json"),
    ("Application/JSON ; charset=UTF-8", "application/json"), ("\ttext/html ", "text/html"),
    ("application/problem+json", "application/problem+json"),
    // Nothing is named.
    ("", nil), ("  ", nil), (";charset=utf-8", nil), (" ; a=b", nil),
    // What is wrong stays wrong.
    ("text / html", "text / html"), ("json", "json"), ("a/b, c/d", "a/b, c/d"),
    ("text/html;\u{301}", "text/html"),
  ]

  @Test(arguments: types)
  func `the media type is what stands before the parameters`(_ value: String, _ type: String?) {
    let response = Response(status: 200, headers: [HeaderField("content-TYPE", value)])
    #expect(response.mediaType == type)
  }

  @Test func `of several media types the first one counts, and none is none`() {
    let fields = ["a/b", "c/d"].map { HeaderField("Content-Type", $0) }
    #expect(Response(status: 200, headers: fields).mediaType == "a/b")
    #expect(Response(status: 200).mediaType == nil)
  }

  static let fields = [
    HeaderField("X-A", "1"), HeaderField("x-a", ""), HeaderField("X-Ab", "3"),
    HeaderField("x-A", "e\u{301}"), HeaderField("", "no name"), HeaderField("É", "4"),
  ]

  static let values: [(String, [String])] = [
    ("X-A", ["1", "", "e\u{301}"]), ("x-ab", ["3"]), ("", ["no name"]), ("É", ["4"]), ("é", []),
    ("X-", []), ("1", []),
  ]

  @Test(arguments: values)
  func `a header field is found by its name, whatever its case`(_ name: String, _ values: [String])
  {
    let response = Response(status: 200, headers: Self.fields)
    #expect(response.header(name) == values)
    #expect(response.header(name) == Self.fields.values(of: name))
    #expect(response.firstValue(of: name) == values.first)
  }

  @Test func `an answer is kept as it came`() {
    let response = Response(
      status: 299, reason: "e\u{301}", version: "", headers: Self.fields, body: [0xFF])
    #expect(response.headers.map { Array($0.name.utf8) } == Self.fields.map { Array($0.name.utf8) })
    #expect(
      response.headers.map { Array($0.value.utf8) } == Self.fields.map { Array($0.value.utf8) })
    #expect(response.version.isEmpty && Array(response.reason.utf8) == Array("e\u{301}".utf8))
    #expect(response.headers(beginningWith: "X-a") == Array(Self.fields.prefix(4)))
    let twin = Response(
      status: 299, reason: "\u{E9}", version: "", headers: Self.fields, body: [0xFF])
    #expect(response == twin && response.hashValue == twin.hashValue)
    #expect(response != Response(status: 299, version: "", headers: Self.fields, body: [0xFF]))
  }
}
