// SPDX-License-Identifier: Apache-2.0

/// Comparisons as Go's template functions make them: only within one kind of value.
enum Comparison {
  private enum Kind: Equatable { case none, bool, integer, float, complex, string }

  private static let incompatible = CallProblem(
    "incompatible types for comparison", .incompatibleTypes)
  private static let invalid = CallProblem("invalid type for comparison", .incompatibleTypes)

  /// Whether the first argument equals one of the others.
  static func equal(_ arguments: [Value]) throws(CallProblem) -> Bool {
    let left = (arguments.first ?? .absent).unboxed
    guard arguments.count > 1 else {
      throw CallProblem("missing argument for comparison", .argumentCount)
    }
    for argument in arguments.dropFirst() {
      if try equal(left, argument.unboxed) { return true }
    }
    return false
  }

  private static func equal(_ left: Value, _ right: Value) throws(CallProblem) -> Bool {
    if kind(left) != kind(right) {
      // Nothing differs from everything; other kinds cannot be compared at all.
      guard left.isAbsent || right.isAbsent else { throw incompatible }
      return false
    }
    switch (left.content, right.content) {
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a, _), .integer(let b, _)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.complex(let a, let b), .complex(let c, let d)): return a == c && b == d
    case (.string(let a), .string(let b)): return a == b
    case (_, .absent), (.absent, _): return left.isAbsent && right.isAbsent
    default: throw notComparable(left, right)
    }
  }

  /// Lists and objects: of two kinds Go names both, of one only the type on the right.
  private static func notComparable(_ left: Value, _ right: Value) -> CallProblem {
    func shown(_ value: Value, _ verb: String) -> String {
      String(decoding: GoPrinting.sprintf(verb, [value], limit: 4096), as: UTF8.self)
    }
    let words =
      isList(left) == isList(right)
      ? "type \(shown(right, "%s")): \(right.dynamicType)"
      : "types \(shown(left, "%s")): \(left.dynamicType), \(right.dynamicType): "
        + shown(right, "%v")
    return CallProblem("non-comparable \(words)", .incompatibleTypes)
  }

  private static func isList(_ value: Value) -> Bool {
    if case .list = value.content { true } else { false }
  }

  /// Whether the first argument is less than the second.
  static func less(_ arguments: [Value]) throws(CallProblem) -> Bool {
    let (left, right) = try pair(arguments)
    switch (left.content, right.content) {
    case (.integer(let a, _), .integer(let b, _)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.string(let a), .string(let b)): return a.lexicographicallyPrecedes(b)
    default: throw invalid
    }
  }

  /// Whether the first argument is less than the second or equal to it.
  static func lessOrEqual(_ arguments: [Value]) throws(CallProblem) -> Bool {
    if try less(arguments) { return true }
    return try equal(arguments)
  }

  private static func pair(_ arguments: [Value]) throws(CallProblem) -> (Value, Value) {
    guard arguments.count == 2 else { throw invalid }
    let left = arguments[0].unboxed
    let right = arguments[1].unboxed
    guard kind(left) != .none, kind(right) != .none else { throw invalid }
    guard kind(left) == kind(right) else { throw incompatible }
    return (left, right)
  }

  private static func kind(_ value: Value) -> Kind {
    switch value.content {
    case .bool: .bool
    case .integer: .integer
    case .float: .float
    case .complex: .complex
    case .string: .string
    case .absent, .null, .list, .map, .strings: .none
    }
  }
}
