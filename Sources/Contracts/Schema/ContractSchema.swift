// SPDX-License-Identifier: Apache-2.0

public import JSONValues

/// The JSON Schema of the contract language, for editors.
///
/// Draft 7, which editors complete best: one document for all files, told apart by `endpoint`. It
/// is made from the same shapes as the reader's complaints and holds exactly what this version
/// reads.
public enum ContractSchema {
  /// The schema.
  public static func json() -> JSONOutput {
    let endpoints = ContractLanguage.endpoints.filter {
      ContractLanguage.supportedEndpoints[$0] != nil
    }
    let files = endpoints.compactMap { name in
      ContractLanguage.supportedEndpoints[name].map { (name, SchemaWriter.object($0)) }
    }
    let branches: [JSONOutput] = files.map { name, _ in
      [
        "if": ["properties": ["endpoint": ["const": .string(name)]]],
        "then": ["$ref": .string("#/definitions/\(name)")],
      ]
    }
    let shared = [ContractLanguage.expectedVariants, ContractLanguage.writtenVariants]
    let values = shared.compactMap { variants in
      variants.definition.map { ($0, SchemaWriter.definition(of: variants)) }
    }
    let definitions =
      [("contract", SchemaWriter.object(ContractLanguage.contract))] + files + values
    return [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": .string("CallReady contract, language version \(ContractLanguage.version)"),
      "type": "object",
      "if": ["required": ["endpoint"]],
      "then": [
        "properties": ["endpoint": ["enum": .array(endpoints.map(JSONOutput.string))]],
        "allOf": .array(branches),
      ],
      "else": ["$ref": "#/definitions/contract"],
      "definitions": .object(definitions.map { .init($0.0, $0.1) }),
    ]
  }
}

/// Writes shapes as JSON Schema.
enum SchemaWriter {
  /// A map with keys of the language; keys of a later version are left out.
  static func object(_ map: MapShape) -> JSONOutput {
    let keys = map.keys.filter(\.isSupported)
    let required = keys.filter(\.isRequired).map { JSONOutput.string($0.name) }
    var members: [JSONOutput.Member] = [
      .init("type", "object"),
      .init("properties", .object(keys.map { .init($0.name, property($0)) })),
      .init("additionalProperties", false),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    if !map.groups.isEmpty { members.append(.init("oneOf", .array(map.groups.map(group)))) }
    if !map.options.isEmpty {
      let options = map.options.map { JSONOutput.Member($0.name, group($0.of)) }
      members.append(.init("dependencies", .object(options)))
    }
    if !map.demands.isEmpty { members.append(.init("allOf", .array(map.demands.map(demand)))) }
    return .object(members)
  }

  /// That a key stands in each map that has another one.
  private static func demand(_ demand: MapShape.Demand) -> JSONOutput {
    [
      "if": having(demand.key, demand.value), "then": having(demand.needs, demand.needed),
    ]
  }

  /// A map with a key, and with a value of it if one is given.
  private static func having(_ key: String, _ value: String?) -> JSONOutput {
    var members: [JSONOutput.Member] = [.init("required", .array([.string(key)]))]
    if let value {
      members.append(.init("properties", .object([.init(key, ["const": .string(value)])])))
    }
    return .object(members)
  }

  /// A map in which a key of the group stands.
  private static func group(_ names: [String]) -> JSONOutput {
    let keys = names.map { JSONOutput.object([.init("required", .array([.string($0)]))]) }
    return keys.count == 1 ? keys[0] : .object([.init("anyOf", .array(keys))])
  }

  private static func property(_ key: MapShape.Key) -> JSONOutput {
    var members = members(of: key.shape)
    if !key.description.isEmpty {
      members.append(.init("description", .string(key.description)))
    }
    if let standard = key.standard { members.append(.init("default", standard)) }
    return .object(members)
  }

  private static func schema(_ shape: Shape) -> JSONOutput { .object(members(of: shape)) }

  private static func members(of shape: Shape) -> [JSONOutput.Member] {
    switch shape {
    case .text(let form): text(form)
    case .integer(let range):
      [
        .init("type", "integer"), .init("minimum", .int(range.lowerBound)),
        .init("maximum", .int(range.upperBound)),
      ]
    case .number: [.init("type", "number")]
    case .flag: [.init("type", "boolean")]
    case .choice(let words, _, _): [.init("enum", .array(words.map(JSONOutput.string)))]
    case .value: [.init("type", ["string", "number", "boolean"])]
    case .oneOrMore(let item):
      [.init("anyOf", [schema(item), ["type": "array", "items": schema(item), "minItems": 1]])]
    case .list(let item, _, let least):
      [.init("type", "array"), .init("items", schema(item))]
        + (least > 0 ? [.init("minItems", .int(least))] : [])
    case .map(let map): object(map).members
    case .names(let names): self.names(names)
    case .variants(let variants):
      variants.definition.map { [.init("$ref", .string("#/definitions/\($0)"))] }
        ?? self.variants(variants)
    case .schema:
      [.init("anyOf", [["type": "object"], .object(text(.fileName))])]
    case .later: []
    }
  }

  private static func text(_ form: TextForm) -> [JSONOutput.Member] {
    var members: [JSONOutput.Member] = [.init("type", "string")]
    if !form.allowsEmpty { members.append(.init("minLength", 1)) }
    if let pattern = form.pattern { members.append(.init("pattern", .string(pattern))) }
    return members
  }

  private static func names(_ names: NamesShape) -> [JSONOutput.Member] {
    var members: [JSONOutput.Member] = [.init("type", "object")]
    if let allowed = names.allowed {
      let properties = allowed.map { JSONOutput.Member($0, schema(names.value)) }
      members.append(.init("properties", .object(properties)))
      if let free = names.free, let pattern = free.form.pattern {
        let schemas = JSONOutput.Member(pattern, schema(free.value))
        members.append(.init("patternProperties", .object([schemas])))
      }
      members.append(.init("additionalProperties", false))
    } else {
      if let pattern = names.form.pattern {
        members.append(.init("propertyNames", ["pattern": .string(pattern)]))
      }
      members.append(.init("additionalProperties", schema(names.value)))
    }
    if names.least > 0 { members.append(.init("minProperties", .int(names.least))) }
    if let most = names.most { members.append(.init("maxProperties", .int(most))) }
    return members
  }

  /// What many places of the schema refer to.
  static func definition(of shape: Variants) -> JSONOutput { .object(variants(shape)) }

  private static func variants(_ variants: Variants) -> [JSONOutput.Member] {
    let shapes = [variants.scalar, variants.list, variants.map].compactMap { $0 }.filter {
      if case .later = $0 { return false }
      return true
    }
    guard shapes.count > 1 else { return shapes.first.map { members(of: $0) } ?? [] }
    return [.init("anyOf", .array(shapes.map(schema)))]
  }
}

extension JSONOutput {
  fileprivate var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }
}
