// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Transports

/// One line of a case file.
struct CaseRow {
  let json: JSONValue
  let id: String

  init(_ line: [UInt8]) throws {
    json = try JSONDocument(parsing: line, maximumDepth: JSONDocument.greatestDepth).root
    guard let id = json["id"]?.string else { throw CaseProblem(id: "", "a row without an id") }
    self.id = id
  }

  /// The bytes of a text, which stands in Base64 under `KEY_b64` where it is no UTF-8.
  func bytes(_ key: String) -> [UInt8]? {
    if let encoded = json[key + "_b64"]?.string { return Base64.decoded(encoded) }
    return json[key]?.string.map { Array($0.utf8) }
  }

  /// A text; what is no UTF-8 in it becomes U+FFFD.
  func text(_ key: String) throws -> String {
    guard let bytes = bytes(key) else { throw CaseProblem(id: id, "a row without '\(key)'") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The id of a line, if it has one.
  static func id(of line: [UInt8]) -> String { (try? CaseRow(line).id) ?? "" }
}

/// Why a row cannot be answered: the row is at fault, not the engine.
struct CaseProblem: Error {
  let id: String
  let message: String

  init(id: String, _ message: String) {
    self.id = id
    self.message = message
  }
}
