// SPDX-License-Identifier: Apache-2.0

import Redaction
import Testing
import Transports

@testable import Credentials

@Suite struct SecretRotationTests {
  let folder: TemporaryFolder
  let store: TokenStore

  init() throws {
    folder = try TemporaryFolder()
    store = TokenStore(path: folder.path + "/tokens")
  }

  private func steps(
    _ secret: String, old: String, new: String, grant: String = "authorization-code",
    _ answer: @escaping @Sendable ([Parameter]) -> AnsweringTransport.Answer
  ) async throws -> [SecretRotation.Step] {
    try await store.lock(TokenStoreTests.key).store(Sample.stored())
    let transport = AnsweringTransport { answer(Parameter.decoded($0.text)) }
    var secrets = Sample.client
    secrets[secret] = Secret(new, name: secret)
    let service = try Sample.service(
      Sample.token + "login: { grant: \(grant) }\n", secrets: secrets)
    return try await SecretRotation(
      TokenDesk(service, over: transport), replacing: Secret(old, name: secret), in: store
    ).steps()
  }

  private static let refusal = Sample.answer(401, #"{"error":"invalid_client"}"#)

  @Test(arguments: ["authorization-code", "client-credentials"])
  func `the new secret is accepted, the old one refused, the new one still good`(
    _ grant: String
  ) async throws {
    let steps = try await steps("client_secret", old: "old-1", new: "new-1", grant: grant) {
      $0.contains(Parameter("client_secret", "new-1"))
        ? Sample.answer(Sample.rotated) : Self.refusal
    }
    #expect(steps.map(\.isAccepted) == [true, false, true])
    #expect(steps.map(\.isGood) == [true, true, true])
    #expect(steps[1].words.text.contains("invalid_client"))
    #expect(try store.tokens(for: TokenStoreTests.key)?.refreshingSince == nil)
  }

  @Test func `an old secret that is still accepted, or a new one that is not, is told`()
    async throws
  {
    let both = try await steps("client_secret", old: "old-1", new: "new-1") { _ in
      Sample.answer(Sample.rotated)
    }
    #expect(both.map(\.isGood) == [true, false])
    #expect(try store.tokens(for: TokenStoreTests.key)?.refreshToken?.reveal() == "rt-NEW-1")
    let none = try await steps("client_secret", old: "old-1", new: "new-1") { _ in Self.refusal }
    #expect(none.map(\.isGood) == [false])
    #expect(try store.tokens(for: TokenStoreTests.key)?.refreshToken == Sample.refreshToken)
  }

  @Test func `a family that dies with its old refresh token is noticed`() async throws {
    let server = RotatingServer()
    let steps = try await steps("refresh_token", old: "rt-ANCIENT", new: "rt-OLD-8fA2kQ") {
      let token = $0.first { $0.name == "refresh_token" }?.value ?? ""
      if token == "rt-ANCIENT" { _ = server.answer(.refreshing("rt-NEW-1")) }
      return server.answer(.refreshing(token))
    }
    #expect(steps.map(\.isGood) == [true, true, false])
  }

  @Test func `a refresh token's rotation ends with its successor stored`() async throws {
    let server = RotatingServer()
    let steps = try await steps("refresh_token", old: "rt-ANCIENT", new: "rt-OLD-8fA2kQ") {
      server.answer(.refreshing($0.first { $0.name == "refresh_token" }?.value ?? ""))
    }
    #expect(steps.map(\.isGood) == [true, true, true])
    #expect(try store.tokens(for: TokenStoreTests.key)?.refreshToken?.reveal() == "rt-NEW-2")
  }

  @Test func `the same secret twice is no rotation, and a CRM that fails proves nothing`() async {
    for (new, answer) in [
      ("old-1", Sample.answer(Sample.rotated)), ("new-1", Sample.answer(503, "")),
      ("new-1", Sample.answer(429, "")),
    ] {
      await #expect(throws: LoginProblem.self) {
        try await steps("client_secret", old: "old-1", new: new) { _ in answer }
      }
    }
  }

  @Test func `the record says who, when and what, and no secret`() async throws {
    let steps = try await steps("client_secret", old: "old-1", new: "new-1") {
      $0.contains(Parameter("client_secret", "new-1"))
        ? Sample.answer(Sample.rotated)
        : Sample.answer(401, #"{"error":"invalid_client","error_description":"old-1 rt-NEW-1"}"#)
    }
    let record = RotationRecord(
      key: TokenStoreTests.key, secret: "client_secret", by: "Jonas",
      at: Timestamp(microseconds: 0), steps: steps)
    let text = String(decoding: record.fileBytes, as: UTF8.self)
    #expect(record.isGood)
    #expect(text.contains(#""by": "Jonas""#) && text.contains(#""works": true"#))
    for secret in ["old-1", "new-1", "rt-NEW", "at-NEW"] { #expect(!text.contains(secret)) }
  }
}

extension Request {
  /// A refresh with a token.
  fileprivate static func refreshing(_ token: String) -> Request {
    Request(
      method: "POST", url: "https://login.crm.example/token",
      body: Array("refresh_token=\(token)".utf8))
  }
}
