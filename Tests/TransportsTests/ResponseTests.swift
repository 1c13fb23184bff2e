// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

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
}
