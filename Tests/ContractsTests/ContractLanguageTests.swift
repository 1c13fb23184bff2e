// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import Contracts

/// The reference of the language.
private func page() throws -> String {
  let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let file = try #require(fopen("/\(folder)/Docs/ContractLanguage.md", "r"))
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  return String(decoding: bytes.prefix(count), as: UTF8.self)
}

@Test func `the contract of the reference reads`() throws {
  let parts = try page().split(separator: "### Rights")
  let rest = parts[1].split(separator: "## contact-search.yaml")
  let blocks = [parts[0], rest[1]].joined().split(separator: "```yaml\n").dropFirst().compactMap {
    $0.split(separator: "```", omittingEmptySubsequences: false).first.map(String.init)
  }
  #expect(blocks.count == 4)
  #expect(Fixture.complaints(blocks[0], search: blocks[1]).isEmpty)
  for types in blocks.dropFirst(2) {
    let search = blocks[1].split(separator: "\n").filter { !$0.contains("GET /people") }
      .joined(separator: "\n").replacing("types:\n", with: types)
    #expect(Fixture.complaints(blocks[0], search: search).isEmpty)
  }
}

private func keys(_ shape: Shape) -> [MapShape.Key] {
  switch shape {
  case .map(let map): map.keys + map.keys.flatMap { keys($0.shape) }
  case .names(let names): keys(names.value)
  case .variants(let variants): [variants.map, variants.list].compactMap { $0 }.flatMap(keys)
  default: []
  }
}

@Test(arguments: ["contract", "contact-search", "token"])
func `the reference names every key, and what is not supported yet as such`(_ name: String) throws {
  let page = try page()
  let parts = page.split(separator: "## Not supported yet")
  try #require(parts.count == 2)
  let map = ContractLanguage.supportedEndpoints[name] ?? ContractLanguage.contract
  let all = keys(.map(map))
  #expect(all.count > 20)
  for key in all {
    #expect(parts[key.isSupported ? 0 : 1].contains("`\(key.name)`"), "\(key.name)")
  }
}
