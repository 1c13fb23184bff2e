// SPDX-License-Identifier: Apache-2.0

import Contracts
import Redaction
import Synchronization
import Transports

@testable import Credentials

/// A contract with a token endpoint, and answers of one.
enum Sample {
  static let refreshToken = Secret("rt-OLD-8fA2kQ", name: "RefreshToken")
  static let client = ["client_secret": Secret("cs-Zx81!&= q", name: "client_secret")]

  /// Lines of token.yaml that most tests have.
  static let token = """
    authorize: https://login.crm.example/authorize?tenant=7
    scope: [api, refresh_token]
    request: |
      POST https://login.crm.example/token
      Content-Type: application/x-www-form-urlencoded

    """

  /// A service of a contract whose token.yaml has these lines.
  static func service(
    _ lines: String = token, client: String = "client-1",
    secrets: [String: Secret] = client, base: String = "https://api.crm.example/v1"
  ) throws -> TokenService {
    let contract = """
      callready: 1
      name: Sample CRM
      base: \(base)
      environments:
        test:
          variables: { client_id: "\(client)", tenant: t1 }
          secrets: { client_secret: { from: env S }, refresh_token: { from: env R } }
      authentication:
        method: oauth2
        fields: { client_id: { title: Client }, client_secret: { title: Secret, type: password } }

      """
    let read = try ContractReader.read(
      files: [
        "contract.yaml": Array(contract.utf8),
        "token.yaml": Array(("endpoint: token\n" + lines).utf8),
      ], folder: "sample")
    return try TokenService(
      contract: read, environment: "test", plain: ["client_id": client, "tenant": "t1"],
      secrets: secrets)
  }

  /// Stored tokens as a log-in at an instant has left them.
  static func stored(
    at seconds: Int64 = 0, lifetime: Duration? = .seconds(100),
    refreshToken: Secret? = refreshToken,
    since: Int64? = nil, of identity: String? = nil
  ) -> StoredTokens {
    StoredTokens(
      key: StoreKey(contract: "sample_crm", environment: "test", identity: identity),
      issuer: "https://login.crm.example", api: "https://api.crm.example",
      accessToken: Secret("at-OLD-5hY7", name: "AccessToken"), refreshToken: refreshToken,
      obtainedAt: Timestamp(microseconds: seconds * 1_000_000), lifetime: lifetime,
      scope: "api", apiBase: nil,
      refreshingSince: since.map { Timestamp(microseconds: $0 * 1_000_000) })
  }

  /// A token answer with a rotated refresh token.
  static let rotated =
    #"{"access_token":"at-NEW-1","refresh_token":"rt-NEW-1","expires_in":3600,"token_type":"Bearer"}"#

  static func answer(_ body: String, type: String = "application/json") -> Result<
    Response, TransportFailure
  > {
    answer(200, body, type: type)
  }

  static func answer(
    _ status: Int, _ body: String, type: String = "application/json",
    headers: [HeaderField] = []
  ) -> Result<Response, TransportFailure> {
    .success(
      Response(
        status: status, headers: [HeaderField("Content-Type", type)] + headers,
        body: Array(body.utf8)))
  }
}

/// A transport that answers as a closure says, and remembers what it was sent.
final class AnsweringTransport: Transport {
  typealias Answer = Result<Response, TransportFailure>

  let now: Timestamp
  private let sent = Mutex<[Request]>([])
  private let answer: @Sendable (Request) -> Answer

  init(at seconds: Int64 = 50, _ answer: @escaping @Sendable (Request) -> Answer) {
    now = Timestamp(microseconds: seconds * 1_000_000)
    self.answer = answer
  }

  var requests: [Request] { sent.withLock { $0 } }

  func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    sent.withLock { $0.append(request) }
    return Exchange(
      request: request, startedAt: now, timings: Timings(total: .zero), outcome: answer(request))
  }

  func wait(until instant: Timestamp) async throws(CancellationError) {}
}

extension Request {
  /// The body as text.
  var text: String { String(decoding: body ?? [], as: UTF8.self) }
}

/// Numbers that are the same in every run.
struct CountingGenerator: RandomNumberGenerator {
  var state: UInt64 = 0

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return state
  }
}
