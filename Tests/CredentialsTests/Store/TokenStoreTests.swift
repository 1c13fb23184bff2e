// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction
import Testing
import Transports

@testable import Credentials

@Suite struct TokenStoreTests {
  let folder: TemporaryFolder
  let store: TokenStore
  static let key = StoreKey(contract: "sample_crm", environment: "test")

  init() throws {
    folder = try TemporaryFolder()
    store = TokenStore(path: folder.path + "/tokens")
  }

  /// The permission bits of a path.
  static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  private func store(_ tokens: StoredTokens) async throws {
    try await store.lock(Self.key).store(tokens)
  }

  @Test func `what is stored is read again`() async throws {
    for tokens in [
      Sample.stored(), Sample.stored(lifetime: nil, refreshToken: nil),
      Sample.stored(lifetime: .milliseconds(1500), since: 7),
    ] {
      try await store(tokens)
      #expect(try store.tokens(for: Self.key) == tokens)
    }
  }

  @Test func `nothing stored is nothing, not a mistake`() throws {
    #expect(try store.tokens(for: Self.key) == nil)
    #expect(Self.mode(store.path) == nil, "reading makes no folder")
  }

  @Test func `folder and files are their user's alone, whatever the mask`() async throws {
    let mask = umask(0)
    defer { umask(mask) }
    try await store(Sample.stored())
    #expect(Self.mode(store.path) == 0o700)
    #expect(Self.mode(store.path(of: Self.key)) == 0o600)
    #expect(Self.mode(store.path(of: Self.key) + ".lock") == 0o600)
  }

  @Test func `entries do not touch each other`() async throws {
    let other = StoreKey(contract: "sample_crm", environment: "other")
    try await store(Sample.stored())
    #expect(try store.tokens(for: other) == nil)
    #expect(try await store.lock(Self.key).remove())
    #expect(try await !store.lock(Self.key).remove())
    #expect(try store.tokens(for: Self.key) == nil)
  }

  static let keys: [(StoreKey, String)] = [
    (StoreKey(contract: "a_b", environment: "test"), "a_b@test.json"),
    (StoreKey(contract: "../x", environment: ".."), "%2E.%2Fx@%2E..json"),
    (StoreKey(contract: "é a", environment: "a/b"), "%C3%A9%20a@a%2Fb.json"),
    (StoreKey(contract: "", environment: ""), "@.json"),
  ]

  @Test(arguments: keys)
  func `a file name cannot leave the folder`(_ key: StoreKey, _ name: String) {
    #expect(key.fileName == name)
  }

  @Test func `long names are told apart and fit`() {
    let long = String(repeating: "x", count: 4000)
    let names = ["1", "2"].map { StoreKey(contract: long + $0, environment: long).fileName }
    #expect(names[0] != names[1])
    // The longest name beside an entry: a dot in front, `.lock` or `.new` behind.
    #expect(names.allSatisfy { $0.utf8.count <= 240 })
  }

  static let folders: [([String: String], String?)] = [
    (["HOME": "/h"], "/h/.local/state/callready/tokens"),
    (["HOME": "/h", "XDG_STATE_HOME": "/s"], "/s/callready/tokens"),
    (["HOME": "/h", "XDG_STATE_HOME": "relative"], "/h/.local/state/callready/tokens"),
    (["HOME": "/h", "XDG_STATE_HOME": ""], "/h/.local/state/callready/tokens"),
    (["CALLREADY_STATE_HOME": "/t", "XDG_STATE_HOME": "/s"], "/t/tokens"), ([:], nil),
  ]

  @Test(arguments: folders)
  func `the store is where the XDG specification puts state`(
    _ environment: [String: String], _ path: String?
  ) {
    #expect((try? TokenStore(environment: environment))?.path == path)
  }

