// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The store's folder, held open, so that nobody can put another one in its place meanwhile.
final class StoreFolder: Sendable {
  /// What is wrong with the folder or a file in it.
  enum Fault: Error {
    case failed(StoreCallFailure, String)
    /// Somebody else owns it.
    case foreign(String)
    /// Others may read or change it; its mode.
    case readable(String, isFolder: Bool)
    /// It is no folder, or no plain file.
    case wrongKind(String)
    case tooLarge(String)
    /// What it holds is no entry.
    case corrupt(String, StoredTokens.FileFault)
  }

  let path: String
  private let descriptor: CInt
  private let gate: StoreGate

  /// Opens the folder; nil if there is none and none is to be made.
  ///
  /// What is missing of its path is made for its user alone.
  init?(path: String, creating: Bool, gate: StoreGate) throws(Fault) {
    self.path = path
    self.gate = gate
    if creating { try Self.make(path, gate) }
    do {
      descriptor = try gate.pass(.openFolder) {
        open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
    } catch {
      if error.number == ENOENT, !creating { return nil }
      throw .failed(error, path)
    }
    try Self.checkOwner(of: descriptor, path, isFolder: true)
  }

  deinit { close(descriptor) }

  private static func make(_ path: String, _ gate: StoreGate) throws(Fault) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      var status = stat()
      if stat(part, &status) == 0 { continue }
      do {
        try gate.pass(.makeFolder) { mkdir(part, 0o700) }
      } catch {
        guard error.number == EEXIST else { throw .failed(error, part) }
      }
    }
  }

  /// A file or folder must be its user's own, and nobody else's to read.
  private static func checkOwner(
    of descriptor: CInt, _ path: String, isFolder: Bool
  ) throws(Fault) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .failed(StoreCallFailure(call: .openEntry, number: errno), path)
    }
    guard status.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else {
      throw .wrongKind(path)
    }
    guard status.st_uid == geteuid() else { throw .foreign(path) }
    guard status.st_mode & 0o077 == 0 else { throw .readable(path, isFolder: isFolder) }
  }
}

extension StoreFolder {
  /// No entry is longer.
  private static let limit = 1 << 20

  /// The bytes of a file; nil if there is none.
  func read(_ name: String) throws(Fault) -> [UInt8]? {
    let file = path + "/" + name
    let opened: CInt
    do {
      // A link could lead anywhere, and a pipe would hold us for ever.
      opened = try gate.pass(.openEntry) {
        openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      }
    } catch {
      if error.number == ENOENT { return nil }
      throw error.number == ELOOP ? .wrongKind(file) : .failed(error, file)
    }
    defer { close(opened) }
    try Self.checkOwner(of: opened, file, isFolder: false)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= Self.limit {
      let count: Int
      do {
        count = try gate.pass(.readEntry) { Glibc.read(opened, &buffer, buffer.count) }
      } catch { throw .failed(error, file) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw .tooLarge(file)
  }

  /// Puts a file into its place in one step, through to the disk; the caller holds the entry's lock.
  ///
  /// At every moment, also after the machine has lost its power, the name leads to the old file or
  /// to the whole new one.
  func write(_ bytes: [UInt8], to name: String) throws(Fault) {
    let new = ".\(name).new"
    do throws(StoreCallFailure) {
      try removeLeftover(new)
      let file = try gate.pass(.createNew) {
        openat(descriptor, new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      }
      do throws(StoreCallFailure) {
        try fill(file, with: bytes)
      } catch {
        close(file)
        throw error
      }
      try gate.pass(.closeNew) { close(file) }
      try gate.pass(.rename) { renameat(descriptor, new, descriptor, name) }
      try gate.pass(.syncFolder) { fsync(descriptor) }
    } catch {
      // Tokens do not stay about; after the renaming there is nothing of that name.
      unlinkat(descriptor, new, 0)
      throw .failed(error, path + "/" + name)
    }
  }

  private func fill(_ file: CInt, with bytes: [UInt8]) throws(StoreCallFailure) {
    var written = 0
    while written < bytes.count {
      written += try bytes.withUnsafeBufferPointer { buffer throws(StoreCallFailure) in
        try gate.pass(.writeNew) {
          Glibc.write(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        }
      }
    }
    try gate.pass(.syncNew) { fsync(file) }
  }

  /// Removes a file; false if there was none.
  func remove(_ name: String) throws(Fault) -> Bool {
    do {
      try remove(name, as: .removeEntry)
      try gate.pass(.syncFolder) { fsync(descriptor) }
      return true
    } catch {
      if error.call == .removeEntry, error.number == ENOENT { return false }
      throw .failed(error, path + "/" + name)
    }
  }

  /// What a process that was killed has left; that there is none is no failure.
  private func removeLeftover(_ name: String) throws(StoreCallFailure) {
    do throws(StoreCallFailure) {
      try remove(name, as: .removeLeftover)
    } catch {
      guard error.number == ENOENT else { throw error }
    }
  }

  private func remove(_ name: String, as call: StoreCall) throws(StoreCallFailure) {
    try gate.pass(call) { unlinkat(descriptor, name, 0) }
  }
}

extension StoreFolder {
  /// Opens the file whose lock is that of an entry; it stays for ever, since a lock on a file that is
  /// removed meanwhile would hold nobody off.
  func openLock(_ name: String) throws(Fault) -> CInt {
    let file = name + ".lock"
    let opened: CInt
    do {
      opened = try gate.pass(.openLock) {
        openat(descriptor, file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      }
    } catch { throw .failed(error, path + "/" + file) }
    do {
      try Self.checkOwner(of: opened, path + "/" + file, isFolder: false)
    } catch {
      close(opened)
      throw error
    }
    return opened
  }

  /// Tries to lock; false if somebody else has the lock.
  func tryLock(_ file: CInt, of name: String) throws(Fault) -> Bool {
    do {
      try gate.pass(.lock) { flock(file, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      if error.number == EWOULDBLOCK { return false }
      throw .failed(error, path + "/" + name + ".lock")
    }
  }
}
