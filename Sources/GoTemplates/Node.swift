// SPDX-License-Identifier: Apache-2.0

/// Where a node stands in the template's text.
struct Place: Sendable, Hashable {
  /// The byte that Go's messages point at.
  let anchor: Int
  /// The bytes of the node.
  let range: Range<Int>

  init(_ range: Range<Int>, anchor: Int? = nil) {
    self.range = range
    self.anchor = anchor ?? range.lowerBound
  }
}

/// A list of statements.
struct Block: Sendable, Hashable {
  var statements: [Statement] = []

  /// Whether it holds nothing but blank text, so that it does not count as a template.
  var isEmpty: Bool {
    statements.allSatisfy { statement in
      guard case .text(let bytes) = statement else { return false }
      return bytes.allSatisfy { Lexer.isSpace($0) || $0 == 0x0B || $0 == 0x0C }
    }
  }
}

/// What stands between the parts of a template that end somewhere.
indirect enum Statement: Sendable, Hashable {
  case text([UInt8])
  case action(Pipeline)
  case branch(Branch)
  case call(TemplateCall)
  case `break`
  case `continue`
}

/// An `if`, `with` or `range` with its two bodies.
struct Branch: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable { case `if`, with, range }

  let kind: Kind
  let pipeline: Pipeline
  let body: Block
  let alternative: Block?
}

/// A `{{template}}` or `{{block}}`.
struct TemplateCall: Sendable, Hashable {
  let name: String
  let pipeline: Pipeline?
  let place: Place
}

/// Commands joined by `|`, and the variables that take the result.
struct Pipeline: Sendable, Hashable {
  var declarations: [String] = []
  var isAssignment = false
  var commands: [Command] = []
  var place: Place
}

/// A function with its arguments, or a single operand.
struct Command: Sendable, Hashable {
  var operands: [Operand]
  var place: Place
}

/// A value in a command.
struct Operand: Sendable, Hashable {
  indirect enum Kind: Sendable, Hashable {
    case dot
    case `nil`
    case bool(Bool)
    case number(NumberLiteral)
    /// A text and how it is written.
    case string([UInt8], written: String)
    /// Names of a chain that begins at the dot.
    case field([String])
    /// A variable, `$` included, and the names of a chain that begins there.
    case variable(String, [String])
    case function(String)
    case pipeline(Pipeline)
    /// Names of a chain that begins at a function or at a parenthesis.
    case chain(Operand, [String])
  }

  let kind: Kind
  let place: Place

  /// Whether only the first command of a pipeline may begin with it.
  var isConstant: Bool {
    switch kind {
    case .bool, .dot, .nil, .number, .string: true
    default: false
    }
  }
}
