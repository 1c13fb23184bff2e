// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// The documents that paths are asked of: a JSON object of texts.
struct Documents {
  private let root: JSONValue

  init(_ bytes: [UInt8]) throws { root = try JSONDocument(parsing: bytes).root }

  /// The document of a row: its own, or the one it names.
  func document(of row: CaseRow) throws -> [UInt8] {
    if let own = row.bytes("json") { return own }
    let name = try row.text("doc")
    guard let text = root[name]?.string else { throw CaseProblem(id: row.id, "no '\(name)'") }
    return Array(text.utf8)
  }
}
