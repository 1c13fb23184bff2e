// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaValidator {
  /// Judges by one keyword.
  mutating func judge(
    _ value: JSONValue, by rule: SchemaRule, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    switch rule.test {
    case .types, .values, .bound, .multiple, .pattern, .format: judgeItself(value, by: rule)
    case .prefix, .items, .contains, .uniqueItems, .unevaluatedItems:
      value.kind == .array ? judgeArray(value, by: rule, &judged) : .valid
    case .all, .any, .one, .not, .condition, .reference, .dynamicReference:
      judgeCombination(value, by: rule, &judged)
    case .required, .dependentRequired, .dependentSchemas, .dependencies:
      value.kind == .object ? judgeKeys(value, by: rule, &judged) : .valid
    case .properties, .patternProperties, .additionalProperties, .propertyNames,
      .unevaluatedProperties:
      value.kind == .object ? judgeMembers(value, by: rule, &judged) : .valid
    }
  }

  /// Judges by what a value is in itself.
  private mutating func judgeItself(_ value: JSONValue, by rule: SchemaRule) -> SchemaVerdict {
    switch rule.test {
    case .types(let types): return report(types.contains { $0.accepts(value) }, value)
    case .values(let values, let hashed):
      if values.count == 1 { return report(values[0].isEqual(to: value), value) }
      spend(value.range.count / 32)
      return report(hashed.contains(HashedValue(value)), value)
    case .bound(let bound):
      spend(value.range.count / 256)
      guard let amount = bound.amount(of: value), !bound.accepts(amount) else { return .valid }
      return report(
        value, FailureWords(rule.expectation, Self.size(value, bound.measure)))
    case .multiple(let divisor):
      guard spend(divisor.cost(of: value)) else { return .undecided }
      return report(divisor.divides(value), value)
    case .pattern(let pattern):
      guard let text = value.string else { return .valid }
      switch matches(pattern, text) {
      case .valid: return .valid
      case .invalid: return report(false, value)
      case .undecided: return reportUndecided(value, rule.expectation)
      }
    case .format(let format):
      guard let text = value.string else { return .valid }
      spend(text.utf8.count / 8)
      return report(format.accepts(text), value)
    default: return .valid
    }
  }

  /// Searches a text, at the cost that PCRE2 counts.
  mutating func matches(_ pattern: BoundedPattern, _ text: String) -> SchemaVerdict {
    let search = pattern.search(text)
    guard spend(search.cost / 4) else { return .undecided }
    return switch search.outcome {
    case .match: .valid
    case .noMatch: .invalid
    case .undecided: .undecided
    }
  }

  /// The size that a bound has measured; of a number only that it is one.
  private static func size(_ value: JSONValue, _ measure: SchemaBound.Measure) -> String {
    switch measure {
    case .value: "number out of range"
    case .characters: "\(value.string?.unicodeScalars.count ?? 0) characters"
    case .elements, .members, .matches: "\(value.count) \(measure.rawValue)"
    }
  }

  // MARK: Schemas combined

  private mutating func judgeCombination(
    _ value: JSONValue, by rule: SchemaRule, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    switch rule.test {
    case .all(let nodes):
      var verdict = SchemaVerdict.valid
      for node in nodes where !isOver && !(isQuiet && verdict == .invalid) {
        verdict = verdict.and(validate(value, against: node, &judged))
      }
      return verdict
    case .any(let nodes): return judgeAny(value, nodes, &judged)
    case .one(let nodes): return judgeOne(value, nodes, &judged)
    case .not(let node):
      var ignored = JudgedContents(isNeeded: false)
      switch attempt(value, against: node, &ignored) {
      case .valid: return report(false, value)
      case .invalid: return .valid
      case .undecided: return reportUndecided(value, rule.expectation)
      }
    case .condition(let condition, let then, let otherwise):
      let verdict = attempt(value, against: condition, &judged)
      if verdict == .undecided { return reportUndecided(value, rule.expectation) }
      guard let branch = verdict == .valid ? then : otherwise else { return .valid }
      return validate(value, against: branch, &judged)
    case .reference(let node): return validate(value, against: node, &judged)
    case .dynamicReference(let node, let name):
      return validate(value, against: name.flatMap { dynamicTarget($0) } ?? node, &judged)
    default: return .valid
    }
  }
}