  /// Files that are refused, and what is said.
  static let damaged: [(String, mode_t, String)] = [
    ("", 0o600, "is damaged: it is not JSON"), ("{", 0o600, "is damaged: it is not JSON"),
    ("{}", 0o600, "'callready-tokens' is missing"),
    (#"{"callready-tokens":2}"#, 0o600, "written by a newer CallReady"),
    (#"{"callready-tokens":1}"#, 0o600, "'contract' is missing"),
    (
      #"{"callready-tokens":1,"contract":"x","environment":"test"}"#, 0o600,
      "tokens of another contract"
    ),
    (whole.replacing(#""at-OLD-5hY7""#, with: "7"), 0o600, "'access-token' is missing or no good"),
    (whole.replacing("1970", with: "19x0"), 0o600, "'obtained-at' is missing or no good"),
    (whole, 0o640, "other users of this machine can read"),
    (whole, 0o604, "other users of this machine can read"),
    (whole, 0o620, "other users of this machine can read"),
  ]

  static let whole = String(decoding: Sample.stored().fileBytes(), as: UTF8.self)

  @Test(arguments: damaged)
  func `what cannot be read safely is refused and left as it is`(
    _ text: String, _ mode: mode_t, _ words: String
  ) async throws {
    mkdir(store.path, 0o700)
    let name = "tokens/" + Self.key.fileName
    let path = try folder.write(name, text, mode: mode)
    let error = #expect(throws: LoginProblem.self) { try store.tokens(for: Self.key) }
    #expect(error?.message.text.contains(words) == true, "\(error?.message.text ?? "")")
    #expect(error?.message.text.contains("OLD") == false)
    #expect(Self.bytes(path) == Array(text.utf8))
    #expect(Self.mode(path) == mode)
  }

  @Test
  func `a folder that others can read is refused, as is a link or a pipe in the file's place`()
    async throws
  {
    try await store(Sample.stored())
    chmod(store.path, 0o750)
    let error = #expect(throws: LoginProblem.self) { try store.tokens(for: Self.key) }
    #expect(error?.help.text.contains("chmod 700") == true)
    chmod(store.path, 0o700)
    let path = store.path(of: Self.key)
    rename(path, path + ".moved")
    symlink(path + ".moved", path)
    #expect(throws: LoginProblem.self) { try store.tokens(for: Self.key) }
    unlink(path)
    mkfifo(path, 0o600)
    #expect(throws: LoginProblem.self) { try store.tokens(for: Self.key) }
  }

  /// The whole content of a file; nil if there is none.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }

  @Test(arguments: StoreCall.allCases)
  func `a system call that fails is told, and the old tokens are there`(_ call: StoreCall)
    async throws
  {
    try await store(Sample.stored())
    let failing = TokenStore(
      path: store.path, gate: StoreGate { $0 == call ? ENOSPC : nil })
    let problem = await Self.problem {
      try await failing.lock(Self.key).store(Sample.stored(at: 9))
    }
    let isPartOfWriting = ![.makeFolder, .openEntry, .readEntry, .removeEntry].contains(call)
    #expect((problem != nil) == isPartOfWriting)
    if let problem { #expect(problem.help.text.contains("No space left")) }
    let kept = try store.tokens(for: Self.key)
    // Only when the folder cannot be brought to the disk, the new ones are in place already.
    let isNew = !isPartOfWriting || call == .syncFolder
    #expect(kept == Sample.stored(at: isNew ? 9 : 0))
    #expect(!Self.exists(store.path + "/." + Self.key.fileName + ".new"))
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func problem(_ body: () async throws -> Void) async -> LoginProblem? {
    do {
      try await body()
      return nil
    } catch { return error as? LoginProblem }
  }

  @Test func `one holds the lock, the next waits for it or gives up`() async throws {
    var first: LockedTokens? = try await store.lock(Self.key)
    let store = store
    let problem = await Self.problem {
      _ = try await store.lock(Self.key, patience: .milliseconds(50))
    }
    #expect(problem?.message.text.contains("another process") == true)
    let second = Task {
      try await store.lock(Self.key, patience: .seconds(20)).store(Sample.stored())
    }
    try await Task.sleep(for: .milliseconds(50))
    #expect(try store.tokens(for: Self.key) == nil)
    withExtendedLifetime(first) {}
    first = nil
    try await second.value
    #expect(try store.tokens(for: Self.key) == Sample.stored())
  }

  @Test func `nothing that describes tokens shows them`() {
    let tokens = Sample.stored()
    var dumped = ""
    dump(tokens, to: &dumped)
    for text in ["\(tokens)", String(reflecting: tokens), dumped] {
      #expect(!text.contains("OLD"))
    }
  }
}
