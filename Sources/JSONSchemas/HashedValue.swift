// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// A value that can stand in a set: equal as JSON Schema has it, hashed to suit.
///
/// Hashing has a secret seed, so that nobody can write values that collide.
struct HashedValue: Sendable, Hashable {
  let value: JSONValue
  private let hash: Int

  init(_ value: JSONValue) {
    self.value = value
    hash = Self.hash(of: value)
  }

  static func == (left: HashedValue, right: HashedValue) -> Bool {
    left.hash == right.hash && left.value.isEqual(to: right.value)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  /// A container whose contents are being hashed; the way down is kept here, not on the stack.
  private struct Open {
    let kind: JSONValue.Kind
    let keys: [JSONValue]
    let values: [JSONValue]
    var sum = 0
    var position = 0

    init(_ value: JSONValue) {
      kind = value.kind
      let entries = value.entries
      keys = entries.map(\.key)
      values = kind == .array ? value.elements : entries.map(\.value)
    }

    /// Takes in the hash of the next content; members count in any order.
    mutating func take(_ hash: Int) {
      var hasher = Hasher()
      if kind == .object {
        hasher.combine(keys[position].string.map { Array($0.utf8) })
        hasher.combine(hash)
        sum &+= hasher.finalize()
      } else {
        hasher.combine(sum)
        hasher.combine(hash)
        sum = hasher.finalize()
      }
      position += 1
    }

    var hash: Int {
      var hasher = Hasher()
      hasher.combine(kind)
      hasher.combine(values.count)
      hasher.combine(sum)
      return hasher.finalize()
    }
  }

  private static func hash(of value: JSONValue) -> Int {
    guard value.kind == .array || value.kind == .object else { return plainHash(of: value) }
    var open = [Open(value)]
    while var top = open.popLast() {
      guard top.position < top.values.count else {
        guard var parent = open.popLast() else { return top.hash }
        parent.take(top.hash)
        open.append(parent)
        continue
      }
      let next = top.values[top.position]
      let isContainer = next.kind == .array || next.kind == .object
      if !isContainer { top.take(plainHash(of: next)) }
      open.append(top)
      if isContainer { open.append(Open(next)) }
    }
    return 0
  }

  private static func plainHash(of value: JSONValue) -> Int {
    var hasher = Hasher()
    hasher.combine(value.kind)
    switch value.kind {
    case .number: hasher.combine(value.number)
    case .string: hasher.combine(value.string.map { Array($0.utf8) })
    default: break
    }
    return hasher.finalize()
  }
}
