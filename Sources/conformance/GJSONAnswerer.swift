// SPDX-License-Identifier: Apache-2.0

import GJSONPaths
import JSONValues

/// Answers what a path selects in a document.
struct GJSONAnswerer: Answerer {
  let documents: Documents

  func answer(_ row: CaseRow) throws -> [JSONOutput.Member] {
    let value = GJSONPath(try row.text("path")).value(in: try documents.document(of: row))
    return Self.members(value) + [
      .init("array", .array(value.elements.map { .string($0.text) }))
    ]
  }

  /// A value as gjson's `Result` shows it.
  static func members(_ value: GJSONValue) -> [JSONOutput.Member] {
    [
      .init("exists", .bool(value.exists)), .init("type", .string(typeName(value.kind))),
      .init("raw", .string(String(decoding: value.raw, as: UTF8.self))),
      .init("string", .string(value.text)),
    ]
  }

  private static func typeName(_ kind: GJSONValue.Kind) -> String {
    switch kind {
    case .null: "Null"
    case .false: "False"
    case .true: "True"
    case .number: "Number"
    case .string: "String"
    case .json: "JSON"
    }
  }
}
