// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
  /// Whether two values mean the same.
  ///
  /// Numbers are compared by exact value, strings scalar by scalar, objects without regard to the
  /// order of their keys. If a key stands more than once, both objects must have it as often, with
  /// the same values in the same order.
  public func isEqual(to other: JSONValue) -> Bool {
    var pending = [(self, other)]
    while let (left, right) = pending.popLast() {
      guard left.kind == right.kind else { return false }
      switch left.kind {
      case .null, .true, .false: continue
      case .number: if !left.isSameNumber(as: right) { return false }
      case .string: if !left.isSameString(as: right) { return false }
      case .array:
        let (ours, theirs) = (left.elements, right.elements)
        guard ours.count == theirs.count else { return false }
        pending.append(contentsOf: zip(ours, theirs))
      case .object:
        let (ours, theirs) = (left.sortedMembers, right.sortedMembers)
        guard ours.elementsEqual(theirs, by: { $0.key == $1.key }) else { return false }
        pending.append(contentsOf: zip(ours, theirs).map { ($0.value, $1.value) })
      }
    }
    return true
  }

  private func isSameNumber(as other: JSONValue) -> Bool {
    rawBytes == other.rawBytes || number == other.number
  }

  private func isSameString(as other: JSONValue) -> Bool {
    guard var text = other.string else { return false }
    return text.withUTF8 { tape.string(at: index, equals: $0) }
  }

  /// Members by key bytes, equal keys in document order.
  private var sortedMembers: [(key: [UInt8], value: JSONValue)] {
    let members = entries.map { (key: Array(($0.key.string ?? "").utf8), value: $0.value) }
    return members.enumerated().sorted { left, right in
      left.element.key == right.element.key
        ? left.offset < right.offset
        : left.element.key.lexicographicallyPrecedes(right.element.key)
    }.map(\.element)
  }
}
