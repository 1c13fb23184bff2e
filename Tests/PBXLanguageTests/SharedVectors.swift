// SPDX-License-Identifier: Apache-2.0

import Glibc
import GoTemplates
import JSONValues

/// Results of the real Go, which stand beside the package, not in it.
enum SharedVectors {
  /// Their folder; `nil` if it is not there.
  static let folder: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("CALLREADY_SHARED").map { String(cString: $0) } ?? "/\(root)/../shared"
    return access("\(shared)/vectors/template-cases.jsonl", R_OK) == 0 ? shared + "/vectors" : nil
  }()

  static func rows(_ name: String) throws -> [JSONValue] {
    try bytes("\(folder ?? "")/\(name).jsonl").split(separator: 0x0A).map {
      try JSONDocument(parsing: Array($0)).root
    }
  }

  /// The data of a row, as the Go harness decoded it.
  static func data(of row: JSONValue) throws -> TemplateValue {
    let data: TemplateValue
    if let own = row["data"] {
      data = value(own)
    } else {
      let sets = try JSONDocument(parsing: bytes("\(folder ?? "")/template-datasets.json"))
      data = sets.root[row["dataset"]?.string ?? ""].map(value) ?? .null
    }
    guard row["strings"]?.bool == true, case .map(let entries) = data else { return data }
    return .strings(
      entries.compactMapValues { if case .string(let text) = $0 { text } else { nil } })
  }

  private static func value(_ json: JSONValue) -> TemplateValue {
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

  private static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes.append(contentsOf: buffer.prefix(count))
    }
    return bytes
  }
}
