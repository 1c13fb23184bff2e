// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The first line of a file that holds a secret.
struct SecretFile {
  let firstLine: String
  let isReadableByOthers: Bool

  /// Reads no further than the first line needs.
  init(path: String) throws(SecretProblem) {
    // A C string would end there, and another file would be read.
    guard !path.utf8.contains(0) else {
      throw .unreadable(path, reason: "it is written with a zero byte")
    }
    // A named pipe that nobody writes to would hold us for ever without O_NONBLOCK.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path, reason: SecretProblem.words(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path, reason: SecretProblem.words(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path, reason: "it is not a file")
    }
    isReadableByOthers = status.st_mode & (S_IRGRP | S_IROTH) != 0
    let line = try Self.line(of: descriptor, path)
    do throws(FirstLine.Fault) { firstLine = try line.text() } catch {
      throw .unreadable(path, reason: error.rawValue)
    }
  }

  private static func line(of descriptor: CInt, _ path: String) throws(SecretProblem) -> FirstLine {
    var line = FirstLine()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !line.isComplete {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 {
        line.append(buffer[..<count])
      } else if errno != EINTR {
        throw .unreadable(path, reason: SecretProblem.words(errno))
      }
    }
    return line
  }
}
