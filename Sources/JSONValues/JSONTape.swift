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
  let nodes: JSONNodes

  init(bytes: [UInt8], nodes: JSONNodes) {
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
    let nodes: JSONNodes
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
