// SPDX-License-Identifier: Apache-2.0

import Glibc

extension JSONValue {
  /// The elements of an array; empty for anything else.
  public var elements: [JSONValue] {
    guard kind == .array else { return [] }
    return tape.children(of: index).map { JSONValue(tape: tape, index: $0) }
  }

  /// The members of an object in order, duplicates included; empty for anything else.
  ///
  /// Swift's `==` takes differently composed spellings of a character as equal; JSON does not.
  /// ``subscript(_:)-(String)`` compares as JSON does.
  public var members: [(key: String, value: JSONValue)] {
    entries.map { (key: $0.key.string ?? "", value: $0.value) }
  }

  /// The members of an object with their keys as values, so that a key has a place and is decoded
  /// only when asked for.
  public var entries: [(key: JSONValue, value: JSONValue)] {
    guard kind == .object else { return [] }
    var children = tape.children(of: index)
    var entries: [(key: JSONValue, value: JSONValue)] = []
    // To count them is to skip them; to grow the list would copy it again and again.
    entries.reserveCapacity(count)
    while let key = children.next(), let value = children.next() {
      entries.append((JSONValue(tape: tape, index: key), JSONValue(tape: tape, index: value)))
    }
    return entries
  }

  /// Number of elements or members, duplicates included; 0 for anything else.
  ///
  /// It is counted on each call.
  public var count: Int {
    switch kind {
    case .array: tape.children(of: index).reduce(0) { count, _ in count + 1 }
    case .object: tape.children(of: index).reduce(0) { count, _ in count + 1 } / 2
    default: 0
    }
  }

  /// The first member of an object with a key, compared scalar by scalar.
  public subscript(key: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var key = key
    return key.withUTF8 { wanted in member(wanted) }
  }

  /// The first member of an object with a key of the program, which is no text before it is looked up.
  public func member(_ key: StaticString) -> JSONValue? {
    guard kind == .object else { return nil }
    return key.withUTF8Buffer { wanted in member(wanted) }
  }

  private func member(_ wanted: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    var children = tape.children(of: index)
    while let name = children.next(), let value = children.next() {
      if tape.string(at: name, equals: wanted) { return JSONValue(tape: tape, index: value) }
    }
    return nil
  }

  /// The element of an array at a position from 0; `nil` outside it and for anything else.
  ///
  /// The elements before it are stepped over on each call.
  public subscript(position: Int) -> JSONValue? {
    guard kind == .array, position >= 0 else { return nil }
    for (number, child) in tape.children(of: index).enumerated() where number == position {
      return JSONValue(tape: tape, index: child)
    }
    return nil
  }
}

extension JSONTape {
  /// Whether the string at an index has just these bytes once its escapes are resolved.
  func string(at index: Int, equals wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = content(of: index)
    if nodes[index].isEscaped {
      return JSONText.decoded(bytes[range]).utf8.elementsEqual(wanted)
    }
    guard range.count == wanted.count else { return false }
    guard let other = wanted.baseAddress, !range.isEmpty else { return true }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return memcmp(base + range.lowerBound, other, range.count) == 0
    }
  }
}
