// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaCompiler {
  /// What a keyword asks whose value holds schemas.
  mutating func subschemaTest(
    for keyword: SchemaKeyword, _ value: JSONValue, in schema: JSONValue
  ) -> SchemaRule.Test? {
    switch keyword {
    case .allOf: return schemaList(keyword, value).map { .all($0) }
    case .anyOf: return schemaList(keyword, value).map { .any($0) }
    case .oneOf: return schemaList(keyword, value).map { .one($0) }
    case .not: return .not(node(for: value))
    case .if:
      let then = schema["then"].map { node(for: $0) }
      return .condition(
        if: node(for: value), then: then, else: schema["else"].map { node(for: $0) })
    case .prefixItems: return schemaList(keyword, value).map { .prefix($0) }
    case .items: return .items(node(for: value), behind: schema["prefixItems"]?.count ?? 0)
    case .contains: return contains(value, in: schema)
    case .unevaluatedItems: return .unevaluatedItems(node(for: value))
    case .unevaluatedProperties: return .unevaluatedProperties(node(for: value))
    case .propertyNames: return .propertyNames(node(for: value))
    case .additionalProperties: return .additionalProperties(node(for: value), named(in: schema))
    case .properties: return properties(value)
    case .patternProperties: return patternProperties(value)
    case .dependentSchemas, .dependencies: return dependentSchemas(keyword, value)
    default:
      _ = node(for: value)  // `then` and `else` are asked by `if`.
      return nil
    }
  }

  private mutating func schemaList(_ keyword: SchemaKeyword, _ value: JSONValue) -> [Int]? {
    let name = "'\(keyword.rawValue)'"
    guard expect(value, .array, "\(name) is an array of schemas") else { return nil }
    if value.count == 0 { report(value, "\(name) holds no schema", "write at least one schema") }
    return value.elements.map { node(for: $0) }
  }

  /// The subschemas of an object by key.
  mutating func schemas(
    _ keyword: String, _ value: JSONValue
  ) -> [(key: JSONValue, value: JSONValue, node: Int)]? {
    guard expect(value, .object, "'\(keyword)' is an object of schemas") else { return nil }
    var seen: Set<[UInt8]> = []
    return value.entries.map { key, value in
      let name = key.string ?? ""
      if !seen.insert(Array(name.utf8)).inserted {
        let noun = keyword == "properties" ? "property" : "key"
        report(key, "\(noun) '\(name)' stands twice", "remove one of the two")
      }
      return (key, value, node(for: value))
    }
  }

  private mutating func properties(_ value: JSONValue) -> SchemaRule.Test? {
    guard let schemas = schemas("properties", value) else { return nil }
    let pairs = schemas.map { (Array(($0.key.string ?? "").utf8), $0.node) }
    names.formUnion(pairs.map(\.0))
    return .properties(Dictionary(pairs) { first, _ in first })
  }

  private mutating func patternProperties(_ value: JSONValue) -> SchemaRule.Test? {
    guard let schemas = schemas("patternProperties", value) else { return nil }
    return .patternProperties(
      schemas.compactMap { key, _, node in pattern(key).map { ($0, node) } })
  }

  private mutating func named(in schema: JSONValue) -> SchemaRule.Named {
    var named = SchemaRule.Named()
    for (key, _) in schema["properties"]?.entries ?? [] {
      named.keys.insert(Array((key.string ?? "").utf8))
    }
    for (key, _) in schema["patternProperties"]?.entries ?? [] {
      if let pattern = pattern(key) { named.patterns.append(pattern) }
    }
    return named
  }

  private mutating func contains(_ value: JSONValue, in schema: JSONValue) -> SchemaRule.Test? {
    let knowsBounds = registry.resources[resource].dialect.knows(.minContains)
    let (least, most) =
      knowsBounds ? (schema["minContains"], schema["maxContains"]) : (nil, nil)
    // A fault in them is reported when they come up as keywords themselves.
    let limit = least?.number ?? JSONNumber(1)
    guard let bound = SchemaBound(.minContains, limit: limit) else { return nil }
    return .contains(
      SchemaRule.Containing(
        schema: node(for: value), least: bound,
        most: most?.number.flatMap { SchemaBound(.maxContains, limit: $0) }, sites: (least, most)))
  }

  private mutating func dependentSchemas(
    _ keyword: SchemaKeyword, _ value: JSONValue
  ) -> SchemaRule.Test? {
    guard keyword == .dependencies else {
      guard let schemas = schemas(keyword.rawValue, value) else { return nil }
      return .dependentSchemas(schemas.map { (name($0.key), $0.node) })
    }
    guard expect(value, .object, "'dependencies' is an object of schemas or of arrays") else {
      return nil
    }
    var keys: [(key: String, others: [String])] = []
    var schemas: [(key: String, schema: Int)] = []
    for (key, value) in value.entries {
      if value.kind != .array {
        schemas.append((name(key), node(for: value)))
      } else if let others = uniqueStrings("dependencies", value) {
        names.formUnion(others.map { Array($0.utf8) })
        keys.append((name(key), others))
      }
    }
    return .dependencies(keys, schemas)
  }

  mutating func dependentKeys(_ value: JSONValue) -> [(key: String, others: [String])]? {
    guard expect(value, .object, "'dependentRequired' is an object of arrays") else { return nil }
    return value.entries.compactMap { key, value in
      guard let others = uniqueStrings("dependentRequired", value) else { return nil }
      names.formUnion(others.map { Array($0.utf8) })
      return (name(key), others)
    }
  }

  /// A key, which is noted as one that the schema names.
  private mutating func name(_ key: JSONValue) -> String {
    let name = key.string ?? ""
    names.insert(Array(name.utf8))
    return name
  }
}
