// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaCompiler {
  /// What a keyword asks; `nil` for annotations, for parts of other keywords and after a fault.
  mutating func test(
    for keyword: SchemaKeyword, _ value: JSONValue, in schema: JSONValue
  ) -> SchemaRule.Test? {
    switch keyword.vocabulary {
    case .core: coreTest(for: keyword, value)
    case .applicator, .unevaluated: subschemaTest(for: keyword, value, in: schema)
    case .validation: valueTest(for: keyword, value)
    case .formatAnnotation, .formatAssertion: format(value)
    case .metaData, .content: note(keyword, value)
    }
  }

  private mutating func coreTest(
    for keyword: SchemaKeyword, _ value: JSONValue
  ) -> SchemaRule.Test? {
    switch keyword {
    case .reference: return node(referredToBy: value).map { .reference($0.node) }
    case .dynamicReference:
      guard let target = node(referredToBy: value) else { return nil }
      if let name = target.name { lookForAnchors(name) }
      return .dynamicReference(target.node, name: target.name)
    case .definitions, .olderDefinitions: _ = schemas(keyword.rawValue, value)
    case .vocabulary: expect(value, .object, "'$vocabulary' is an object")
    case .comment: expect(value, .string, "'$comment' is a text")
    default: break  // The registry has read and judged the others.
    }
    return nil
  }

  private mutating func valueTest(
    for keyword: SchemaKeyword, _ value: JSONValue
  ) -> SchemaRule.Test? {
    switch keyword {
    case .type: return types(value).map { .types($0) }
    case .enum:
      guard expect(value, .array, "'enum' is an array") else { return nil }
      return .values(value.elements, Set(value.elements.map { HashedValue($0) }))
    case .const: return .values([value], [HashedValue(value)])
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum:
      return number(keyword, value).flatMap { SchemaBound(keyword, limit: $0) }.map { .bound($0) }
    case .multipleOf: return multiple(value)
    case .pattern:
      guard expect(value, .string, "'pattern' is a text") else { return nil }
      return pattern(value).map { .pattern($0) }
    case .uniqueItems: return boolean(keyword, value) == true ? .uniqueItems : nil
    case .required:
      guard let keys = uniqueStrings("required", value) else { return nil }
      names.formUnion(keys.map { Array($0.utf8) })
      return .required(keys)
    case .dependentRequired: return dependentKeys(value).map { .dependentRequired($0) }
    default:
      let bound = size(keyword, value).flatMap { SchemaBound(keyword, limit: $0) }
      // Those of `contains` are its own.
      return bound.flatMap { $0.measure == .matches ? nil : .bound($0) }
    }
  }

  private mutating func note(_ keyword: SchemaKeyword, _ value: JSONValue) -> SchemaRule.Test? {
    switch keyword {
    case .title, .description, .contentEncoding, .contentMediaType:
      expect(value, .string, "'\(keyword.rawValue)' is a text")
    case .examples: expect(value, .array, "'examples' is an array")
    case .deprecated, .readOnly, .writeOnly: _ = boolean(keyword, value)
    case .contentSchema: _ = node(for: value)
    default: break
    }
    return nil
  }

  private mutating func format(_ value: JSONValue) -> SchemaRule.Test? {
    guard expect(value, .string, "'format' is a text"), let name = value.string else { return nil }
    let dialect = registry.resources[resource].dialect
    guard registry.options.assertsFormats || dialect.assertsFormats else { return nil }
    return SchemaFormat(rawValue: name).map { .format($0) }
  }

  // MARK: Values of keywords

  @discardableResult
  mutating func expect(_ value: JSONValue, _ kind: JSONValue.Kind, _ message: String) -> Bool {
    if value.kind == kind { return true }
    report(value, "\(message), not \(value.kind)", "write the \(kind) here")
    return false
  }

  private mutating func boolean(_ keyword: SchemaKeyword, _ value: JSONValue) -> Bool? {
    if value.bool == nil {
      report(
        value, "'\(keyword.rawValue)' is true or false, not \(value.kind)", "write true or false")
    }
    return value.bool
  }

  private mutating func types(_ value: JSONValue) -> [SchemaType]? {
    let names = value.kind == .array ? uniqueStrings("type", value) : value.string.map { [$0] }
    guard let names else {
      if value.kind != .array {
        report(value, "'type' is a name or an array of names, not \(value.kind)", Self.typeRemedy)
      }
      return nil
    }
    let types = names.compactMap(SchemaType.init(rawValue:))
    if types.isEmpty || types.count < names.count {
      let unknown = names.first { SchemaType(rawValue: $0) == nil }
      report(value, unknown.map { "unknown type '\($0)'" } ?? "no type is named", Self.typeRemedy)
      return nil
    }
    return types
  }

  private static let typeRemedy =
    "write null, boolean, object, array, number, integer or string"

  mutating func uniqueStrings(_ keyword: String, _ value: JSONValue) -> [String]? {
    guard expect(value, .array, "'\(keyword)' is an array of strings") else { return nil }
    var strings: [String] = []
    var seen: Set<[UInt8]> = []
    var isSound = true
    for element in value.elements {
      if let string = element.string, seen.insert(Array(string.utf8)).inserted {
        strings.append(string)
      } else if element.kind == .string {
        report(element, "'\(keyword)' names this twice", "remove one of the two")
        isSound = false
      } else if !expect(element, .string, "'\(keyword)' is an array of strings") {
        isSound = false
      }
    }
    return isSound ? strings : nil
  }

  private mutating func number(_ keyword: SchemaKeyword, _ value: JSONValue) -> JSONNumber? {
    if value.kind != .number {
      report(
        value, "'\(keyword.rawValue)' is a number, not \(value.kind)", "write a number, unquoted")
    }
    return value.number
  }

  private mutating func multiple(_ value: JSONValue) -> SchemaRule.Test? {
    guard number(.multipleOf, value) != nil else { return nil }
    guard let divisor = DecimalDivisor(value) else {
      report(value, "'multipleOf' is a number above 0", "write a number above 0")
      return nil
    }
    return .multiple(divisor)
  }

  mutating func size(_ keyword: SchemaKeyword, _ value: JSONValue) -> JSONNumber? {
    guard let limit = value.number, limit.isInteger, limit >= JSONNumber(0) else {
      report(
        value, "'\(keyword.rawValue)' is a whole number from 0", "write a whole number, unquoted")
      return nil
    }
    return limit
  }

  /// A regular expression that stands as a text or as a key.
  mutating func pattern(_ value: JSONValue) -> BoundedPattern? {
    let key = site.at(value).key
    if let known = patterns[key] { return known }
    do throws(PatternError) {
      let pattern = try BoundedPattern(value.string ?? "")
      patterns[key] = .some(pattern)
      return pattern
    } catch {
      patterns[key] = .some(nil)
      report(
        value, "the pattern cannot be read: \(error.message), at its byte \(error.offset)",
        "correct the regular expression; a backslash in JSON is written \\\\")
      return nil
    }
  }
}
