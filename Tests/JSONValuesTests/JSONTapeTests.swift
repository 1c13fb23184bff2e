// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONValues

struct JSONTapeTests {
  @Test func `a node takes 16 bytes`() {
    #expect(MemoryLayout<JSONNode>.stride == 16)
  }

  /// Few nodes end in memory of their size, many keep their room.
  @Test(arguments: [0, 1, 1_000, 10_000])
  func `nodes survive the growth of their buffer`(_ count: Int) {
    var buffer = JSONNodeBuffer(capacity: 0)
    for number in 0..<count {
      buffer.append(
        JSONNode(start: UInt32(number), end: 0, next: 0, kind: .null, isEscaped: false))
    }
    if count > 3 { buffer[3].end = 7 }
    let nodes = buffer.finished()
    #expect(nodes.count == count)
    #expect((0..<count).map { Int(nodes[$0].start) } == Array(0..<count))
    if count > 3 { #expect(nodes[3].end == 7) }
  }

  @Test func `many more nodes than a document's length lets expect are kept`() throws {
    let text = "[" + Array(repeating: "[]", count: 50_000).joined(separator: ",") + "]"
    let root = try JSONDocument(parsing: text).root
    #expect(root.count == 50_000)
    #expect(root[49_999]?.range == text.utf8.count - 3..<text.utf8.count - 1)
  }
}
