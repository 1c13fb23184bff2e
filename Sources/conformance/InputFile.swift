// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads a whole file.
enum InputFile {
  static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw InputProblem(path: path, reason: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    guard ferror(file) == 0 else { throw InputProblem(path: path, reason: errno) }
    return bytes
  }
}

/// Why a file could not be read.
struct InputProblem: Error, CustomStringConvertible {
  let path: String
  let reason: CInt

  var description: String { "cannot read '\(path)': \(String(cString: strerror(reason)))" }
}
