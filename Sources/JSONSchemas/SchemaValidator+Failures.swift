// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// What a failure says, in words that hold no text of the value.
struct FailureWords {
  let expected: String
  let actual: String
  var missingKey: String?
  var isUndecided = false

  init(_ expected: String, _ actual: String, missingKey: String? = nil) {
    self.expected = expected
    self.actual = actual
    self.missingKey = missingKey
  }
}

extension SchemaValidator {
  /// Reports that the rule in hand is broken, unless it is kept.
  mutating func report(_ isKept: Bool, _ value: JSONValue) -> SchemaVerdict {
    if isKept { return .valid }
    guard !isQuiet, let rule else { return .invalid }
    return report(value, FailureWords(rule.expectation, Self.kind(of: value, for: rule)))
  }

  /// Reports that the rule in hand is broken, or a part of it that stands elsewhere.
  mutating func report(
    _ value: JSONValue, _ words: FailureWords, keyword: SchemaKeyword? = nil,
    at site: JSONValue? = nil
  ) -> SchemaVerdict {
    guard !isQuiet, let step = steps.last, let rule else { return .invalid }
    append(
      value, keyword ?? rule.keyword, program.nodes[step.node].site.at(site ?? rule.site), words)
    return .invalid
  }

  /// Reports that the rule in hand could not be judged.
  mutating func reportUndecided(_ value: JSONValue, _ expectation: String) -> SchemaVerdict {
    // An obstacle is reported once, at the end.
    guard obstacle == nil, !isQuiet, let step = steps.last, let rule else {
      return .undecided
    }
    var words = FailureWords(expectation, "could not be decided")
    words.isUndecided = true
    append(value, rule.keyword, program.nodes[step.node].site.at(rule.site), words)
    return .undecided
  }

  /// Reports a value that stands where the schema is `false`.
  mutating func refuse(_ value: JSONValue) -> SchemaVerdict {
    guard !isQuiet, let step = steps.last else { return .invalid }
    let site = program.nodes[step.node].site
    let around = rule(at: steps.dropLast().last)
    switch around?.test {
    case .additionalProperties, .unevaluatedProperties:
      let words = FailureWords("no members but those described", "\(value.kind)")
      append(value, around?.keyword, site, words)
    case .unevaluatedItems:
      let words = FailureWords("no elements but those described", "\(value.kind)")
      append(value, around?.keyword, site, words)
    default: append(value, nil, site, FailureWords("nothing", "\(value.kind)"))
    }
    return .invalid
  }

  mutating func reportObstacle(_ obstacle: Obstacle, _ value: JSONValue) {
    guard !isQuiet, failures.count < limit, let node = program.nodes.first else { return }
    var words =
      switch obstacle {
      case .cost:
        FailureWords(
          "a schema that can be judged in \(program.budget(for: value)) steps",
          "schema too costly for this value")
      case .depth:
        FailureWords("at most \(Self.greatestDepth) schemas inside each other", "more of them")
      case .circle:
        FailureWords("a schema that comes to an end", "it refers to itself in a circle")
      }
    words.isUndecided = true
    append(value, nil, node.site, words)
  }

  private mutating func append(
    _ value: JSONValue, _ keyword: SchemaKeyword?, _ site: SchemaSite, _ words: FailureWords
  ) {
    let steps = value.steps
    let entry = site.document == 0 ? site.value : reference(leadingTo: site)
    failures.append(
      SchemaFailure(
        instancePath: path(steps), instancePointer: pointer(steps), instanceRange: value.range,
        instanceKind: value.kind, keyword: keyword, schemaPointer: entry.pointer,
        schemaRange: entry.range,
        foreign: site.document == 0 ? nil : place(of: site), expected: words.expected,
        actual: words.actual, missingKey: words.missingKey, isUndecided: words.isUndecided))
  }

  /// The last reference in the schema's own document on the way to another.
  private func reference(leadingTo site: SchemaSite) -> JSONValue {
    let last = steps.last { program.nodes[$0.node].site.document == 0 }
    return rule(at: last)?.site ?? program.nodes[0].site.value
  }

  private func place(of site: SchemaSite) -> SchemaPlace {
    SchemaPlace(
      uri: program.documents[site.document], pointer: site.value.pointer, range: site.value.range)
  }

  // MARK: Paths

  // A key that the schema does not name may be personal data: `*` stands in for it.
  private func isHidden(_ step: JSONValue.Step) -> Bool {
    guard case .key(let key) = step else { return false }
    return !program.names.contains(Array(key.utf8))
  }

  private func path(_ steps: [JSONValue.Step]) -> String {
    if steps.isEmpty { return JSONValue.path([]) }
    return steps.map { isHidden($0) ? "*" : JSONValue.path([$0]) }.joined(separator: ".")
  }

  private func pointer(_ steps: [JSONValue.Step]) -> String {
    steps.map { isHidden($0) ? "/*" : JSONValue.pointer([$0]) }.joined()
  }

  /// The kind of a value; where `integer` was asked of a number, what is wrong with the number.
  private static func kind(of value: JSONValue, for rule: SchemaRule) -> String {
    switch rule.test {
    case .types(let types) where value.kind == .number && types.contains(.integer):
      "number that is not whole"
    case .types: "\(value.kind)"
    case .values(let values, _) where values.contains { $0.kind == value.kind }:
      "another \(value.kind)"
    case .pattern, .format: "other text"
    case .multiple: "number that is not"
    case .not: "fits it"
    default: "\(value.kind)"
    }
  }
}
