// SPDX-License-Identifier: Apache-2.0

/// Walks the statements of a template without data.
struct ReferenceCollector {
  struct Found {
    let name: String
    let range: Range<Int>
    let isGuarded: Bool
    let isCondition: Bool
    let functions: [String]
  }

  struct Scope {
    var isDotRoot = true
    var isDollarRoot = true
    var guarded: Set<String> = []
    var isCondition = false
    /// The functions that the value goes through next, the nearest first.
    var functions: [String] = []
  }

  let template: GoTemplate
  var found: [Found] = []
  var functions: Set<String> = []
  private var called: Set<String> = []

  init(template: GoTemplate) { self.template = template }

  mutating func visit(_ block: Block, _ scope: Scope) {
    for statement in block.statements {
      switch statement {
      case .text, .break, .continue: break
      case .action(let pipeline): visit(pipeline, scope)
      case .branch(let branch): visit(branch, scope)
      case .call(let call): visit(call, scope)
      }
    }
  }

  private mutating func visit(_ branch: Branch, _ scope: Scope) {
    var condition = scope
    condition.isCondition = true
    visit(branch.pipeline, condition)
    var body = scope
    if branch.kind != .if { body.isDotRoot = false }
    let names = Self.guards(branch.pipeline, scope, isNegated: false)
    body.guarded.formUnion(names)
    visit(branch.body, body)
    guard let alternative = branch.alternative else { return }
    var otherwise = scope
    if branch.kind == .if {
      otherwise.guarded.formUnion(Self.guards(branch.pipeline, scope, isNegated: true))
    }
    visit(alternative, otherwise)
  }

  private mutating func visit(_ call: TemplateCall, _ scope: Scope) {
    if let pipeline = call.pipeline { visit(pipeline, scope) }
    guard Self.isRoot(call.pipeline, scope), called.insert(call.name).inserted,
      let body = template.templates.named[call.name]
    else { return }
    visit(body, Scope(guarded: scope.guarded))
  }

  private static func isRoot(_ pipeline: Pipeline?, _ scope: Scope) -> Bool {
    guard let operand = pipeline?.onlyOperand else { return false }
    return switch operand.kind {
    case .dot: scope.isDotRoot
    case .variable("$", let names): names.isEmpty && scope.isDollarRoot
    default: false
    }
  }

  private mutating func visit(_ pipeline: Pipeline, _ scope: Scope) {
    var scope = scope
    // From the last command back, since the value of each goes into the next.
    for command in pipeline.commands.reversed() {
      guard case .function(let name) = command.operands.first?.kind else {
        for operand in command.operands { visit(operand, scope) }
        continue
      }
      scope.functions.insert(name, at: 0)
      for operand in command.operands { visit(operand, scope) }
    }
  }

  private mutating func visit(_ operand: Operand, _ scope: Scope) {
    switch operand.kind {
    case .field(let names):
      if scope.isDotRoot { add(names, operand, scope, prefix: 1) }
    case .variable("$", let names):
      if scope.isDollarRoot { add(names, operand, scope, prefix: 2) }
    case .function(let name): functions.insert(name)
    case .pipeline(let pipeline): visit(pipeline, scope)
    case .chain(let first, _): visit(first, scope)
    case .dot, .nil, .bool, .number, .string, .variable: break
    }
  }

  private mutating func add(_ names: [String], _ operand: Operand, _ scope: Scope, prefix: Int) {
    guard let name = names.first else { return }
    let start = operand.place.range.lowerBound
    found.append(
      Found(
        name: name, range: start..<(start + prefix + name.utf8.count),
        isGuarded: scope.guarded.contains(name), isCondition: scope.isCondition,
        functions: scope.functions))
  }

  /// The names that must be true for the condition to hold, or to fail if it is negated.
  private static func guards(_ pipeline: Pipeline, _ scope: Scope, isNegated: Bool) -> Set<String> {
    guard pipeline.commands.count == 1, let command = pipeline.commands.first else { return [] }
    return guards(command.operands[...], scope, isNegated: isNegated)
  }

  private static func guards(
    _ operands: ArraySlice<Operand>, _ scope: Scope, isNegated: Bool
  ) -> Set<String> {
    guard let first = operands.first else { return [] }
    let rest = operands.dropFirst()
    switch first.kind {
    case .field(let names) where !isNegated && scope.isDotRoot && rest.isEmpty:
      return Set(names.prefix(1))
    case .variable("$", let names) where !isNegated && scope.isDollarRoot && rest.isEmpty:
      return Set(names.prefix(1))
    case .pipeline(let pipeline) where rest.isEmpty:
      return guards(pipeline, scope, isNegated: isNegated)
    case .function("not"): return guards(rest, scope, isNegated: !isNegated)
    case .function("and") where !isNegated, .function("or") where isNegated:
      return rest.reduce(into: []) { names, operand in
        names.formUnion(guards([operand][...], scope, isNegated: isNegated))
      }
    default: return []
    }
  }
}

extension Pipeline {
  /// The operand of a pipeline that is nothing else.
  var onlyOperand: Operand? {
    commands.count == 1 && commands.first?.operands.count == 1
      ? commands.first?.operands.first : nil
  }
}
