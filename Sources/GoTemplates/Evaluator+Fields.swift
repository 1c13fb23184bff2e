// SPDX-License-Identifier: Apache-2.0

extension Evaluator {
  /// The value of a field, variable or chain with all its names.
  mutating func evaluateChain(_ operand: Operand, _ dot: Value, hasArguments: Bool)
    throws(TemplateExecutionError) -> Value
  {
    focus(on: operand)
    switch operand.kind {
    case .field(let names):
      return try follow(names, from: dot, hasArguments: hasArguments)
    case .variable(let name, let names):
      guard let value = variables.last(where: { $0.name == name })?.value else {
        throw failure("undefined variable: \(name)", .undefinedVariable)
      }
      return try follow(names, from: value, hasArguments: hasArguments)
    case .chain(let first, let names):
      let start = try argument(first, as: nil, dot)
      return try follow(names, from: start, hasArguments: hasArguments)
    default:
      return .absent
    }
  }

  private func follow(_ names: [String], from start: Value, hasArguments: Bool)
    throws(TemplateExecutionError) -> Value
  {
    var value = start
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      value = try field(name, of: value, hasArguments: hasArguments && isLast)
    }
    return value
  }

  private func field(_ name: String, of receiver: Value, hasArguments: Bool)
    throws(TemplateExecutionError) -> Value
  {
    switch receiver.content {
    case .absent:
      guard options.missingKey != .failure else {
        let quoted = GoQuoting.quote(Array(name.utf8))
        throw failure("nil data; no entry for key \(quoted)", .missingKey)
      }
      return .absent
    case .null:
      throw failure("nil pointer evaluating \(receiver.heldType).\(name)", .nilPointer)
    case .map(let entries):
      try refuseArguments(hasArguments, name)
      if let value = entries[exactly: name] { return Value(wrapping: value, isBoxed: true) }
      return try missing(name, zero: .null)
    case .strings(let entries):
      try refuseArguments(hasArguments, name)
      if let value = entries[exactly: name] { return Value(value) }
      return try missing(name, zero: Value(""))
    default:
      throw failure("can't evaluate field \(name) in type \(receiver.heldType)", .noField)
    }
  }

  private func refuseArguments(_ hasArguments: Bool, _ name: String)
    throws(TemplateExecutionError)
  {
    guard !hasArguments else {
      throw failure("\(name) is not a method but has arguments", .notCallable)
    }
  }

  private func missing(_ name: String, zero: Value) throws(TemplateExecutionError) -> Value {
    switch options.missingKey {
    case .noValue: return .absent
    case .empty: return Value("")
    case .zeroValue: return zero
    case .failure:
      let quoted = GoQuoting.quote(Array(name.utf8))
      throw failure("map has no entry for key \(quoted)", .missingKey)
    }
  }
}

extension Dictionary where Key == String {
  /// The value of a key that is the same byte for byte: to Swift, two spellings of `é` are equal.
  subscript(exactly key: String) -> Value? {
    guard let index = index(forKey: key), self[index].key.utf8.elementsEqual(key.utf8) else {
      return nil
    }
    return self[index].value
  }
}
