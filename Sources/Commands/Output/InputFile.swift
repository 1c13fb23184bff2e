// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction

/// Reads a file that a person named on the command line.
enum InputFile {
  /// The bytes of a file, at most 256 MiB.
  static func bytes(of path: String) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, reason: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputError(path: path, reason: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= 256 << 20 else { throw InputError(path: path, reason: EFBIG) }
    }
  }

  /// Whether a path leads anywhere.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// Why a file could not be read.
struct InputError: Error {
  let path: String
  let reason: CInt

  var message: RedactedText {
    "cannot read '\(authored: path)': \(SystemReason(reason).text)"
  }
}
