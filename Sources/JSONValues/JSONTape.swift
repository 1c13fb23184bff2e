// SPDX-License-Identifier: Apache-2.0

/// One value of a document, or one key of an object: 16 bytes in document order.
///
/// A container is followed by its contents: elements, or keys and values in turn. `next` is the
/// index behind the value and all its contents. While a container is open, `next` holds the index of
/// the container around it, so that scanning needs no stack.
struct JSONNode {
  /// Offset of the first byte, quotes and brackets included.
  var start: UInt32
  /// Offset behind the last byte.
  var end: UInt32
  /// Index of the node behind this value.
  var next: UInt32
  /// What it is.
  var kind: JSONValue.Kind
  /// Whether it is a string with a backslash in it.
  var isEscaped: Bool
}

/// The bytes of a document and its nodes, shared by all cursors into it.
final class JSONTape: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  init(bytes: [UInt8], nodes: [JSONNode]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// The indices of a container's direct contents: elements, or keys and values in turn.
  func children(of index: Int) -> Children {
    Children(nodes: nodes, index: index + 1, end: Int(nodes[index].next))
  }

  /// The bytes between the quotes of a string, or of anything else as it stands.
  func content(of index: Int) -> Range<Int> {
    let node = nodes[index]
    guard node.kind == .string else { return Int(node.start)..<Int(node.end) }
    return Int(node.start) + 1..<Int(node.end) - 1
  }

  /// Walks over direct contents without entering them.
  struct Children: Sequence, IteratorProtocol {
    let nodes: [JSONNode]
    var index: Int
    let end: Int

    mutating func next() -> Int? {
      guard index < end else { return nil }
      let current = index
      index = Int(nodes[current].next)
      return current
    }
  }
}

/// Room for nodes that grows while a document is scanned.
struct JSONNodeBuffer: ~Copyable {
  private var nodes: UnsafeMutablePointer<JSONNode>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = Swift.max(capacity, 16)
    nodes = .allocate(capacity: self.capacity)
  }

  deinit { nodes.deallocate() }

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
    let larger = UnsafeMutablePointer<JSONNode>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }

  /// The nodes, in an array of just their size.
  consuming func array() -> [JSONNode] {
    Array(UnsafeBufferPointer(start: nodes, count: count))
  }
}
