// SPDX-License-Identifier: Apache-2.0

/// The functions `index` and `slice`.
enum Indexing {
  static func index(_ arguments: [Value]) throws(CallProblem) -> Value {
    var item = (arguments.first ?? .absent).unboxed
    guard !item.isAbsent else { throw CallProblem("index of untyped nil", .index) }
    for argument in arguments.dropFirst() {
      item = try element(of: item, at: argument.unboxed)
    }
    return item
  }

  private static func element(of item: Value, at index: Value) throws(CallProblem) -> Value {
    switch item.content {
    case .null: throw CallProblem("index of nil pointer", .index)
    case .string(let bytes):
      let position = try offset(index, capacity: bytes.count)
      guard position < bytes.count else { throw pastTheEnd("string") }
      return Value(.integer(Int64(bytes[position]), .uint8))
    case .list(let elements):
      let position = try offset(index, capacity: elements.count)
      guard position < elements.count else { throw pastTheEnd("slice") }
      return Value(wrapping: elements[elements.startIndex + position], isBoxed: true)
    case .map(let entries):
      return Value(wrapping: entries[exactly: try key(index)] ?? .null, isBoxed: true)
    case .strings(let entries): return Value(entries[exactly: try key(index)] ?? "")
    default: throw CallProblem("can't index item of type \(item.dynamicType)", .index)
    }
  }

  private static func pastTheEnd(_ kind: String) -> CallProblem {
    CallProblem("reflect: \(kind) index out of range", .index)
  }

  private static func key(_ index: Value) throws(CallProblem) -> String {
    switch index.content {
    case .string(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .absent, .null:
      throw CallProblem("value is nil; should be of type string", .index)
    default:
      throw CallProblem("value has type \(index.dynamicType); should be string", .index)
    }
  }

  /// An index up to the capacity itself, which only slicing may reach.
  private static func offset(_ index: Value, capacity: Int) throws(CallProblem) -> Int {
    switch index.content {
    case .integer(let number, _) where !index.isBoxed:
      guard number >= 0, number <= capacity else {
        throw CallProblem("index out of range: \(number)", .index)
      }
      return Int(number)
    case .absent: throw CallProblem("cannot index slice/array with nil", .index)
    default:
      throw CallProblem("cannot index slice/array with type \(index.heldType)", .index)
    }
  }

  /// Unlike `index`, it does not open interfaces: a number from the data is no index here.
  static func slice(_ arguments: [Value]) throws(CallProblem) -> Value {
    let item = (arguments.first ?? .absent).unboxed
    let indexes = arguments.dropFirst()
    guard !item.isAbsent else { throw CallProblem("slice of untyped nil", .index) }
    guard indexes.count <= 3 else {
      throw CallProblem("too many slice indexes: \(indexes.count)", .index)
    }
    let count: Int
    switch item.content {
    case .string(let bytes):
      guard indexes.count < 3 else { throw CallProblem("cannot 3-index slice a string", .index) }
      count = bytes.count
    case .list(let elements): count = elements.count
    default: throw CallProblem("can't slice item of type \(item.dynamicType)", .index)
    }
    var bounds = [0, count, count]
    for (position, index) in indexes.enumerated() {
      bounds[position] = try offset(index, capacity: count)
    }
    return cut(item, try ordered(bounds))
  }

  private static func ordered(_ bounds: [Int]) throws(CallProblem) -> Range<Int> {
    for (low, high) in zip(bounds, bounds.dropFirst()) where low > high {
      throw CallProblem("invalid slice index: \(low) > \(high)", .index)
    }
    return bounds[0]..<bounds[1]
  }

  private static func cut(_ item: Value, _ range: Range<Int>) -> Value {
    switch item.content {
    case .string(let bytes): return Value(.string(Array(bytes[range])))
    case .list(let elements):
      let first = elements.startIndex
      return Value(.list(elements[(first + range.lowerBound)..<(first + range.upperBound)]))
    default: return item
    }
  }
}
