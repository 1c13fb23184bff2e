// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Walks over a value and the schema together and collects what does not fit.
struct SchemaValidator {
  /// The most schemas inside each other that judging, which recurses as deeply, is safe with.
  static let greatestDepth = 1_024
  /// The most schemas inside each other that may judge the same value.
  private static let greatestDetour = 256

  /// Why judging was given up.
  enum Obstacle: Sendable {
    case cost, depth, circle
  }

  /// One schema on the way to the value that is being judged.
  struct Step {
    let node: Int
    /// Which of its rules is being judged by.
    var rule: Int?
    /// How many schemas around it judge the same value.
    let detour: Int
  }

  let program: SchemaProgram
  let limit: Int
  /// Whether failures are not kept, so that the first one ends it.
  var isQuiet = false
  private(set) var obstacle: Obstacle?
  var failures: [SchemaFailure] = []
  private(set) var steps: [Step] = []
  /// The resources that have been entered, the outermost first.
  private var scope: [Int] = []
  private var remainingCost: Int

  init(_ program: SchemaProgram, _ instance: JSONValue, limit: Int) {
    self.program = program
    self.limit = limit
    remainingCost = program.budget(for: instance)
  }

  /// Judges by the whole schema.
  mutating func validate(_ value: JSONValue) -> SchemaVerdict {
    var judged = JudgedContents(isNeeded: false)
    let verdict = validate(value, against: 0, &judged)
    guard let obstacle else { return verdict }
    // What was found before is certain; whether that is all is not.
    reportObstacle(obstacle, value)
    return failures.contains { !$0.isUndecided } ? .invalid : .undecided
  }

  /// Whether nothing more is to be found out.
  var isOver: Bool { obstacle != nil || failures.count >= limit }

  /// The rule that is being judged by at a step.
  func rule(at step: Step?) -> SchemaRule? {
    guard let step, let rule = step.rule else { return nil }
    return program.nodes[step.node].rules[rule]
  }

  /// The rule that is being judged by.
  var rule: SchemaRule? { rule(at: steps.last) }

  /// Takes steps from the budget.
  ///
  /// - Returns: whether there were enough.
  @discardableResult
  mutating func spend(_ cost: Int) -> Bool {
    if remainingCost < cost { giveUp(.cost) }
    remainingCost -= min(max(cost, 1), max(remainingCost, 0))
    return obstacle == nil
  }

  private mutating func giveUp(_ reason: Obstacle) {
    if obstacle == nil { obstacle = reason }
  }

  /// Judges a content of the value: what is judged there says nothing about the value itself.
  mutating func validateContent(_ value: JSONValue, against index: Int) -> SchemaVerdict {
    var judged = JudgedContents(isNeeded: false)
    return validate(value, against: index, &judged, detour: 0)
  }

  /// Judges the same value by a subschema that must be kept.
  mutating func validate(
    _ value: JSONValue, against index: Int, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    validate(value, against: index, &judged, detour: (steps.last?.detour ?? 0) + 1)
  }

  /// Judges by a subschema that need not be kept: nothing is reported.
  mutating func attempt(
    _ value: JSONValue, against index: Int, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    let (wasQuiet, outer) = (isQuiet, judged)
    isQuiet = true
    defer { isQuiet = wasQuiet }
    let verdict = validate(value, against: index, &judged)
    if verdict != .valid { judged = outer }
    return verdict
  }

  private mutating func validate(
    _ value: JSONValue, against index: Int, _ judged: inout JudgedContents, detour: Int
  ) -> SchemaVerdict {
    guard spend(1) else { return .undecided }
    if detour > Self.greatestDetour { giveUp(.circle) }
    if steps.count >= Self.greatestDepth { giveUp(.depth) }
    guard obstacle == nil else { return .undecided }
    let node = program.nodes[index]
    steps.append(Step(node: index, rule: nil, detour: detour))
    let isEntered = scope.last != node.resource
    if isEntered { scope.append(node.resource) }
    defer {
      steps.removeLast()
      if isEntered { scope.removeLast() }
    }
    if node.refusesAll { return refuse(value) }
    return judge(value, by: node, &judged)
  }

  private mutating func judge(
    _ value: JSONValue, by node: SchemaNode, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    var own = JudgedContents(isNeeded: judged.isNeeded || node.needsContents)
    var verdict = SchemaVerdict.valid
    for (position, rule) in node.rules.enumerated() {
      // What is undecided may yet judge contents that `unevaluated…` would then leave alone.
      if verdict == .undecided, rule.keyword.vocabulary == .unevaluated { continue }
      steps[steps.count - 1].rule = position
      verdict = verdict.and(judge(value, by: rule, &own))
      if isOver || (isQuiet && verdict == .invalid) { return verdict }
    }
    if judged.isNeeded { spend(own.cost) }
    judged.formUnion(own)
    return verdict
  }

  /// The node that a `$dynamicRef` means here: that of the outermost resource with the anchor.
  func dynamicTarget(_ name: String) -> Int? {
    guard let targets = program.dynamicTargets[name] else { return nil }
    return scope.lazy.compactMap { targets[$0] }.first
  }
}
