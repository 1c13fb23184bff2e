// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSONSchemas
import JSONValues

/// The official tests of JSON Schema draft 2020-12, as their repository lays them out.
struct SchemaSuite {
  /// The folder whose files are the required tests; below it stand the optional ones.
  let tests: String
  /// The folder of what the tests expect at `http://localhost:1234/`, if it is there.
  let remotes: String?

  /// The suite of a folder: of the whole repository, of its `tests`, or of the draft.
  init(folder: String) throws {
    let draft = "draft2020-12"
    let known = ["\(folder)/tests/\(draft)", "\(folder)/\(draft)", folder]
    guard let tests = known.first(where: { Self.isFolder($0) }) else {
      throw InputProblem(path: folder, reason: ENOENT)
    }
    self.tests = tests
    remotes = ["", "/..", "/../.."].map { "\(folder)\($0)/remotes" }.first(where: Self.isFolder)
  }

  /// A row for each test, required ones first, in the order of their files.
  func rows() throws -> [[UInt8]] {
    let required = try Self.files(in: tests)
    let optional = ["optional", "optional/format"].flatMap { folder in
      ((try? Self.files(in: "\(tests)/\(folder)")) ?? []).map { "\(folder)/\($0)" }
    }
    return try (required + optional).flatMap(rows)
  }

  /// The tests of a file: groups with a schema and the instances to judge.
  func document(_ file: String) throws -> JSONDocument {
    try JSONDocument(parsing: InputFile.bytes(of: "\(tests)/\(file)"))
  }

  /// What stands at a URI that the suite serves; the network is never asked.
  func remote(_ uri: String) -> SchemaLookup {
    let host = "http://localhost:1234/"
    guard let remotes, uri.hasPrefix(host), !uri.contains("..") else { return .missing }
    guard let bytes = try? InputFile.bytes(of: "\(remotes)/\(uri.dropFirst(host.count))") else {
      return .missing
    }
    do throws(JSONSyntaxError) {
      return .found(try JSONDocument(parsing: bytes))
    } catch {
      return .unreadable("\(error.message)")
    }
  }

  private func rows(of file: String) throws -> [[UInt8]] {
    try document(file).root.elements.enumerated().flatMap { group, content in
      (0..<(content["tests"]?.count ?? 0)).map { test in
        let row = JSONOutput.object([
          .init("id", .string("\(file)/\(group)/\(test)")), .init("file", .string(file)),
          .init("group", .int(group)), .init("test", .int(test)),
        ])
        return Array(row.text(pretty: false).utf8)
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of the JSON files of a folder, in order.
  private static func files(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw InputProblem(path: folder, reason: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".json") { names.append(name) }
    }
    return names.sorted()
  }
}
