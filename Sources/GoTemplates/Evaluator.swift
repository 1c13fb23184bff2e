// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Walks the statements of a template and writes, as `text/template/exec.go` does.
struct Evaluator {
  /// Deepest nesting of statements and calls while rendering; Go's own limit is 100,000 calls.
  static let deepestNesting = 600

  let template: GoTemplate
  let options: RenderOptions
  let data: TemplateValue
  var output: [UInt8] = []
  var variables: [(name: String, value: Value)] = []
  var steps = 0
  var nesting = 0
  /// The name of the definition that is running.
  var definition: String?
  /// What was looked at last: failures are reported there, as in Go.
  var current = Focus(place: Place(0..<0), node: .none)

  init(template: GoTemplate, data: TemplateValue, options: RenderOptions) {
    self.template = template
    self.options = options
    self.data = data
  }

  /// What a statement tells the loop around it.
  enum Flow { case next, `break`, `continue` }

  mutating func run() throws(TemplateExecutionError) -> [UInt8] {
    let root = data == .null ? Value.absent : Value(wrapping: data, isBoxed: false)
    variables = [("$", root)]
    // A blank main text leaves the place to a definition of the same name, which is never ours.
    _ = try walk(template.templates.main, root)
    return output
  }

  mutating func walk(_ block: Block, _ dot: Value) throws(TemplateExecutionError) -> Flow {
    try enter()
    defer { nesting -= 1 }
    for statement in block.statements {
      try spend(1)
      let flow = try walk(statement, dot)
      if flow != .next { return flow }
    }
    return .next
  }

  private mutating func walk(_ statement: Statement, _ dot: Value)
    throws(TemplateExecutionError) -> Flow
  {
    switch statement {
    case .text(let bytes): try write(bytes)
    case .action(let pipeline):
      let value = try evaluate(pipeline, dot)
      if pipeline.declarations.isEmpty { try write(value) }
    case .branch(let branch): return try walk(branch, dot)
    case .call(let call): try walk(call, dot)
    case .break: return .break
    case .continue: return .continue
    }
    return .next
  }

  private mutating func walk(_ branch: Branch, _ dot: Value)
    throws(TemplateExecutionError) -> Flow
  {
    let scope = variables.count
    defer { variables.removeSubrange(min(scope, variables.count)...) }
    if branch.kind == .range { return try walkRange(branch, dot) }
    let value = try evaluate(branch.pipeline, dot)
    if value.isTrue { return try walk(branch.body, branch.kind == .with ? value : dot) }
    guard let alternative = branch.alternative else { return .next }
    return try walk(alternative, dot)
  }

  private mutating func walk(_ call: TemplateCall, _ dot: Value) throws(TemplateExecutionError) {
    current = Focus(place: call.place, node: .call(call))
    guard let body = template.templates.named[call.name] else {
      let name = GoQuoting.quote(Array(call.name.utf8))
      throw failure("template \(name) not defined", .undefinedTemplate)
    }
    var argument = Value.absent
    if let pipeline = call.pipeline { argument = try evaluate(pipeline, dot) }
    let outside = (variables, definition)
    (variables, definition) = ([("$", argument)], call.name)
    defer { (variables, definition) = outside }
    _ = try walk(body, argument)
  }

  private mutating func write(_ bytes: [UInt8]) throws(TemplateExecutionError) {
    try spend(bytes.count / 64)
    guard output.count + bytes.count <= options.outputLimit else {
      throw failure("output is longer than \(options.outputLimit) bytes", .limit)
    }
    output += bytes
  }

  private mutating func write(_ value: Value) throws(TemplateExecutionError) {
    if value.isAbsent {
      let text = options.missingKey == .empty ? "" : "<no value>"
      return try write(Array(text.utf8))
    }
    let room = options.outputLimit - output.count
    try write(GoPrinting.sprint([value], limit: room + 1))
  }

  mutating func spend(_ count: Int) throws(TemplateExecutionError) {
    steps += 1 + count
    guard steps <= options.stepLimit else {
      throw failure("more than \(options.stepLimit) steps", .limit)
    }
  }

  mutating func enter() throws(TemplateExecutionError) {
    guard nesting < Self.deepestNesting else {
      throw failure("exceeded maximum template depth (\(Self.deepestNesting))", .limit)
    }
    nesting += 1
  }
}
