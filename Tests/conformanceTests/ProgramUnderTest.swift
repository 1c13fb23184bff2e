// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import conformance

/// The program that was built with these tests: it stands beside their bundle.
enum ProgramUnderTest {
  static var path: String {
    get throws {
      let bundle = try #require(mappedFile(at: UInt(bitPattern: #dsohandle)))
      let folder = bundle.split(separator: "/").dropLast().joined(separator: "/")
      let path = "/\(folder)/conformance"
      try #require(access(path, X_OK) == 0, "\(path) was not built")
      return path
    }
  }

  /// The file that an address of this process comes from.
  private static func mappedFile(at address: UInt) -> String? {
    let maps = (try? InputFile.bytes(of: "/proc/self/maps")) ?? []
    for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
      let columns = line.split(separator: " ", maxSplits: 5)
      let ends = columns[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      if ends.count == 2, columns.count == 6, (ends[0]..<ends[1]).contains(address) {
        return String(columns[5].drop { $0 == " " })
      }
    }
    return nil
  }
}
