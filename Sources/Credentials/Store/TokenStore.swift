// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction

/// Keeps tokens where only their user can read them: one file for each contract and environment, 0600
/// in a folder of 0700.
///
/// A file is replaced in one step and through to the disk; a lock for each entry keeps two processes
/// from refreshing with one token. What cannot be read safely is refused and left as it is.
public struct TokenStore: Sendable {
  /// The folder.
  public let path: String
  private let gate: StoreGate

  /// The variable that names another folder, as tests do.
  public static let folderVariable = "CALLREADY_STATE_HOME"

  /// The store of the user whose environment variables these are.
  ///
  /// It is `$CALLREADY_STATE_HOME/tokens`, or `callready/tokens` under `$XDG_STATE_HOME`, which by
  /// default is `~/.local/state`. As the XDG specification demands, relative paths are passed over.
  ///
  /// - Throws: if no variable says where the user's files are.
  public init(environment: [String: String]) throws(LoginProblem) {
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") && !$0.utf8.contains(0) ? $0 : nil }
    }
    if let own = folder(Self.folderVariable) {
      self.init(path: own + "/tokens")
    } else if let state = folder("XDG_STATE_HOME") {
      self.init(path: state + "/callready/tokens")
    } else if let home = folder("HOME") {
      self.init(path: home + "/.local/state/callready/tokens")
    } else {
      throw LoginProblem(
        .store, "it is not known where your files are: HOME is not set",
        help: "set HOME, or \(authored: Self.folderVariable) to an absolute path")
    }
  }

  init(path: String, gate: StoreGate = .open) {
    self.path = path
    self.gate = gate
  }

  /// The file of an entry.
  public func path(of key: StoreKey) -> String { path + "/" + key.fileName }

  /// What is stored for a contract and an environment; nil if nothing is.
  ///
  /// No lock is needed: a file is replaced in one step.
  public func tokens(for key: StoreKey) throws(LoginProblem) -> StoredTokens? {
    do throws(StoreFolder.Fault) {
      guard let folder = try StoreFolder(path: path, creating: false, gate: gate),
        let bytes = try folder.read(key.fileName)
      else { return nil }
      return try entry(bytes, key)
    } catch { throw LoginProblem(store: error) }
  }

  /// Takes the lock of an entry, which is held as long as what is returned lives.
  ///
  /// - Parameters:
  ///   - key: whose entry.
  ///   - patience: how long another process may hold it.
  /// - Returns: the entry.
  /// - Throws: if the store cannot be used, or another process holds the lock for longer.
  public func lock(
    _ key: StoreKey, patience: Duration = .seconds(60)
  ) async throws(LoginProblem) -> LockedTokens {
    let folder: StoreFolder
    let file: CInt
    do throws(StoreFolder.Fault) {
      guard let made = try StoreFolder(path: path, creating: true, gate: gate) else {
        throw .wrongKind(path)
      }
      folder = made
      file = try made.openLock(key.fileName)
    } catch { throw LoginProblem(store: error) }
    let locked = LockedTokens(key: key, store: self, folder: folder, lockFile: file)
    let end = ContinuousClock.now.advanced(by: patience)
    while true {
      do throws(StoreFolder.Fault) {
        if try folder.tryLock(file, of: key.fileName) { return locked }
      } catch { throw LoginProblem(store: error) }
      guard ContinuousClock.now < end, !Task.isCancelled else { break }
      try? await Task.sleep(for: .milliseconds(20))
    }
    throw LoginProblem(
      .store, "another process is using the tokens in '\(authored: path(of: key))'",
      help: "wait until it has ended, then try again")
  }

  /// The tokens in a file's bytes.
  func entry(_ bytes: [UInt8], _ key: StoreKey) throws(StoreFolder.Fault) -> StoredTokens {
    do {
      return try StoredTokens(reading: bytes, for: key)
    } catch {
      throw .corrupt(path(of: key), error)
    }
  }
}

/// An entry of a ``TokenStore`` that no other process changes meanwhile.
public final class LockedTokens: Sendable {
  /// Whose tokens.
  public let key: StoreKey
  private let store: TokenStore
  private let folder: StoreFolder
  private let lockFile: CInt

  init(key: StoreKey, store: TokenStore, folder: StoreFolder, lockFile: CInt) {
    self.key = key
    self.store = store
    self.folder = folder
    self.lockFile = lockFile
  }

  deinit { close(lockFile) }

  /// What is stored now; nil if nothing is.
  public func tokens() throws(LoginProblem) -> StoredTokens? {
    do throws(StoreFolder.Fault) {
      return try folder.read(key.fileName).map { (bytes) throws(StoreFolder.Fault) in
        try store.entry(bytes, key)
      }
    } catch { throw LoginProblem(store: error) }
  }

  /// Stores tokens in the place of what is there.
  ///
  /// When it returns they are on the disk; when it throws, what was there still is, unless only the
  /// folder could not be brought to the disk.
  public func store(_ tokens: StoredTokens) throws(LoginProblem) {
    do throws(StoreFolder.Fault) {
      try folder.write(tokens.fileBytes(), to: key.fileName)
    } catch { throw LoginProblem(store: error) }
  }

  /// Removes the entry; false if there is none.
  @discardableResult
  public func remove() throws(LoginProblem) -> Bool {
    do throws(StoreFolder.Fault) {
      return try folder.remove(key.fileName)
    } catch { throw LoginProblem(store: error) }
  }
}
