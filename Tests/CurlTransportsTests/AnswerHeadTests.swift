// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import CurlTransports

struct AnswerHeadTests {
  private func head(_ lines: String...) throws -> AnswerHead {
    var head = AnswerHead()
    for line in lines {
      try Array("\(line)\r\n".utf8).withUnsafeBytes { try head.take($0) }
    }
    return head
  }

  @Test func `the lines of an answer become status and fields`() throws {
    let head = try head("HTTP/2 200 ", "a: 1", "b:2", "A:  3 ", "")
    #expect(head.status == 200)
    #expect(head.reason == "")
    #expect(head.fields == [HeaderField("a", "1"), HeaderField("b", "2"), HeaderField("A", "3")])
    #expect(head.isComplete)
    #expect(head.bytes == 13 + 6 + 5 + 8 + 2)
  }

  @Test func `interim answers are forgotten and trailers ignored`() throws {
    let head = try head(
      "HTTP/1.1 100 Go", "x: 1", "", "HTTP/1.1 404 Not Found", "y: 2", "", "z: 3", "rubbish", "")
    #expect(head.status == 404)
    #expect(head.reason == "Not Found")
    #expect(head.fields == [HeaderField("y", "2")])
  }

  @Test func `an interim answer alone is not complete, a change of protocol is`() throws {
    #expect(try !head("HTTP/1.1 103 Hints", "").isComplete)
    #expect(try head("HTTP/1.1 101 Switching", "").isComplete)
    #expect(try !head("HTTP/1.1 200 OK", "a: b").isComplete)
  }

  @Test func `a continuation line belongs to the field before it`() throws {
    let head = try head("HTTP/1.1 200 OK", "a: 1", " \t2 ", "\t3", "b:", " 4", "")
    #expect(head.fields == [HeaderField("a", "1 2 3"), HeaderField("b", "4")])
  }

  @Test(arguments: [
    ["200 OK"], ["HTTP/1.1"], ["HTTP/1.1 "], ["HTTP/1.1 20 OK"], ["HTTP/1.1 099 OK"],
    ["HTTP/1.1 2x0 OK"], ["HTTP/1.1 +20 OK"], ["HTTP/1.1  200 OK"], [""],
    ["HTTP/1.1 200 OK", "no colon"], ["HTTP/1.1 200 OK", ": no name"],
    ["HTTP/1.1 200 OK", " continues nothing"],
  ]) func `what has no place in a header is refused`(_ lines: [String]) {
    var head = AnswerHead()
    #expect(throws: TransportFailure.self) {
      for line in lines { try Array("\(line)\r\n".utf8).withUnsafeBytes { try head.take($0) } }
    }
  }
}
