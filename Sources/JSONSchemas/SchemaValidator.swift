// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Walks over a value and the schema together and collects what does not fit.
///
/// It recurses no deeper than the compiler has let the schema be.
struct SchemaValidator {
  let nodes: [SchemaNode]
  let limit: Int
  private(set) var failures: [SchemaFailure] = []

  init(nodes: [SchemaNode], limit: Int) {
    self.nodes = nodes
    self.limit = limit
  }

  mutating func validate(_ value: JSONValue, against index: Int) {
    let node = nodes[index]
    if node.refusesAll {
      append(value, nil, node.site, Words(expected: "nothing", actual: "\(value.kind)"))
      return
    }
    for rule in node.rules {
      if failures.count >= limit { return }
      judge(value, by: rule)
    }
  }

  private mutating func judge(_ value: JSONValue, by rule: SchemaRule) {
    switch rule.test {
    case .types(let types):
      if !types.contains(where: { $0.accepts(value) }) { report(value, rule) }
    case .values(let values):
      if !values.contains(where: { $0.isEqual(to: value) }) { report(value, rule) }
    case .bound(let bound):
      if let amount = bound.amount(of: value), !bound.accepts(amount) {
        let size = Self.size(value, bound.measure)
        report(value, rule, Words(expected: rule.expectation, actual: size))
      }
    case .pattern(let pattern): judge(value, by: pattern, of: rule)
    case .items(let index):
      for element in value.elements where failures.count < limit {
        validate(element, against: index)
      }
    case .properties(let indices):
      for (key, member) in value.entries where failures.count < limit {
        if let index = indices[Array((key.string ?? "").utf8)] { validate(member, against: index) }
      }
    case .required(let keys):
      guard value.kind == .object else { return }
      for key in keys where failures.count < limit && value[key] == nil {
        report(
          value, rule, Words(expected: "member '\(key)'", actual: "missing", missingKey: key))
      }
    }
  }

  private mutating func judge(
    _ value: JSONValue, by pattern: BoundedPattern, of rule: SchemaRule
  ) {
    guard let text = value.string else { return }
    switch pattern.firstMatch(in: text) {
    case .match: break
    case .noMatch: report(value, rule)
    case .undecided:
      let words = Words(
        expected: rule.expectation, actual: "could not be decided", isUndecided: true)
      report(value, rule, words)
    }
  }

  /// The size that a bound has measured; of a number only that it is one.
  private static func size(_ value: JSONValue, _ measure: SchemaBound.Measure) -> String {
    switch measure {
    case .value: "number out of range"
    case .characters: "\(value.string?.unicodeScalars.count ?? 0) characters"
    case .elements, .members: "\(value.count) \(measure.rawValue)"
    }
  }

  private mutating func report(_ value: JSONValue, _ rule: SchemaRule, _ words: Words? = nil) {
    let words = words ?? Words(expected: rule.expectation, actual: Self.kind(of: value, for: rule))
    append(value, rule.keyword, rule.site, words)
  }

  private mutating func append(
    _ value: JSONValue, _ keyword: SchemaKeyword?, _ site: JSONValue, _ words: Words
  ) {
    failures.append(
      SchemaFailure(
        instancePath: value.path, instancePointer: value.pointer, instanceRange: value.range,
        instanceKind: value.kind, keyword: keyword, schemaPointer: site.pointer,
        schemaRange: site.range, expected: words.expected, actual: words.actual,
        missingKey: words.missingKey, isUndecided: words.isUndecided))
  }

  private struct Words {
    let expected: String
    let actual: String
    var missingKey: String?
    var isUndecided = false
  }

  /// The kind of a value; where `integer` was asked of a number, what is wrong with the number.
  private static func kind(of value: JSONValue, for rule: SchemaRule) -> String {
    switch rule.test {
    case .types(let types) where value.kind == .number && types.contains(.integer):
      "number that is not whole"
    case .types: "\(value.kind)"
    case .values(let values) where values.contains { $0.kind == value.kind }:
      "another \(value.kind)"
    case .pattern: "other text"
    default: "\(value.kind)"
    }
  }
}
