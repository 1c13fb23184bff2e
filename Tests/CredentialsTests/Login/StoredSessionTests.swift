// SPDX-License-Identifier: Apache-2.0

import Glibc
import Redaction
import Testing
import Transports

@testable import Credentials

@Suite struct StoredSessionTests {
  let folder: TemporaryFolder
  let store: TokenStore
  static let key = TokenStoreTests.key

  init() throws {
    folder = try TemporaryFolder()
    store = TokenStore(path: folder.path + "/tokens")
  }

  private func put(_ tokens: StoredTokens) async throws {
    try await store.lock(Self.key).store(tokens)
  }

  private func session(
    at seconds: Int64 = 50, _ lines: String = Sample.token,
    base: String = "https://api.crm.example",
    _ answer: @escaping @Sendable (Request) -> AnsweringTransport.Answer
  ) throws -> (StoredSession, AnsweringTransport) {
    let transport = AnsweringTransport(at: seconds, answer)
    let service = try Sample.service(lines, base: base)
    return (StoredSession(TokenDesk(service, over: transport), in: store), transport)
  }

  private func problem(_ body: () async throws -> Void) async -> LoginProblem? {
    do {
      try await body()
      return nil
    } catch { return error as? LoginProblem }
  }

  @Test func `a token that is good for a while is used as it is`() async throws {
    try await put(Sample.stored())
    let (session, transport) = try session { _ in Sample.answer(Sample.rotated) }
    #expect(try await session.tokens(goodFor: .seconds(40)) == Sample.stored())
    #expect(transport.requests.isEmpty)
  }

  static let stale: [(Int64, Duration?, String)] = [
    // 100 s of life, less a margin of 60 s.
    (50, .seconds(100), ""), (500, .seconds(100), ""), (50, nil, ""),
    (500, nil, "lifetime: 5 min\n"),
  ]

