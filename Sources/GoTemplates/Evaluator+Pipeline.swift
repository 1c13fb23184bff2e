// SPDX-License-Identifier: Apache-2.0

extension Evaluator {
  mutating func evaluate(_ pipeline: Pipeline, _ dot: Value) throws(TemplateExecutionError)
    -> Value
  {
    current = Focus(place: pipeline.place, node: .pipeline(pipeline))
    try enter()
    defer { nesting -= 1 }
    var value: Value?
    for command in pipeline.commands {
      try spend(1)
      // Go opens the interface here, so that a null becomes no value.
      value = try evaluate(command, dot, piped: value).unboxed
    }
    for name in pipeline.declarations {
      if pipeline.isAssignment {
        try assign(value ?? .absent, to: name)
      } else {
        variables.append((name, value ?? .absent))
      }
    }
    return value ?? .absent
  }

  private mutating func assign(_ value: Value, to name: String) throws(TemplateExecutionError) {
    guard let index = variables.lastIndex(where: { $0.name == name }) else {
      throw failure("undefined variable: \(name)", .undefinedVariable)
    }
    variables[index].value = value
  }

  private mutating func evaluate(_ command: Command, _ dot: Value, piped: Value?)
    throws(TemplateExecutionError) -> Value
  {
    guard let first = command.operands.first else { return .absent }
    let hasArguments = command.operands.count > 1 || piped != nil
    switch first.kind {
    case .field, .chain:
      return try evaluateChain(first, dot, hasArguments: hasArguments)
    case .function(let name):
      focus(on: first)
      return try call(
        name, command.operands.dropFirst(), dot, piped: piped,
        at: Focus(place: command.place, node: .command(command)))
    case .pipeline(let pipeline):
      try refuseArguments(hasArguments, first)
      return try evaluate(pipeline, dot)
    case .variable(_, let names):
      // Go looks the variable up before it refuses the arguments.
      let value = try evaluateChain(first, dot, hasArguments: hasArguments)
      if names.isEmpty { try refuseArguments(hasArguments, first) }
      return value
    case .dot, .nil, .bool, .number, .string:
      focus(on: first)
      try refuseArguments(hasArguments, first)
      if case .nil = first.kind { throw failure("nil is not a command", .notCallable) }
      return try constant(first, dot)
    }
  }

  private func refuseArguments(_ hasArguments: Bool, _ operand: Operand)
    throws(TemplateExecutionError)
  {
    guard !hasArguments else {
      throw failure(
        "can't give argument to non-function \(operand.text)", .notCallable)
    }
  }

  /// A dot or a constant.
  mutating func constant(_ operand: Operand, _ dot: Value) throws(TemplateExecutionError) -> Value {
    focus(on: operand)
    switch operand.kind {
    case .bool(let flag): return Value(flag)
    case .string(let bytes, _): return Value(.string(bytes))
    case .number(let literal): return try ideal(literal)
    default: return dot
    }
  }

  private func ideal(_ literal: NumberLiteral) throws(TemplateExecutionError) -> Value {
    if let (real, imaginary) = literal.imaginary { return Value(.complex(real, imaginary)) }
    if literal.looksLikeFloat, let float = literal.float { return Value(.float(float)) }
    guard let integer = literal.integer else {
      throw failure("\(literal.text) overflows int", .argumentType)
    }
    return Value(.integer(integer, .int))
  }
}
