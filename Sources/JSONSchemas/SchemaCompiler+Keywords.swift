// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaCompiler {
  private static let draft = "https://json-schema.org/draft/2020-12/schema"

  /// What a keyword asks; `nil` for annotations and after a fault.
  mutating func test(for keyword: SchemaKeyword, _ value: JSONValue) -> SchemaRule.Test? {
    switch keyword {
    case .type: return types(value).map { .types($0) }
    case .enum: return values(value).map { .values($0) }
    case .const: return .values([value])
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum:
      return numberBound(keyword, value)
    case .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties:
      return sizeBound(keyword, value)
    case .pattern: return pattern(value).map { .pattern($0) }
    case .items: return .items(compile(value))
    case .properties: return properties(value).map { .properties($0) }
    case .required: return uniqueStrings("required", value).map { .required($0) }
    case .schema:
      if let draft = value.string, draft == Self.draft || draft == Self.draft + "#" { return nil }
      report(value, "'$schema' names another draft", "write \"\(Self.draft)\"")
    case .comment, .title, .description:
      expect(value, .string, "'\(keyword.rawValue)' is a text")
    case .examples: expect(value, .array, "'examples' is an array")
    case .default: return nil
    }
    return nil
  }

  @discardableResult
  private mutating func expect(
    _ value: JSONValue, _ kind: JSONValue.Kind, _ message: String
  ) -> Bool {
    if value.kind == kind { return true }
    report(value, "\(message), not \(value.kind)", "write the \(kind) here")
    return false
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

  private mutating func values(_ value: JSONValue) -> [JSONValue]? {
    guard expect(value, .array, "'enum' is an array") else { return nil }
    return value.elements
  }

  private mutating func uniqueStrings(_ keyword: String, _ value: JSONValue) -> [String]? {
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

  private mutating func numberBound(
    _ keyword: SchemaKeyword, _ value: JSONValue
  ) -> SchemaRule.Test? {
    guard let limit = value.number else {
      report(
        value, "'\(keyword.rawValue)' is a number, not \(value.kind)", "write a number, unquoted")
      return nil
    }
    return SchemaBound(keyword, limit: limit).map { .bound($0) }
  }

  private mutating func sizeBound(
    _ keyword: SchemaKeyword, _ value: JSONValue
  ) -> SchemaRule.Test? {
    guard let limit = value.number, limit.isInteger, limit >= JSONNumber(0) else {
      report(
        value, "'\(keyword.rawValue)' is a whole number from 0", "write a whole number, unquoted")
      return nil
    }
    return SchemaBound(keyword, limit: limit).map { .bound($0) }
  }

  private mutating func pattern(_ value: JSONValue) -> BoundedPattern? {
    guard expect(value, .string, "'pattern' is a text"), let source = value.string else {
      return nil
    }
    do {
      return try BoundedPattern(source)
    } catch {
      report(
        value, "the pattern cannot be read: \(error.message), at its byte \(error.offset)",
        "correct the regular expression; a backslash in JSON is written \\\\")
      return nil
    }
  }

  private mutating func properties(_ value: JSONValue) -> [[UInt8]: Int]? {
    guard expect(value, .object, "'properties' is an object of schemas") else { return nil }
    var properties: [[UInt8]: Int] = [:]
    for (key, schema) in value.entries {
      let name = key.string ?? ""
      let index = compile(schema)
      if properties.updateValue(index, forKey: Array(name.utf8)) != nil {
        report(key, "property '\(name)' stands twice", "remove one of the two")
      }
    }
    return properties
  }
}
