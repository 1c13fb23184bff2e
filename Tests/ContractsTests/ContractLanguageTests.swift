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
  let writes = rest[1].split(separator: "## contact-creation.yaml")
  let blocks = yaml(in: [parts[0], writes[0]].joined())
  #expect(blocks.count == 4)
  #expect(Fixture.complaints(blocks[0], search: blocks[1]).isEmpty)
  for types in blocks.dropFirst(2) {
    let search = blocks[1].split(separator: "\n").filter { !$0.contains("GET /people") }
      .joined(separator: "\n").replacing("types:\n", with: types)
    #expect(Fixture.complaints(blocks[0], search: search).isEmpty)
  }
}

@Test func `the journal of the reference reads`() throws {
  let page = try page()
  let blocks = yaml(in: page)
  let journal = try #require(blocks.first { $0.hasPrefix("# call-journal.yaml") })
  #expect(
    Fixture.complaints(blocks[0], search: blocks[1], more: ["call-journal.yaml": journal]) == [])
}

/// The blocks of YAML in a page.
private func yaml(in page: String) -> [String] {
  page.split(separator: "```yaml\n").dropFirst().compactMap {
    $0.split(separator: "```", omittingEmptySubsequences: false).first.map(String.init)
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

@Test(arguments: [
  "contract", "contact-search", "token", "contact-creation", "call-journal", "ticket-creation",
])
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
