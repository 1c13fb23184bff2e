// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Compares text with a file beside the tests; `RECORD_GOLDENS=1` writes the file and fails.
func expectGolden(
  _ actual: [UInt8], _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  let path = folder.joined(separator: "/") + "/Goldens/" + name
  if getenv("RECORD_GOLDENS") != nil {
    let isWritten = Files.write(actual, path)
    Issue.record("golden '\(name)' recorded: \(isWritten)", sourceLocation: sourceLocation)
    return
  }
  let expected = Files.read(path) ?? []
  #expect(
    String(decoding: actual, as: UTF8.self) == String(decoding: expected, as: UTF8.self),
    "differs from \(name); RECORD_GOLDENS=1 writes it anew", sourceLocation: sourceLocation)
}

/// Files and scratch folders of the tests.
enum Files {
  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], _ path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    defer { fclose(file) }
    return fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  static func names(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Runs with a new folder that is removed afterwards, with the files in it.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/recordings-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    let folder = try #require(made)
    defer { remove(folder) }
    return try body(folder)
  }

  private static func remove(_ path: String) {
    for name in names(path) where unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    rmdir(path)
  }

  /// The folder with vectors that are not part of the repository, if it is there.
  static let shared: String? = {
    let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let beside = package.dropLast().joined(separator: "/") + "/shared"
    let folder = getenv("CALLREADY_SHARED").map { String(cString: $0) } ?? beside
    return access(folder + "/vectors/har/expect.json", R_OK) == 0 ? folder : nil
  }()
}
