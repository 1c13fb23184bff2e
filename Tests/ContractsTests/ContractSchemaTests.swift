// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc
import JSONSchemas
import JSONValues
import Testing
import YAMLDocuments

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
    if let name = variants.definition {
      return schema?["$ref"]?.string == "#/definitions/\(name)" ? [] : ["\(path): no reference"]
    }
    return differences(map, schema?["anyOf"]?.elements.last, at: path)
  default: return schema == nil ? ["\(path): missing"] : []
  }
}

@Test func `the schema lists exactly the keys that are read`() throws {
  let definitions = try #require(try document()["definitions"])
  #expect(
    definitions.members.map(\.key)
      == [
        "contract", "token", "users", "contact-search", "contact-creation", "call-journal",
        "ticket-creation", "follow-up", "value", "written-value",
      ])
  #expect(
    differences(ContractLanguage.contract, definitions["contract"], at: "contract") == [])
  #expect(
    differences(ContractLanguage.token, definitions["token"], at: "token") == [])
  #expect(
    differences(ContractLanguage.contactSearch, definitions["contact-search"], at: "search") == [])
  for name in ["contact-creation", "call-journal", "ticket-creation"] {
    let map = try #require(ContractLanguage.supportedEndpoints[name])
    #expect(differences(map, definitions[name], at: name) == [])
  }
  let value = try #require(definitions["value"]?["anyOf"]?.elements.last)
  #expect(differences(ContractLanguage.matcher, value, at: "value") == [])
  let written = try #require(definitions["written-value"]?["anyOf"]?.elements.last)
  #expect(differences(ContractLanguage.writtenMatcher, written, at: "written-value") == [])
}

@Test func `the schema tells files apart by their endpoint`() throws {
  let root = try document()
  #expect(root["$schema"]?.string == "http://json-schema.org/draft-07/schema#")
  #expect(root["if"]?["required"]?[0]?.string == "endpoint")
  #expect(root["else"]?["$ref"]?.string == "#/definitions/contract")
  #expect(
    root["then"]?["allOf"]?.elements.map { $0["then"]?["$ref"]?.string } == [
      "#/definitions/token", "#/definitions/users", "#/definitions/contact-search",
      "#/definitions/contact-creation", "#/definitions/call-journal",
      "#/definitions/ticket-creation", "#/definitions/follow-up",
    ])
}

@Test func `defaults and forms stand in the schema`() throws {
  let contract = try #require(try document()["definitions"]?["contract"]?["properties"])
  #expect(contract["concurrency"]?["default"]?.int == 5)
  #expect(contract["concurrency"]?["maximum"]?.int == 100)
  #expect(contract["kind"]?["enum"]?.elements.compactMap(\.string) == ["crm", "helpdesk"])
  let method = contract["authentication"]?["properties"]?["method"]
  #expect(method?["enum"]?.elements.compactMap(\.string) == ["none", "basic", "oauth2", "bearer"])
}

@Test func `the same schema is written each time`() {
  #expect(ContractSchema.json().text(pretty: true) == ContractSchema.json().text(pretty: true))
}

/// The published schema, compiled; its draft 7 means here what draft 2020-12 does.
private func published() throws -> JSONSchema {
  let text = ContractSchema.json().text(pretty: false)
    .replacing("\"$schema\":\"http://json-schema.org/draft-07/schema#\",", with: "")
  return try JSONSchema(compiling: JSONDocument(parsing: text), options: .standard())
}

/// What the schema says of a YAML file.
private func failures(_ text: String, _ schema: JSONSchema) throws -> [String] {
  let document = YAMLDocument(reading: SourceText(name: "x.yaml", text))
  let root = try #require(document.root)
  var writer = YAMLAsJSON()
  writer.write(root)
  let json = writer.pieces.slice(of: root.span.source, start: 0).text
  return schema.failures(of: try JSONDocument(parsing: json).root).map {
    "\($0.instancePath): \($0.expected)"
  }
}

private func file(_ name: String) throws -> String {
  let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let file = try #require(fopen("\(package)/Contracts/\(name)", "r"))
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  return String(decoding: bytes.prefix(count), as: UTF8.self)
}

@Test(arguments: [
  "northgate/contract.yaml", "northgate/contact-search.yaml", "request-tracker/contract.yaml",
  "request-tracker/contact-search.yaml",
])
func `our contracts keep the published schema`(_ name: String) throws {
  #expect(try failures(try file(name), try published()) == [])
}

