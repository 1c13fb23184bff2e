// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import Testing

struct ServerRequestTests {
  @Test(
    arguments: [
      ("/", "/", nil), ("/a?b", "/a", "b"), ("/a?", "/a", ""), ("/a?b?c", "/a", "b?c"),
      ("*", "*", nil), ("http://h:1/a?b", "/a", "b"), ("http://h", "/", nil),
      ("http://h?b", "/", "b"), ("", "/", nil), ("?x", "/", "x"), ("/a://b/c", "/a://b/c", nil),
      ("h:443", "h:443", nil), ("/a%3Fb?%26", "/a%3Fb", "%26"),
    ] as [(String, String, String?)])
  func `path and query are cut out of the target and not decoded`(
    target: String, path: String, query: String?
  ) {
    let request = ServerRequest(method: "GET", target: target)
    #expect(request.path == path)
    #expect(request.query == query)
  }

  @Test func `header names are compared without case, and the first of several counts`() {
    let headers = [ServerHeader("X-Api-Key", "a"), ServerHeader("x-api-key", "b")]
    #expect(headers.value(of: "X-API-KEY") == "a")
    #expect(headers.value(of: "X-Api") == nil)
  }
}
