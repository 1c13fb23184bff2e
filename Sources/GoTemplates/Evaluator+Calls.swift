// SPDX-License-Identifier: Apache-2.0

extension Evaluator {
  /// Calls a function; its own failures are reported at the whole command.
  mutating func call(
    _ name: String, _ operands: ArraySlice<Operand>, _ dot: Value, piped: Value?, at focus: Focus
  ) throws(TemplateExecutionError) -> Value {
    guard let entry = template.functions.entries[name] else {
      throw failure("\"\(name)\" is not a defined function", .function)
    }
    let signature = entry.signature
    try checkCount(of: operands, piped: piped, signature, name)
    if case .builtin(let builtin) = entry, builtin == .and || builtin == .or {
      return try choose(stoppingAt: builtin == .or, operands, dot, piped: piped)
    }
    var arguments: [Value] = []
    for (position, operand) in operands.enumerated() {
      arguments.append(try argument(operand, as: signature.parameter(position), dot))
    }
    if let piped {
      arguments.append(try validate(piped, as: signature.parameter(arguments.count)))
    }
    return try invoke(entry, name, arguments, at: focus)
  }

  private func checkCount(
    of operands: ArraySlice<Operand>, piped: Value?, _ signature: Signature, _ name: String
  ) throws(TemplateExecutionError) {
    let count = operands.count + (piped == nil ? 0 : 1)
    let wanted = signature.fixed.count
    if signature.rest != nil {
      guard count < wanted else { return }
      throw failure(
        "wrong number of args for \(name): want at least \(wanted) got \(operands.count)",
        .argumentCount)
    }
    guard count != wanted else { return }
    throw failure(
      "wrong number of args for \(name): want \(wanted) got \(count)", .argumentCount)
  }

  /// `and` and `or` answer the first operand that decides, and look no further.
  private mutating func choose(
    stoppingAt decisive: Bool, _ operands: ArraySlice<Operand>, _ dot: Value, piped: Value?
  ) throws(TemplateExecutionError) -> Value {
    var value = Value.absent
    for operand in operands {
      value = try argument(operand, as: .value, dot)
      if value.isTrue == decisive { return value }
    }
    return piped ?? value
  }

  private mutating func invoke(
    _ entry: FunctionTable.Entry, _ name: String, _ arguments: [Value], at focus: Focus
  ) throws(TemplateExecutionError) -> Value {
    try spend(arguments.reduce(0) { $0 + $1.cost })
    let result: Value
    do throws(CallProblem) {
      switch entry {
      case .builtin(let builtin):
        result = try builtin.call(arguments, limit: options.outputLimit + 1)
      case .custom(_, let body): result = try Self.run(body, arguments)
      }
    } catch {
      current = focus
      throw failure("error calling \(name): \(error.message)", error.class)
    }
    guard result.cost <= options.outputLimit / 64 else {
      current = focus
      throw failure("a text is longer than \(options.outputLimit) bytes", .limit)
    }
    try spend(result.cost)
    return result
  }

  private static func run(_ body: FunctionTable.Body, _ arguments: [Value])
    throws(CallProblem) -> Value
  {
    do throws(FunctionFailure) {
      return Value(wrapping: try body(arguments.map(\.exported)), isBoxed: false)
    } catch {
      throw CallProblem(error.message, .function)
    }
  }
}

/// Why a call gave no result.
struct CallProblem: Error {
  let message: String
  let `class`: TemplateExecutionError.Class

  init(_ message: String, _ kind: TemplateExecutionError.Class) {
    self.message = message
    self.class = kind
  }
}

extension Value {
  /// Steps that working through the value takes.
  var cost: Int {
    switch content {
    case .string(let bytes): bytes.count / 64
    case .list(let elements): elements.count / 8
    default: 0
    }
  }
}
