// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaValidator {
  /// Judges an object by one keyword about its members.
  mutating func judgeMembers(
    _ value: JSONValue, by rule: SchemaRule, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    let entries = value.entries
    guard spend(entries.count) else { return .undecided }
    switch rule.test {
    case .properties(let nodes):
      return judgeEach(entries.indices) { position, validator in
        guard let node = nodes[Self.key(entries[position].key)] else { return .valid }
        judged.addMember(position)
        return validator.validateContent(entries[position].value, against: node)
      }
    case .patternProperties(let patterns):
      return judgeEach(entries.indices) { position, validator in
        validator.judge(entries[position], at: position, by: patterns, &judged)
      }
    case .additionalProperties(let node, let named):
      return judgeEach(entries.indices) { position, validator in
        switch validator.isNamed(entries[position].key, by: named) {
        case .valid: return .valid
        case .undecided:
          return validator.reportUndecided(entries[position].value, rule.expectation)
        case .invalid:
          judged.addMember(position)
          return validator.validateContent(entries[position].value, against: node)
        }
      }
    case .unevaluatedProperties(let node):
      let before = judged
      judged.addAllMembers()
      return judgeEach(entries.indices) { position, validator in
        before.hasMember(position)
          ? .valid : validator.validateContent(entries[position].value, against: node)
      }
    case .propertyNames(let node):
      return judgeEach(entries.indices) { position, validator in
        validator.validateContent(entries[position].key, against: node)
      }
    default: return .valid
    }
  }

  private static func key(_ value: JSONValue) -> SchemaRule.Key {
    Array((value.string ?? "").utf8)
  }

  private mutating func judge(
    _ entry: (key: JSONValue, value: JSONValue), at position: Int,
    by patterns: [(BoundedPattern, Int)], _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    let key = entry.key.string ?? ""
    var verdict = SchemaVerdict.valid
    for (pattern, node) in patterns where !isOver {
      switch matches(pattern, key) {
      case .invalid: continue
      case .undecided:
        let expectation = rule?.expectation ?? ""
        verdict = verdict.and(reportUndecided(entry.value, expectation))
      case .valid:
        judged.addMember(position)
        verdict = verdict.and(validateContent(entry.value, against: node))
      }
    }
    return verdict
  }

  /// Whether `properties` or `patternProperties` judge a member.
  private mutating func isNamed(
    _ key: JSONValue, by named: SchemaRule.Named
  ) -> SchemaVerdict {
    let text = key.string ?? ""
    if named.keys.contains(Array(text.utf8)) { return .valid }
    var verdict = SchemaVerdict.invalid
    for pattern in named.patterns where obstacle == nil {
      switch matches(pattern, text) {
      case .valid: return .valid
      case .undecided: verdict = .undecided
      case .invalid: continue
      }
    }
    return obstacle == nil ? verdict : .undecided
  }

  // MARK: Keys that are there

  /// Judges an object by the keys that it has.
  mutating func judgeKeys(
    _ value: JSONValue, by rule: SchemaRule, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    switch rule.test {
    case .required(let keys): return require(keys, of: value)
    case .dependentRequired(let dependencies): return require(dependencies, of: value)
    case .dependentSchemas(let schemas): return apply(schemas, to: value, &judged)
    case .dependencies(let dependencies, let schemas):
      return require(dependencies, of: value).and(apply(schemas, to: value, &judged))
    default: return .valid
    }
  }

  private mutating func require(_ keys: [String], of value: JSONValue) -> SchemaVerdict {
    var verdict = SchemaVerdict.valid
    let present = KeyFinder(value, lookups: keys.count)
    guard spend(present.cost + keys.count) else { return .undecided }
    for key in keys where !isOver && !present.has(key) {
      verdict = report(
        value, FailureWords("member '\(key)'", "missing", missingKey: key))
      if isQuiet { break }
    }
    return verdict
  }

  private mutating func require(
    _ dependencies: [(key: String, others: [String])], of value: JSONValue
  ) -> SchemaVerdict {
    let present = KeyFinder(value, lookups: dependencies.count)
    guard spend(present.cost + dependencies.count) else { return .undecided }
    var verdict = SchemaVerdict.valid
    for (key, others) in dependencies where !isOver && present.has(key) {
      verdict = verdict.and(require(others, of: value))
    }
    return verdict
  }

  private mutating func apply(
    _ schemas: [(key: String, schema: Int)], to value: JSONValue, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    let present = KeyFinder(value, lookups: schemas.count)
    guard spend(present.cost + schemas.count) else { return .undecided }
    var verdict = SchemaVerdict.valid
    for (key, schema) in schemas where !isOver && present.has(key) {
      verdict = verdict.and(validate(value, against: schema, &judged))
    }
    return verdict
  }
}

/// Tells whether an object has a key; for many keys it walks over the object only once.
private struct KeyFinder {
  private let value: JSONValue
  private let keys: Set<SchemaRule.Key>?
  /// About how many steps it takes to ask for all keys.
  let cost: Int

  init(_ value: JSONValue, lookups: Int) {
    self.value = value
    let isLong = lookups > 8
    keys = isLong ? Set(value.entries.map { Array(($0.key.string ?? "").utf8) }) : nil
    cost = isLong ? (keys?.count ?? 0) : value.range.count / 128 * lookups
  }

  func has(_ key: String) -> Bool { keys?.contains(Array(key.utf8)) ?? (value[key] != nil) }
}
