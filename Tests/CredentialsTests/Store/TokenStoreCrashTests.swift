// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction
import Testing
import Transports

@testable import Credentials

/// Kills the process that writes before each of its system calls, and looks at what is left.
@Suite struct TokenStoreCrashTests {
  static let key = TokenStoreTests.key
  /// The integration's entry, and that of an identity beside it.
  static let keys = [key, StoreKey(contract: "sample_crm", environment: "test", identity: "agent")]

  /// How many system calls one store makes, from the lock to the folder on the disk.
  private static func calls(_ path: String, _ key: StoreKey) async throws -> Int {
    let count = CallCounter()
    let store = TokenStore(path: path, gate: StoreGate { _ in count.next() == .max ? 1 : nil })
    try await store.lock(key).store(Sample.stored(at: 9, of: key.identity))
    return count.total
  }

  @Test(arguments: [0, 1])
  func `a writer that is killed at any system call leaves the old tokens or the new ones`(
    _ entry: Int
  ) async throws {
    let key = Self.keys[entry]
    let other = Self.keys[1 - entry]
    let folder = try TemporaryFolder()
    let path = folder.path + "/tokens"
    let store = TokenStore(path: path)
    try await store.lock(other).store(Sample.stored(of: other.identity))
    try await store.lock(key).store(Sample.stored(of: key.identity))
    let calls = try await Self.calls(path, key)
    #expect(calls >= 9, "lock, leftover, create, write, sync, close, rename, sync")
    var seen: [Bool] = []
    for number in 1...calls {
      try await store.lock(key).store(Sample.stored(of: key.identity))
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, number = number as Int, entry = entry as Int] in
        let count = CallCounter()
        let gate = StoreGate { _ in
          if count.next() == number { kill(getpid(), SIGKILL) }
          return nil
        }
        let key = TokenStoreCrashTests.keys[entry]
        try await TokenStore(path: path, gate: gate).lock(key)
          .store(Sample.stored(at: 9, of: key.identity))
      }
      let left = try #require(try store.tokens(for: key), "nothing is left at call \(number)")
      #expect(try store.tokens(for: other) == Sample.stored(of: other.identity))
      let new = Sample.stored(at: 9, of: key.identity)
      #expect(left == Sample.stored(of: key.identity) || left == new)
      seen.append(left == new)
      // The lock is free and a leftover does not disturb.
      try await store.lock(key, patience: .seconds(1)).store(Sample.stored(of: key.identity))
    }
    #expect(seen.first == false && seen.last == true, "\(seen)")
    #expect(seen == seen.sorted { !$0 && $1 }, "once new, it stays new")
  }

  @Test func `a refresh that is killed at any system call leaves a token, and a lost one is named`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/tokens"
    let store = TokenStore(path: path)
    let count = CallCounter()
    try await store.lock(Self.key).store(Sample.stored())
    let counting = TokenStore(path: path, gate: StoreGate { _ in count.next() == .max ? 1 : nil })
    _ = try await Rotating.session(in: counting, server: RotatingServer()).refreshed()
    var outcomes: Set<String> = []
    for number in 1...count.total {
      try await store.lock(Self.key).store(Sample.stored())
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, number = number as Int] in
        let count = CallCounter()
        let gate = StoreGate { _ in
          if count.next() == number { kill(getpid(), SIGKILL) }
          return nil
        }
        let store = TokenStore(path: path, gate: gate)
        _ = try await Rotating.session(in: store, server: RotatingServer()).refreshed()
      }
      let left = try #require(try store.tokens(for: Self.key), "nothing is left at call \(number)")
      outcomes.insert(try await Self.outcome(after: left, store))
    }
    #expect(outcomes == ["refreshed", "lost and named", "new is there"])
  }

  /// What the next refresh makes of it, at a CRM that has or has not rotated.
  private static func outcome(after left: StoredTokens, _ store: TokenStore) async throws -> String
  {
    if left.refreshToken?.reveal() == "rt-NEW-1" { return "new is there" }
    #expect(left.refreshToken == Sample.refreshToken)
    guard left.refreshingSince != nil else {
      _ = try await Rotating.session(in: store, server: RotatingServer()).refreshed()
      return "refreshed"
    }
    // The CRM was asked or not; the worst is that it had rotated.
    let server = RotatingServer(used: true)
    do {
      _ = try await Rotating.session(in: store, server: server).refreshed()
      Issue.record("the used token was accepted")
    } catch let problem as LoginProblem {
      #expect(problem.kind == .lostToken)
      #expect(problem.help.text.contains("callready login sample --env test"))
    }
    #expect(try store.tokens(for: key)?.refreshToken == Sample.refreshToken)
    return "lost and named"
  }
}
