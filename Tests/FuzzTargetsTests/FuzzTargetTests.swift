// SPDX-License-Identifier: Apache-2.0

import FuzzTargets
import Glibc
import Testing

/// The seeds of the fuzzer, and every input that once broke an engine, as ordinary tests.
@Suite struct FuzzTargetTests {
  @Test(arguments: FuzzTarget.allCases)
  func `no seed breaks a property of its engine`(_ target: FuzzTarget) {
    let seeds = SeedFolder.files(of: target)
    #expect(seeds.count >= 3)
    for seed in seeds {
      #expect(target.complaint(about: seed.bytes) == nil, "\(target)/\(seed.name)")
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `no cut of a seed breaks a property of its engine`(_ target: FuzzTarget) {
    for seed in SeedFolder.files(of: target) {
      let step = max(1, seed.bytes.count / 40)
      for end in stride(from: 0, to: seed.bytes.count, by: step) {
        let cut = Array(seed.bytes[..<end])
        #expect(target.complaint(about: cut) == nil, "\(target)/\(seed.name), \(end) bytes")
      }
    }
  }

  @Test func `each engine has its seeds and its dictionary`() {
    for target in FuzzTarget.allCases {
      #expect(SeedFolder.bytes(of: "Dictionaries/\(target.rawValue).dict")?.isEmpty == false)
    }
  }
}

/// The files beside this one.
enum SeedFolder {
  private static let root = #filePath.dropLast("FuzzTargetTests.swift".count)

  static func files(of target: FuzzTarget) -> [(name: String, bytes: [UInt8])] {
    guard let folder = opendir("\(root)Seeds/\(target.rawValue)") else { return [] }
    defer { closedir(folder) }
    var files: [(name: String, bytes: [UInt8])] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") { continue }
      if let bytes = bytes(of: "Seeds/\(target.rawValue)/\(name)") { files.append((name, bytes)) }
    }
    return files.sorted { $0.name < $1.name }
  }

  static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen("\(root)\(path)", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }
}
