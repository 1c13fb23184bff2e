// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONValues

/// The official test suite for draft 2020-12, which stands beside the package, not in it.
enum SharedSuite {
  /// The suite's folder; `nil` if it is not there.
  static let folder: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("CALLREADY_SHARED").map { String(cString: $0) } ?? "/\(root)/../shared"
    let folder = "\(shared)/vectors/json-schema/tests/draft2020-12"
    return access(folder, R_OK) == 0 ? folder : nil
  }()

  /// The files about what is supported; other files are full of what is not.
  static let files = [
    "additionalProperties", "boolean_schema", "const", "default", "enum", "exclusiveMaximum",
    "exclusiveMinimum", "items", "maxItems", "maxLength", "maxProperties", "maximum", "minItems",
    "minLength", "minProperties", "minimum", "optional/bignum", "optional/ecmascript-regex",
    "optional/no-schema", "optional/non-bmp-regex", "pattern", "properties", "ref", "required",
    "type",
  ]

  static func document(_ name: String) throws -> JSONDocument {
    try JSONDocument(parsing: bytes("\(folder ?? "")/\(name).json"))
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
