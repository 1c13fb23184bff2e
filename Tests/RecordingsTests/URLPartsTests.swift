// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

struct URLCase: CustomTestStringConvertible, Sendable {
  let url: String
  let origin: String
  let path: String
  let query: String?
  let fragment: String?
  var testDescription: String { url }

  init(_ url: String, _ origin: String, _ path: String, _ query: String?, _ fragment: String?) {
    self.url = url
    self.origin = origin
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  static let all = [
    URLCase("http://a:1/b/c?d=e#f", "http://a:1", "/b/c", "d=e", "f"),
    URLCase("http://a", "http://a", "", nil, nil),
    URLCase("http://a?b", "http://a", "", "b", nil),
    URLCase("http://a/?", "http://a", "/", "", nil),
    URLCase("http://a/#b?c", "http://a", "/", nil, "b?c"),
    URLCase("/b?c#", "", "/b", "c", ""),
    URLCase("data:text/css;x", "data:text", "/css;x", nil, nil),
    URLCase("", "", "", nil, nil),
    URLCase("http://a/b://c", "http://a", "/b://c", nil, nil),
  ]
}

struct URLPartsTests {
  private func text(_ bytes: ArraySlice<UInt8>?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: URLCase.all)
  func `a URL is cut into its pieces`(_ row: URLCase) {
    let parts = URLParts(Array(row.url.utf8))
    #expect(text(parts.origin) == row.origin)
    #expect(text(parts.path) == row.path)
    #expect(text(parts.query) == row.query)
    #expect(text(parts.fragment) == row.fragment)
  }

  @Test func `parameters keep their order, their duplicates and their spelling`() {
    let parameters = URLParts(Array("http://a/?b=%20&c&b=1=2&&=x".utf8)).parameters
    #expect(parameters.map { text($0.name[...]) } == ["b", "c", "b", ""])
    #expect(parameters.map { text($0.value?[...]) } == ["%20", nil, "1=2", "x"])
  }
}
