// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import JSONValues

/// The data that templates are rendered with: a JSON object of values.
struct DataSets {
  private let root: JSONValue

  init(_ bytes: [UInt8]) throws { root = try JSONDocument(parsing: bytes).root }

  /// The data of a row: its own, or the set it names; nothing if it has neither.
  ///
  /// With `strings` it becomes Go's `map[string]string`.
  func data(of row: CaseRow) -> TemplateValue {
    let json = row.json["data"] ?? row.json["dataset"]?.string.flatMap { root[$0] }
    let data = json.map(Self.value) ?? .null
    guard row.json["strings"]?.bool == true, case .map(let entries) = data else { return data }
    return .strings(
      entries.compactMapValues { if case .string(let text) = $0 { text } else { nil } })
  }

  /// A JSON value as the reference decodes it: whole numbers are `int64`, all others `float64`.
  static func value(_ json: JSONValue) -> TemplateValue {
    if let text = json.string { return .string(text) }
    if let flag = json.bool { return .bool(flag) }
    if let text = json.numberText {
      return Int64(text).map { .int($0) } ?? .float(Double(text) ?? 0)
    }
    switch json.kind {
    case .array: return .list(json.elements.map(value))
    case .object:
      return .map(Dictionary(json.members.map { ($0.key, value($0.value)) }) { $1 })
    default: return .null
    }
  }
}
