// SPDX-License-Identifier: Apache-2.0

extension Evaluator {
  /// The value of an operand that is given to a parameter; `nil` stands for no demand at all.
  mutating func argument(
    _ operand: Operand, as parameter: Signature.Parameter?, _ dot: Value
  ) throws(TemplateExecutionError) -> Value {
    focus(on: operand)
    switch operand.kind {
    case .dot: return try validate(dot, as: parameter)
    case .nil: return try explicitNil(operand, as: parameter)
    case .field, .variable, .chain:
      let value = try evaluateChain(operand, dot, hasArguments: false)
      return try validate(value, as: parameter)
    case .pipeline(let pipeline):
      // Evaluated first: a complaint about the value stands where the evaluation ended.
      let value = try evaluate(pipeline, dot)
      return try validate(value, as: parameter)
    case .function(let name):
      let value = try call(
        name, [], dot, piped: nil, at: Focus(place: operand.place, node: .operand(operand)))
      return try validate(value, as: parameter)
    case .string: return try constant(operand, dot)
    case .bool, .number:
      guard parameter != .text else {
        throw failure("expected string; found \(operand.text)", .argumentType)
      }
      return try constant(operand, dot)
    }
  }

  private func explicitNil(_ operand: Operand, as parameter: Signature.Parameter?)
    throws(TemplateExecutionError) -> Value
  {
    switch parameter {
    case .value: return .absent
    case .any: return .null
    case .text: throw failure("cannot assign nil to string", .argumentType)
    case nil: throw failure("indirection through explicit nil in nil", .nilPointer)
    }
  }

  /// Lets a value through to a parameter, or says why Go does not.
  func validate(_ value: Value, as parameter: Signature.Parameter?) throws(TemplateExecutionError)
    -> Value
  {
    switch (parameter, value.content) {
    case (.any, .absent): return .null
    case (.text, .absent): throw failure("invalid value; expected string", .argumentType)
    case (.text, .string): return value.unboxed
    case (.text, _):
      throw failure(
        "wrong type for value; expected string; got \(value.dynamicType)", .argumentType)
    default: return value
    }
  }
}
