// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONSchemas
import JSONValues

/// The official test suite for draft 2020-12, which stands beside the package, not in it.
enum SharedSuite {
  /// The suite's folder; `nil` if it is not there.
  static let folder: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("CALLREADY_SHARED").map { String(cString: $0) } ?? "/\(root)/../shared"
    let folder = "\(shared)/vectors/json-schema"
    return access(folder, R_OK) == 0 ? folder : nil
  }()

  /// The files that an implementation must pass, by name without `.json`.
  static let required = files("tests/draft2020-12")
  /// The files that an implementation may pass.
  static let optional = files("tests/draft2020-12/optional").map { "optional/\($0)" }
  /// The files about one format each.
  static let formats = files("tests/draft2020-12/optional/format").map { "optional/format/\($0)" }

  /// One test of a file and what came out.
  struct Outcome {
    let name: String
    let isRight: Bool
  }

  /// Judges all tests of a file.
  static func outcomes(of file: String, assertsFormats: Bool = false) throws -> [Outcome] {
    var options = SchemaOptions()
    options.unknownKeywords = .ignored
    options.assertsFormats = assertsFormats
    options.find = { remote($0) }
    let document = try JSONDocument(parsing: bytes("tests/draft2020-12/\(file).json"))
    return document.root.elements.flatMap { group -> [Outcome] in
      let text = Array(group["schema"]?.rawBytes ?? [])
      let schema = try? JSONSchema(compiling: JSONDocument(parsing: text), options: options)
      return (group["tests"]?.elements ?? []).map { test in
        let data = test["data"].map { schema?.verdict(on: $0) } ?? nil
        let failures = test["data"].map { schema?.failures(of: $0) } ?? nil
        let isValid = test["valid"]?.bool
        return Outcome(
          name: "\(group["description"]?.string ?? "") | \(test["description"]?.string ?? "")",
          isRight: data == (isValid == true ? .valid : .invalid) && failures?.isEmpty == isValid)
      }
    }
  }

  /// The suite's remote schemas, as if a server had them.
  private static func remote(_ uri: String) -> SchemaLookup {
    let host = "http://localhost:1234/"
    guard uri.hasPrefix(host) else { return .missing }
    let found = bytes("remotes/" + uri.dropFirst(host.count))
    guard !found.isEmpty else { return .missing }
    do {
      return .found(try JSONDocument(parsing: found))
    } catch {
      return .unreadable("\(error.message)")
    }
  }

  private static func files(_ path: String) -> [String] {
    guard let folder, let directory = opendir("\(folder)/\(path)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".json") { names.append(String(name.dropLast(5))) }
    }
    return names.sorted()
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let folder, let file = fopen("\(folder)/\(path)", "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes.append(contentsOf: buffer.prefix(count))
    }
    return bytes
  }
}
