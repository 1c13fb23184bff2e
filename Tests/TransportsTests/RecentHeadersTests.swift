// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transports

@Suite struct RecentHeadersTests {
  static func answer(_ fields: [String], reason: String = "OK") -> Response {
    Response(status: 200, reason: reason, headers: fields.map { HeaderField($0, $0 + "!") })
  }

  static let shapes = [["A"], ["B", "A"], [], ["A", "B"], ["a"], ["\u{E9}"], ["e\u{301}"]]

  static func bytes(of answer: Response) -> [[UInt8]] {
    [Array(answer.reason.utf8)]
      + answer.headers.flatMap { [Array($0.name.utf8), Array($0.value.utf8)] }
  }

  @Test func `an answer that shares its header is the same byte for byte`() {
    var recent = RecentHeaders()
    for reason in ["OK", "\u{E9}", "e\u{301}", "OK"] {
      for shape in Self.shapes + Self.shapes.reversed() + (0...20).map({ ["X-\($0)"] }) {
        let answer = Self.answer(shape, reason: reason)
        let shared = recent.sharing(answer)
        #expect(shared == answer)
        #expect(Self.bytes(of: shared) == Self.bytes(of: answer))
      }
    }
  }

  @Test func `names that came before are held once`() {
    var recent = RecentHeaders()
    let first = recent.sharing(Self.answer(["Content-Type", "X-RateLimit-Remaining"]))
    _ = recent.sharing(Self.answer(["Other"]))
    let second = recent.sharing(
      Response(
        status: 500, headers: first.headers.map { HeaderField($0.name, "another value") }))
    #expect(second.names.start == first.names.start && second.texts.start != first.texts.start)
    #expect(second.header("content-type") == ["another value"])
    let third = recent.sharing(Response(status: 500, headers: second.headers))
    #expect(third.texts.start == second.texts.start)
  }
}

extension PackedTexts {
  /// Where the bytes are.
  fileprivate var start: UnsafeRawPointer? {
    reader.bytes.withUnsafeBytes { $0.baseAddress }
  }
}