  @Test(arguments: stale)
  func `a token that ends soon, or nobody knows when, is refreshed and stored first`(
    _ now: Int64, _ lifetime: Duration?, _ line: String
  ) async throws {
    try await put(Sample.stored(lifetime: lifetime))
    let (session, transport) = try session(at: now, Sample.token + line) { _ in
      Sample.answer(Sample.rotated)
    }
    let tokens = try await session.tokens()
    #expect(tokens.accessToken.reveal() == "at-NEW-1")
    #expect(tokens.refreshToken?.reveal() == "rt-NEW-1")
    #expect(tokens.refreshingSince == nil)
    #expect(tokens.scope == "api", "a refresh that names no scope leaves it")
    #expect(try store.tokens(for: Self.key) == tokens)
    let sent = Parameter.decoded(try #require(transport.requests.first).text)
    #expect(sent.contains(Parameter("grant_type", "refresh_token")))
    #expect(sent.contains(Parameter("refresh_token", "rt-OLD-8fA2kQ")))
  }

  @Test(arguments: [("lifetime: unlimited\n", 0), ("lifetime: 2 h\n", 0)])
  func `without a stated lifetime the contract's counts`(_ line: String, _ asked: Int) async throws
  {
    try await put(Sample.stored(lifetime: nil))
    let (session, transport) = try session(Sample.token + line) { _ in
      Sample.answer(Sample.rotated)
    }
    _ = try await session.tokens()
    #expect(transport.requests.count == asked)
  }

  @Test func `a refresh without a new refresh token keeps the old one`() async throws {
    try await put(Sample.stored())
    let (session, _) = try session { _ in Sample.answer(#"{"access_token":"at-2"}"#) }
    let tokens = try await session.refreshed()
    #expect(tokens.accessToken.reveal() == "at-2")
    #expect(tokens.refreshToken == Sample.refreshToken)
  }

  @Test func `the contract's own refresh request is what is sent`() async throws {
    try await put(Sample.stored())
    let own = """
      refresh:
        request: |
          POST https://login.crm.example/renew
          Content-Type: application/json

          {"token": "{{.RefreshToken}}", "was": "{{.AccessToken}}", "id": "{{.client_id}}"}

      """
    let (session, transport) = try session(Sample.token + own) { _ in
      Sample.answer(Sample.rotated)
    }
    _ = try await session.refreshed()
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://login.crm.example/renew")
    #expect(
      request.text == #"{"token": "rt-OLD-8fA2kQ", "was": "at-OLD-5hY7", "id": "client-1"}"#)
  }

  @Test func `many at once refresh once, and nobody uses a token twice`() async throws {
    try await put(Sample.stored(lifetime: .seconds(1)))
    let server = RotatingServer()
    let store = store
    let tokens = try await withThrowingTaskGroup(of: StoredTokens.self) { group in
      for _ in 0..<8 {
        group.addTask { try await Rotating.session(in: store, server: server).tokens() }
      }
      return try await group.reduce(into: Set<StoredTokens>()) { $0.insert($1) }
    }
    #expect(tokens.count == 1)
    #expect(server.issued == 1)
  }

  /// Answers that are none, and whether a refresh may have taken effect.
  static let faults: [(AnsweringTransport.Answer, Bool)] = [
    (Sample.answer(400, #"{"error":"invalid_client"}"#), false), (Sample.answer(429, ""), false),
    (Sample.answer(302, ""), false),
    (.failure(TransportFailure(.connectionRefused, "", .init(phase: .connect))), false),
    (.failure(TransportFailure(.timedOut, "", .init(phase: .wait))), true),
    (.failure(TransportFailure(.cutOff, "", .init(phase: .body))), true),
    (Sample.answer(""), true), (Sample.answer("<html>", type: "text/html"), true),
    (Sample.answer("{"), true), (Sample.answer("{}"), true), (Sample.answer(502, ""), true),
  ]

  @Test(arguments: faults)
  func `a refresh that fails keeps the tokens, and remembers what it does not know`(
    _ answer: AnsweringTransport.Answer, _ isUnknown: Bool
  ) async throws {
    try await put(Sample.stored())
    let (session, _) = try session { _ in answer }
    let problem = await problem { _ = try await session.refreshed() }
    #expect(problem != nil)
    let kept = try #require(try store.tokens(for: Self.key))
    #expect(kept.secrets == Sample.stored().secrets)
    #expect((kept.refreshingSince != nil) == isUnknown)
    #expect(problem?.help.text.contains("callready login") == isUnknown)
  }

  @Test func `a refusal after a refresh that never ended names the lost token and what to type`()
    async throws
  {
    try await put(Sample.stored(since: 20))
    let (session, _) = try session { _ in Sample.answer(400, #"{"error":"invalid_grant"}"#) }
    let problem = await problem { _ = try await session.refreshed() }
    #expect(problem?.kind == .lostToken)
    #expect(problem?.message.text.contains("1970-01-01T00:00:20.000Z") == true)
    #expect(problem?.help.text == "log in again: callready login sample --env test")
    #expect(try store.tokens(for: Self.key) == Sample.stored(since: 20))
  }

  @Test func `a refresh that never reached the CRM is made up for`() async throws {
    try await put(Sample.stored(since: 20))
    let (session, _) = try session { _ in Sample.answer(Sample.rotated) }
    #expect(try await session.refreshed().refreshingSince == nil)
  }

  @Test func `a rotated token that cannot be stored is named as lost`() async throws {
    try await put(Sample.stored())
    let count = CallCounter()
    // The mark before the refresh can still be written, what comes behind it cannot.
    let failing = TokenStore(
      path: store.path,
      gate: StoreGate { $0 == .rename && count.next() == 2 ? ENOSPC : nil })
    let problem = await problem {
      _ = try await Rotating.session(in: failing, server: RotatingServer()).refreshed()
    }
    #expect(problem?.kind == .lostToken)
    #expect(problem?.help.text.contains("callready login sample --env test") == true)
    #expect(try store.tokens(for: Self.key)?.secrets == Sample.stored().secrets)
  }

  @Test func `a full disk is noticed before the refresh token is used up`() async throws {
    try await put(Sample.stored())
    let failing = TokenStore(path: store.path, gate: StoreGate { $0 == .writeNew ? ENOSPC : nil })
    let server = RotatingServer()
    let problem = await problem {
      _ = try await Rotating.session(in: failing, server: server).refreshed()
    }
    #expect(problem?.kind == .store)
    #expect(server.issued == 0)
  }

  @Test func `tokens are sent to nobody but whom they came from`() async throws {
    try await put(Sample.stored())
    let elsewhere = Sample.token.replacing("login.crm.example", with: "evil.example")
    for (lines, base) in [
      (elsewhere, "https://api.crm.example"), (Sample.token, "https://evil.example"),
      (Sample.token, "http://api.crm.example"),
    ] {
      let (session, transport) = try session(lines, base: base) { _ in
        Sample.answer(Sample.rotated)
      }
      let problem = await problem { _ = try await session.tokens() }
      #expect(problem?.kind == .nothingStored)
      #expect(transport.requests.isEmpty)
    }
  }

  @Test func `nothing stored, or no refresh token, says what to type`() async throws {
    let (session, _) = try session { _ in Sample.answer(Sample.rotated) }
    let nothing = await problem { _ = try await session.tokens() }
    #expect(nothing?.help.text == "log in first: callready login sample --env test")
    try await put(Sample.stored(lifetime: .seconds(1), refreshToken: nil))
    let ended = await problem { _ = try await session.tokens() }
    #expect(ended?.help.text == "log in again: callready login sample --env test")
  }

  @Test func `a client renews its own token by asking again`() async throws {
    try await put(Sample.stored(lifetime: .seconds(1), refreshToken: nil))
    let (session, transport) = try session(
      Sample.token + "login: { grant: client-credentials }\n"
    ) { _ in Sample.answer(#"{"access_token":"at-2","expires_in":60}"#) }
    #expect(try await session.tokens().accessToken.reveal() == "at-2")
    #expect(transport.requests.first?.text.contains("grant_type=client_credentials") == true)
  }
}
