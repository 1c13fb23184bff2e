// SPDX-License-Identifier: Apache-2.0

extension GoTemplate {
  /// The statements as the parser understands them: a line each, what lies inside two blanks further
  /// in.
  public var tree: [String] {
    let named = templates.named.sorted { $0.key < $1.key }.flatMap { name, block in
      ["define \(GoQuoting.quote(Array(name.utf8)))"] + block.lines.indented
    }
    return templates.main.lines + named
  }
}

extension Block {
  fileprivate var lines: [String] { statements.flatMap(\.lines) }
}

extension Statement {
  fileprivate var lines: [String] {
    switch self {
    case .text(let bytes): ["text \(GoQuoting.quote(bytes))"]
    case .action(let pipeline): ["action"] + pipeline.lines.indented
    case .branch(let branch): branch.lines
    case .call(let call):
      ["template \(GoQuoting.quote(Array(call.name.utf8)))"]
        + (call.pipeline?.lines.indented ?? [])
    case .break: ["break"]
    case .continue: ["continue"]
    }
  }
}

extension Branch {
  fileprivate var lines: [String] {
    let otherwise = alternative.map { ["else"] + $0.lines.indented } ?? []
    return [kind.rawValue] + pipeline.lines.indented + ["then"] + body.lines.indented + otherwise
  }
}

extension Pipeline {
  fileprivate var lines: [String] {
    let taken = declarations.joined(separator: ", ")
    let sign = isAssignment ? "=" : ":="
    let commands = commands.enumerated().flatMap { index, command in
      index == 0 ? command.lines : ["| \(command.lines[0])"] + command.lines.dropFirst()
    }
    return taken.isEmpty ? commands : ["\(taken) \(sign)"] + commands.indented
  }
}

extension Command {
  /// A single operand by itself; else the function, or whatever is called, with its arguments.
  fileprivate var lines: [String] {
    operands.count == 1
      ? operands[0].lines : ["call"] + operands.flatMap(\.lines).indented
  }
}

extension Operand {
  fileprivate var lines: [String] {
    switch kind {
    case .dot: ["dot"]
    case .nil: ["nil"]
    case .bool: ["bool \(text)"]
    case .number: ["number \(text)"]
    case .string(let bytes, _): ["string \(GoQuoting.quote(bytes))"]
    case .field: ["field \(text)"]
    case .variable: ["variable \(text)"]
    case .function: ["function \(text)"]
    case .pipeline(let pipeline): ["pipeline"] + pipeline.lines.indented
    case .chain(let operand, let names):
      ["chain .\(names.joined(separator: "."))"] + operand.lines.indented
    }
  }
}

extension [String] {
  fileprivate var indented: [String] { map { "  " + $0 } }
}
