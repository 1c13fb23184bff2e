// SPDX-License-Identifier: Apache-2.0

/// The right side of a query: an operator and a value, which the type of the left side interprets.
struct Comparison {
  private let operation: Query.Operator
  private let value: Bytes
  private let number: Double
  private let pattern: Wildcard?

  init(_ operation: Query.Operator, _ value: Bytes) {
    self.operation = operation
    self.value = value
    number = GoFloat.parse(value)
    pattern = operation == .like || operation == .notLike ? Wildcard(value) : nil
  }

  /// Whether a value satisfies the query.
  ///
  /// A null or missing value satisfies no operator, not even `!=`; only `~` sees them.
  func accepts(_ left: GJSONValue) -> Bool {
    if value.first == Byte.tilde { return acceptsTruth(of: left) }
    guard left.exists else { return false }
    if operation == .exists { return true }
    switch left.kind {
    case .string: return acceptsText(left.textSlice)
    case .number: return holds(GoFloat.parse(left.slice), number)
    case .true, .false: return acceptsBool(left.kind == .true, value)
    case .null, .json: return false
    }
  }

  /// `==~true` and its kin ask what a value amounts to, then compare that with true.
  private func acceptsTruth(of left: GJSONValue) -> Bool {
    let test = value.dropFirst()
    let answer: Bool
    if test.spells("*") {
      answer = left.exists
    } else if test.spells("null") {
      answer = left.kind == .null
    } else if test.spells("true") {
      answer = Self.truth(of: left) == true
    } else if test.spells("false") {
      answer = left.kind == .null || Self.truth(of: left) == false
    } else {
      return false
    }
    return operation == .exists || acceptsBool(answer, Array("true".utf8)[...])
  }

  /// Neither for containers and for words that are no truth value.
  private static func truth(of value: GJSONValue) -> Bool? {
    switch value.kind {
    case .true: true
    case .false: false
    case .number: GoFloat.parse(value.slice) != 0
    case .string: GoBool.parse(value.textSlice)
    case .null, .json: nil
    }
  }

  private func acceptsText(_ text: Bytes) -> Bool {
    switch operation {
    case .equal: text == value
    case .notEqual: text != value
    case .less: text.lexicographicallyPrecedes(value)
    case .lessOrEqual: !value.lexicographicallyPrecedes(text)
    case .greater: value.lexicographicallyPrecedes(text)
    case .greaterOrEqual: !text.lexicographicallyPrecedes(value)
    case .like: pattern?.matches(text) == true
    case .notLike: pattern?.matches(text) == false
    case .exists, .unknown: false
    }
  }

  private func holds(_ left: Double, _ right: Double) -> Bool {
    switch operation {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .like, .notLike, .exists, .unknown: false
    }
  }

  private func acceptsBool(_ left: Bool, _ right: Bytes) -> Bool {
    let isSame = right.spells(left ? "true" : "false")
    let isOpposite = right.spells(left ? "false" : "true")
    return switch operation {
    case .equal: isSame
    case .notEqual: !isSame
    case .greater: left && isOpposite
    case .less: !left && isOpposite
    // Whatever stands on the right: gjson never looks at it.
    case .greaterOrEqual: left
    case .lessOrEqual: !left
    case .like, .notLike, .exists, .unknown: false
    }
  }
}
