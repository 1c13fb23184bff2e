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

  /// Writes a file piece by piece, yet in one step for its readers.
  func write(to name: String, _ pieces: (OutputFile) -> Void) throws(OutputError) {
    let file = try OutputFile(path: path + "/" + name)
    pieces(file)
    try file.finish()
  }

  /// Removes a file; that there is none is no failure.
  func remove(_ name: String) { unlink(path + "/" + name) }

  /// Writes a file anywhere, in one step.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = try OutputFile(path: path)
    file.append(bytes.span)
    try file.finish()
  }
}

/// A file that is written beside its place, and put there when it is whole.
final class OutputFile {
  private let path: String
  private let temporary: String
  private let descriptor: CInt
  private var failure: CInt?
  private var isClosed = false

  /// Begins a file.
  init(path: String) throws(OutputError) {
    self.path = path
    temporary = path + ".part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(path: path, reason: errno) }
  }

  deinit {
    if !isClosed { discard() }
  }

  /// Writes the next bytes; what goes wrong is told in the end.
  func append(_ bytes: Span<UInt8>) {
    var written = 0
    while failure == nil, written < bytes.count {
      let count = bytes.withUnsafeBufferPointer { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count > 0 { written += count } else { failure = count < 0 ? errno : EIO }
    }
  }

  /// Puts the file into its place.
  func finish() throws(OutputError) {
    guard failure == nil else {
      discard()
      throw OutputError(path: path, reason: failure ?? EIO)
    }
    isClosed = true
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let reason = errno
      unlink(temporary)
      throw OutputError(path: path, reason: reason)
    }
  }

  private func discard() {
    isClosed = true
    close(descriptor)
    unlink(temporary)
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
