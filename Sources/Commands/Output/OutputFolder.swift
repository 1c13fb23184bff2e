// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction

/// A folder that a run writes its results into.
struct OutputFolder {
  let path: String

  /// Creates the folder with everything above it.
  init(creating path: String) throws(OutputError) {
    self.path = path
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
      guard mkdir(prefix, 0o755) == 0 || errno == EEXIST || errno == EISDIR else {
        throw OutputError(path: prefix, reason: errno)
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError(path: path, reason: ENOTDIR)
    }
    guard access(path, W_OK | X_OK) == 0 else { throw OutputError(path: path, reason: errno) }
  }

  /// Writes a file in one step: a reader sees the old one or the whole new one.
  func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
    try Self.write(bytes, to: path + "/" + name)
  }

  /// Removes a file; that there is none is no failure.
  func remove(_ name: String) { unlink(path + "/" + name) }

  /// Writes a file anywhere, in one step.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let temporary = path + ".part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(path: path, reason: errno) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = errno
        close(descriptor)
        unlink(temporary)
        throw OutputError(path: path, reason: reason)
      }
      rest = rest.dropFirst(count)
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let reason = errno
      unlink(temporary)
      throw OutputError(path: path, reason: reason)
    }
  }
}

/// Why a result could not be written.
struct OutputError: Error {
  let path: String
  let reason: CInt

  var message: RedactedText {
    "cannot write '\(authored: path)': \(SystemReason(reason).text)"
  }

  var help: RedactedText { "choose a folder that can be written with --out, or free space" }
}
