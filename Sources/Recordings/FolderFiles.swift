// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction

/// Reads and writes the files of one folder; every failure names path and reason.
struct FolderFiles {
  let path: String

  /// The names of the files with an ending, in order of their bytes.
  func names(endingWith suffix: String) throws(RecordingError) -> [String] {
    guard let folder = opendir(path) else { throw .file(.init(path, "read", errno: errno)) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(suffix), name.first != "." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file; at most so many that the reader sees when it is too large.
  func read(_ name: String, most: Int) throws(RecordingError) -> [UInt8] {
    let file = path + "/" + name
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .file(.init(file, "read", errno: errno)) }
    defer { close(descriptor) }
    var status = stat()
    var bytes: [UInt8] = []
    // Growing bit by bit would take twice the memory.
    if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(min(Int(status.st_size), most)) }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count <= most {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .file(.init(file, "read", errno: errno)) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Creates the folder and those above it.
  func create() throws(RecordingError) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if mkdir(part, 0o755) != 0, errno != EEXIST {
        throw .file(.init(part, "create", errno: errno))
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .file(.init(path, "create", errno: ENOTDIR))
    }
  }

  /// Writes files so that each is there whole or not at all: first all beside their places, then
  /// all into them.
  func write(_ files: [(name: String, bytes: [UInt8])]) throws(RecordingError) {
    var waiting: [(temporary: String, final: String)] = []
    defer { for file in waiting { unlink(file.temporary) } }
    for file in files {
      let temporary = "\(path)/.\(file.name).\(getpid()).new"
      let final = path + "/" + file.name
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw .file(.init(final, "write", errno: errno)) }
      waiting.append((temporary, final))
      let failure = Self.fill(descriptor, with: file.bytes)
      guard close(descriptor) == 0, failure == 0 else {
        throw .file(.init(final, "write", errno: failure == 0 ? errno : failure))
      }
    }
    while let file = waiting.first {
      guard rename(file.temporary, file.final) == 0 else {
        throw .file(.init(file.final, "write", errno: errno))
      }
      waiting.removeFirst()
    }
  }

  /// Writes all bytes through to the disk; 0 or the error's number.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      written += count
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}
