// SPDX-License-Identifier: Apache-2.0

extension Builtin {
  /// Calls the function with arguments that fit its signature; texts stop growing at the limit.
  func call(_ arguments: [Value], limit: Int) throws(CallProblem) -> Value {
    switch self {
    case .and, .or: return arguments.last ?? .absent
    case .call: throw Self.notAFunction(arguments.first?.unboxed ?? .absent)
    case .html: return Self.escaped(arguments, limit, Escaping.html)
    case .js: return Self.escaped(arguments, limit, Escaping.javaScript)
    case .urlquery: return Self.escaped(arguments, limit, Escaping.query)
    case .print: return Value(.string(GoPrinting.sprint(arguments, limit: limit)))
    case .println: return Value(.string(GoPrinting.sprintln(arguments, limit: limit)))
    case .printf: return Self.formatted(arguments, limit)
    case .not: return Value(!(arguments.first?.isTrue ?? false))
    case .len: return try Self.length(arguments.first ?? .absent)
    case .index: return try Indexing.index(arguments)
    case .slice: return try Indexing.slice(arguments)
    case .eq: return Value(try Comparison.equal(arguments))
    case .ne: return Value(try !Comparison.equal(arguments))
    case .lt: return Value(try Comparison.less(arguments))
    case .ge: return Value(try !Comparison.less(arguments))
    case .le: return Value(try Comparison.lessOrEqual(arguments))
    case .gt: return Value(try !Comparison.lessOrEqual(arguments))
    }
  }

  private static func notAFunction(_ value: Value) -> CallProblem {
    value.isAbsent
      ? CallProblem("call of nil", .function)
      : CallProblem("non-function of type \(value.dynamicType)", .function)
  }

  private static func escaped(
    _ arguments: [Value], _ limit: Int, _ escape: ([UInt8]) -> [UInt8]
  ) -> Value {
    // A null is shown here as a missing value is shown elsewhere.
    let shown = arguments.map { $0.isNull || $0.isAbsent ? Value("<no value>") : $0 }
    return Value(.string(escape(GoPrinting.sprint(shown, limit: limit))))
  }

  private static func formatted(_ arguments: [Value], _ limit: Int) -> Value {
    guard case .string(let format)? = arguments.first?.content else { return Value("") }
    var printer = GoPrinter(limit: limit)
    printer.format(format, Array(arguments.dropFirst()))
    return Value(.string(printer.output))
  }

  private static func length(_ value: Value) throws(CallProblem) -> Value {
    let count: Int
    switch value.content {
    case .string(let bytes): count = bytes.count
    case .list(let elements): count = elements.count
    case .map(let entries): count = entries.count
    case .strings(let entries): count = entries.count
    case .null: throw CallProblem("len of nil pointer", .lengthType)
    case .absent:
      throw CallProblem("reflect: call of reflect.Value.Type on zero Value", .function)
    default: throw CallProblem("len of type \(value.dynamicType)", .lengthType)
    }
    return Value(.integer(Int64(count), .int))
  }
}
