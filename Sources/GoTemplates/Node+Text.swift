// SPDX-License-Identifier: Apache-2.0

// Go prints nodes in its messages; so do we, in the same spelling.

extension Operand {
  var text: String {
    switch kind {
    case .dot: "."
    case .nil: "nil"
    case .bool(let value): value ? "true" : "false"
    case .number(let literal): literal.text
    case .string(_, let written): written
    case .field(let names): names.map { "." + $0 }.joined()
    case .variable(let name, let names): ([name] + names).joined(separator: ".")
    case .function(let name): name
    case .pipeline(let pipeline): pipeline.text
    case .chain(let operand, let names):
      operand.parenthesizedText + names.map { "." + $0 }.joined()
    }
  }

  /// The text inside of a command, where a pipeline needs its parentheses.
  var parenthesizedText: String {
    if case .pipeline = kind { return "(\(text))" }
    return text
  }
}

extension Command {
  var text: String { operands.map(\.parenthesizedText).joined(separator: " ") }
}

extension Pipeline {
  var text: String {
    let names = declarations.joined(separator: ", ")
    let commands = commands.map(\.text).joined(separator: " | ")
    return declarations.isEmpty ? commands : "\(names) := \(commands)"
  }
}

extension TemplateCall {
  var text: String {
    let name = GoQuoting.quote(Array(name.utf8))
    guard let pipeline else { return "{{template \(name)}}" }
    return "{{template \(name) \(pipeline.text)}}"
  }
}
