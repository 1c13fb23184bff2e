// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

@testable import Contracts

private func document() throws -> JSONValue {
  try JSONDocument(parsing: ContractSchema.json().text(pretty: true)).root
}

/// Walks the shapes and the schema side by side and returns where they differ.
private func differences(_ map: MapShape, _ schema: JSONValue?, at path: String) -> [String] {
  let properties = schema?["properties"]
  let keys = properties?.members.map(\.key) ?? []
  var found = keys == map.names ? [] : ["\(path): \(keys) but \(map.names)"]
  if schema?["additionalProperties"]?.bool != false { found.append("\(path): open") }
  let required = schema?["required"]?.elements.compactMap(\.string) ?? []
  if required != map.keys.filter(\.isRequired).map(\.name) { found.append("\(path): required") }
  for key in map.keys where key.isSupported {
    let property = properties?[key.name]
    if property?["description"]?.string?.isEmpty != false {
      found.append("\(path).\(key.name): text")
    }
    found += differences(key.shape, property, at: "\(path).\(key.name)")
  }
  return found
}

private func differences(_ shape: Shape, _ schema: JSONValue?, at path: String) -> [String] {
  switch shape {
  case .map(let map): return differences(map, schema, at: path)
  case .names(let names):
    guard let allowed = names.allowed else {
      return differences(names.value, schema?["additionalProperties"], at: path + ".*")
    }
    let keys = schema?["properties"]?.members.map(\.key) ?? []
    return keys == allowed ? [] : ["\(path): \(keys)"]
  case .variants(let variants):
    guard case .map(let map) = variants.map else { return [] }
    return differences(map, schema?["anyOf"]?.elements.last, at: path)
  default: return schema == nil ? ["\(path): missing"] : []
  }
}

@Test func `the schema lists exactly the keys that are read`() throws {
  let definitions = try #require(try document()["definitions"])
  #expect(definitions.members.map(\.key) == ["contract", "contact-search"])
  #expect(
    differences(ContractLanguage.contract, definitions["contract"], at: "contract") == [])
  #expect(
    differences(ContractLanguage.contactSearch, definitions["contact-search"], at: "search") == [])
}

@Test func `the schema tells files apart by their endpoint`() throws {
  let root = try document()
  #expect(root["$schema"]?.string == "http://json-schema.org/draft-07/schema#")
  #expect(root["if"]?["required"]?[0]?.string == "endpoint")
  #expect(root["else"]?["$ref"]?.string == "#/definitions/contract")
  #expect(
    root["then"]?["allOf"]?[0]?["then"]?["$ref"]?.string == "#/definitions/contact-search")
}

@Test func `defaults and forms stand in the schema`() throws {
  let contract = try #require(try document()["definitions"]?["contract"]?["properties"])
  #expect(contract["concurrency"]?["default"]?.int == 5)
  #expect(contract["concurrency"]?["maximum"]?.int == 100)
  #expect(contract["kind"]?["enum"]?.elements.compactMap(\.string) == ["crm", "helpdesk"])
  let method = contract["authentication"]?["properties"]?["method"]
  #expect(method?["enum"]?.elements.compactMap(\.string) == ["none", "basic"])
}

@Test func `the same schema is written each time`() {
  #expect(ContractSchema.json().text(pretty: true) == ContractSchema.json().text(pretty: true))
}
