// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONDocumentTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  @Test func `512 levels are read, the bracket of the next one is refused`() throws {
    #expect(try JSONDocument(parsing: nested(512)).root.kind == .array)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: nested(513)) }
    #expect(error?.reason == .tooDeep)
    #expect(error?.offset == 512)
  }

  @Test(arguments: [(0, "1", "[]"), (1, "[]", "[[]]"), (2, "{\"a\":[1]}", "{\"a\":[{}]}")])
  func `a limit of depth counts arrays and objects`(
    _ limit: Int, _ good: String, _ bad: String
  ) throws {
    _ = try JSONDocument(parsing: good, maximumDepth: limit)
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(parsing: bad, maximumDepth: limit)
    }
    #expect(error?.reason == .tooDeep)
  }

  @Test func `limits beyond the greatest and below zero are drawn in`() throws {
    let greatest = JSONDocument.greatestDepth
    _ = try JSONDocument(parsing: nested(greatest), maximumDepth: .max)
    #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(parsing: nested(greatest + 1), maximumDepth: .max)
    }
    _ = try JSONDocument(parsing: "1", maximumDepth: .min)
    #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: "[]", maximumDepth: .min) }
  }

  @Test func `a million opening brackets are refused, not recursed into`() {
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSONDocument(parsing: [UInt8](repeating: 0x5B, count: 1_000_000))
    }
    #expect(error?.reason == .tooDeep)
  }

  @Test func `siblings do not add to the depth`() throws {
    let text = "[" + Array(repeating: "[{}]", count: 2_000).joined(separator: ",") + "]"
    #expect(try JSONDocument(parsing: text, maximumDepth: 3).root.count == 2_000)
  }

  @Test func `a value keeps its document alive`() throws {
    func inner() throws -> JSONValue? { try JSONDocument(parsing: #"{"a":["b"]}"#).root["a"] }
    #expect(try inner()?[0]?.string == "b")
  }
}
