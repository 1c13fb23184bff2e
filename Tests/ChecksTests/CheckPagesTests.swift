// SPDX-License-Identifier: Apache-2.0

import Checks
import Glibc
import Testing

struct CheckPagesTests {
  @Test(arguments: CheckCatalogue.codes)
  func `the page of a code is the one in the documentation`(_ code: String) throws {
    let page = try #require(CheckCatalogue.page(of: code))
    #expect(page.hasPrefix("# \(code)\n"))
    #expect(!page.contains("  \n"))
    try Pages.compare(page, "\(code).md")
  }

  @Test func `the index of codes is the one in the documentation`() throws {
    try Pages.compare(CheckCatalogue.index, "README.md")
    for code in CheckCatalogue.codes { #expect(CheckCatalogue.index.contains("(\(code).md)")) }
  }

  @Test func `no page is left of a code that is gone`() {
    let expected = Set(CheckCatalogue.codes.map { "\($0).md" } + ["README.md"])
    #expect(Pages.names() == expected)
  }

  @Test func `a code that does not exist has no page`() {
    #expect(CheckCatalogue.page(of: "answer-wrong") == nil)
    #expect(CheckCatalogue.page(of: "") == nil)
  }
}

/// The generated pages in `Docs/Checks`; `RECORD_GOLDENS=1` writes them anew and fails.
private enum Pages {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    + "/Docs/Checks/"

  static func compare(_ text: String, _ name: String) throws {
    if getenv("RECORD_GOLDENS") != nil {
      try write(text, to: folder + name)
      Issue.record("\(name) was written; run again without RECORD_GOLDENS")
      return
    }
    #expect(
      read(folder + name) == text, "Docs/Checks/\(name) is stale: run with RECORD_GOLDENS=1")
  }

  static func names() -> Set<String> {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: Set<String> = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }
}
