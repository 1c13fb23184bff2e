// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The nodes of a document, in the memory they were scanned into.
///
/// An array would be a copy of it: for a large document that, and the pages it touches first, take
/// as long as the scan.
final class JSONNodes: Sendable {
  private nonisolated(unsafe) let base: UnsafeMutablePointer<JSONNode>
  let count: Int

  /// Takes the memory over; it came from `malloc`.
  fileprivate init(adopting base: UnsafeMutablePointer<JSONNode>, count: Int) {
    self.base = base
    self.count = count
  }

  deinit { free(base) }

  subscript(index: Int) -> JSONNode {
    @inline(__always) get {
      precondition(index >= 0 && index < count, "a node's index comes from its own document")
      return base[index]
    }
  }
}

/// Room for nodes that grows while a document is scanned.
struct JSONNodeBuffer: ~Copyable {
  private var nodes: UnsafeMutablePointer<JSONNode>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    nodes = Self.resized(nil, to: self.capacity)
  }

  deinit { free(nodes) }

  /// Valid indices only: the scanner asks for what it has appended.
  subscript(index: Int) -> JSONNode {
    @inline(__always) get { nodes[index] }
    @inline(__always) set { nodes[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ node: JSONNode) {
    if count == capacity { grow() }
    (nodes + count).initialize(to: node)
    count &+= 1
  }

  private mutating func grow() {
    capacity *= 2
    nodes = Self.resized(nodes, to: capacity)
  }

  /// Large blocks change their size without being copied, and nodes are plain bytes.
  private static func resized(
    _ nodes: UnsafeMutablePointer<JSONNode>?, to capacity: Int
  ) -> UnsafeMutablePointer<JSONNode> {
    guard let memory = realloc(nodes, capacity * MemoryLayout<JSONNode>.stride) else {
      preconditionFailure("no memory for \(capacity) nodes")
    }
    return memory.bindMemory(to: JSONNode.self, capacity: capacity)
  }

  /// Nodes from which on room to spare is kept: to give pages back, and take others for the next
  /// document, costs more than the scan.
  private static let large = 4096

  /// The nodes; few of them, as of an answer that is kept, in memory of just their size.
  consuming func finished() -> JSONNodes {
    let fitted = count < Self.large ? Self.resized(nodes, to: max(count, 1)) : nodes
    let result = JSONNodes(adopting: fitted, count: count)
    discard self
    return result
  }
}
