// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONValues

struct JSONTapeTests {
  @Test func `a node takes 16 bytes`() {
    #expect(MemoryLayout<JSONNode>.stride == 16)
  }

  @Test func `nodes survive the growth of their buffer`() {
    var buffer = JSONNodeBuffer(capacity: 0)
    for number in 0..<1_000 {
      buffer.append(
        JSONNode(start: UInt32(number), end: 0, next: 0, kind: .null, isEscaped: false))
    }
    buffer[3].end = 7
    let nodes = buffer.array()
    #expect(nodes.map { Int($0.start) } == Array(0..<1_000))
    #expect(nodes[3].end == 7)
  }

  @Test func `many more nodes than a document's length lets expect are kept`() throws {
    let text = "[" + Array(repeating: "[]", count: 50_000).joined(separator: ",") + "]"
    let root = try JSONDocument(parsing: text).root
    #expect(root.count == 50_000)
    #expect(root[49_999]?.range == text.utf8.count - 3..<text.utf8.count - 1)
  }
}
