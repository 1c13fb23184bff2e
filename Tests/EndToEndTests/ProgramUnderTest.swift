// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Where the program and the package are.
enum ProgramUnderTest {
  /// The program that was built with these tests: it stands beside their bundle.
  static var path: String {
    get throws {
      let bundle = try #require(mappedFile(at: UInt(bitPattern: #dsohandle)))
      let path = Files.folder(of: bundle) + "/callready"
      try #require(access(path, X_OK) == 0, "\(path) was not built")
      return path
    }
  }

  /// The file that an address of this process comes from.
  private static func mappedFile(at address: UInt) -> String? {
    for line in Files.text("/proc/self/maps")?.split(separator: "\n") ?? [] {
      let columns = line.split(separator: " ", maxSplits: 5)
      let ends = columns[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      if ends.count == 2, columns.count == 6, (ends[0]..<ends[1]).contains(address) {
        return String(columns[5].drop { $0 == " " })
      }
    }
    return nil
  }

  /// The folder of these tests, without symbolic links.
  static let tests = Files.resolved(Files.folder(of: #filePath))

  /// The package's folder.
  static let package = Files.folder(of: Files.folder(of: tests))
}