@Test func `what the reader reads keeps the published schema`() throws {
  let schema = try published()
  for text in [Fixture.contract, Fixture.search, Fixture.wholeContract, Fixture.wholeSearch] {
    #expect(try failures(text, schema) == [])
  }
  #expect(Fixture.complaints(Fixture.wholeContract, search: Fixture.wholeSearch) == [])
  for (name, text) in WriteFixture().files { #expect(try failures(text, schema) == [], "\(name)") }
}

@Test(arguments: [
  ("call-journal.yaml", "duration: talk", "duration: talking"),
  ("call-journal.yaml", "date: start, zone: Europe/Berlin", "zone: Europe/Berlin, present: true"),
  ("call-journal.yaml", "duration: talk", "duration: talk, zone: UTC"),
  ("call-journal.yaml", "date: start, zone: Europe/Berlin", "date: start"),
  ("call-journal.yaml", "unit: min, round: up, ", "unit: min, "),
  ("call-journal.yaml", "unit: min, round: up, ", "unit: s, round: up, "),
  ("call-journal.yaml", "unit: min, round: up, ", "round: up, "),
  ("contract.yaml", "writes: allowed", "writes: allowed\n    provoke: [malformd]"),
  ("contract.yaml", "writes: allowed", "writes: allowed\n    provoke: []"),
  ("call-journal.yaml", "{ duration: talk }", "{ duration: talk, instant: now }"),
  ("call-journal.yaml", "offset: kept", "offset: sent"),
  ("call-journal.yaml", "inbound: in,", "inbund: in,"),
  ("call-journal.yaml", "sent-twice: one", "sent-twice: three"),
  ("call-journal.yaml", "goes-with: ticket-creation", "goes-with: users"),
  ("call-journal.yaml", "goes-with: ticket-creation", "goes-with: ticket-creation, tag: Subject"),
  ("call-journal.yaml", "[quotes, long]", "[quotes, short]"),
  ("contact-creation.yaml", "letters: 300", "letter: 300"),
  ("contact-creation.yaml", "same-number: two", "sane-number: two"),
  ("contact-creation.yaml", "with: { FirstName: Zoë", "with: { Firstname: Zoë"),
  ("ticket-creation.yaml", "mapping: { TicketId", "mapping: { ContactId"),
  ("ticket-creation.yaml", "[team_id]", "[TeamId]"),
  ("contract.yaml", "like: inbound-answered", "like: inbound"),
  ("contract.yaml", "\"+971509990000 to +971509990049\"", "\"971509990000 to 971509990049\""),
])
func `what the reader refuses of write-back does not keep the schema`(
  _ file: String, _ old: String, _ new: String
) throws {
  let fixture = WriteFixture()
  try #require(fixture.files[file]?.contains(old) == true)
  let changed = fixture.with(file, old, new)
  #expect(!changed.complaints.isEmpty)
  #expect(try !failures(try #require(changed.files[file]), published()).isEmpty)
}

@Test(arguments: [
  ("call: \"+971500000000\"", "cal: \"+971500000000\""), ("ContactsId: [c1]", "ContactsIdd: c1"),
  ("search: Aisha,", "search: Aisha, call: \"1\","), ("one-of: [a]", "one-of: []"),
  ("one-of: [a]", "one-of: [a], not: b"), ("present: true", "present: \"yes\""),
  ("finds: [c7, Lead/l3]", "finds: [c7]"), ("matches: all", "matches: al"),
  ("matches: [e164]", "matches: [e165]"), ("account_id: data.id", "Account: data.id"),
  ("account_id: data.id", "account_id: [data.id]"), ("size: 64 KB", "size: 64"),
  ("when-several: ask", "when-several: asks"), ("id: data.id", "ids: data.id"),
  ("at-most: 10", "at-most: \"10\""),
])
func `what the reader refuses does not keep the schema`(_ old: String, _ new: String) throws {
  try #require(Fixture.wholeSearch.contains(old))
  let text = Fixture.wholeSearch.replacing(old, with: new)
  #expect(!Fixture.complaints(Fixture.wholeContract, search: text).isEmpty)
  #expect(try !failures(text, published()).isEmpty)
}
