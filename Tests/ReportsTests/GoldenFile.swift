// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// A file beside the tests that holds what a view has to be, byte for byte.
///
/// `RECORD_GOLDENS=1` rewrites the files and fails, so that no run can record and pass.
enum GoldenFile {
  static func expect(
    _ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let path = TestFile.folder + "/Goldens/" + name
    if getenv("RECORD_GOLDENS") != nil {
      TestFile.write(text, to: path)
      Issue.record(
        "recorded \(name); run again without RECORD_GOLDENS", sourceLocation: sourceLocation)
      return
    }
    guard let golden = TestFile.read(path) else {
      Issue.record("no golden \(name)", sourceLocation: sourceLocation)
      return
    }
    guard golden != text else { return }
    let pairs = zip(
      golden.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    let first = pairs.enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name), line \((first?.offset ?? 0) + 1) differs
      golden: \(first?.element.0 ?? "(one is longer)")
      actual: \(first?.element.1 ?? "(one is longer)")
      """, sourceLocation: sourceLocation)
  }
}

/// Files that tests read and write.
enum TestFile {
  /// The folder of this test target.
  static var folder: String {
    let path = #filePath
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else {
      Issue.record("cannot write \(path)")
      return
    }
    let bytes = Array(text.utf8)
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
  }
}
