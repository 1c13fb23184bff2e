// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
import GoTemplates
public import Transports

/// Keeps the log-in of a run alive: a token that would end on the way is renewed, as a PBX does.
///
/// A run that waits behind a limit, or that is long, may outlive its token. Without a new one
/// every later answer would be a refusal that says nothing about the CRM.
public struct Renewal: Sendable {
  /// The name of the run's own question, in whatever stretch of a run it is asked.
  public static let question = "renew the token"
  /// The longest time before its end at which a token is renewed.
  public static let margin = Duration.seconds(5)

  /// The present tokens.
  public private(set) var session: Session
  /// Whether any answer has brought a token.
  public private(set) var isRenewed = false

  private let pbx: PBX
  private let environment: String
  private let name: String
  private var successions: [TokenSuccession] = []
  /// A renewal that was refused is not tried again.
  private var isRefused = false

  /// The renewal of a PBX's tokens.
  ///
  /// - Parameters:
  ///   - pbx: who has logged in.
  ///   - environment: the environment's name.
  ///   - name: the question's name.
  public init(of pbx: PBX, in environment: String, named name: String = Self.question) {
    self.pbx = pbx
    self.name = name
    self.environment = environment
    session = pbx.session
  }

  /// The request for a new token, whenever the present one ends; nil if there is no way to one.
  public var question: Question? {
    guard pbx.contract.token != nil, let service, let request = request(to: service)
    else { return nil }
    return Question(name, of: "token", request, purpose: Self.question)
  }

  /// Whether a request that is sent at an instant may come when the token has ended.
  public func isDue(at instant: Timestamp) -> Bool {
    // The contract and the answer may differ; a check tells, and the run minds the shorter time.
    let lifetimes = [session.lifetime(by: pbx.contract), session.lifetime].compactMap(\.self)
    guard !isRefused, let start = session.startedAt,
      let lifetime = lifetimes.filter({ $0 > .zero }).min()
    else { return false }
    return instant >= start.advanced(by: lifetime - min(lifetime / 4, Self.margin))
  }

  /// Takes an answer of the token endpoint.
  public mutating func receive(_ exchange: Exchange) {
    guard let service, exchange.response != nil,
      let new = try? pbx.session(from: exchange, of: service, after: session.refreshToken)
    else {
      isRefused = true
      return
    }
    isRenewed = true
    successions += TokenSuccession.all(from: session, to: new)
    session = new
  }

  /// Goes on with tokens that a conversation has got by itself.
  public mutating func adopt(_ session: Session) { self.session = session }

  /// A request that was made before, with the present tokens.
  public func renewed(_ request: Request) -> Request {
    successions.reduce(request) { $1.applied(to: $0) }
  }

  private var service: TokenService? {
    // A variable that a token answer filled may stand in the address of the endpoint.
    try? ((try? pbx.signedIn(session)) ?? pbx).tokenService(environment)
  }

  private func request(to service: TokenService) -> Request? {
    if let token = session.refreshToken {
      return try? service.refreshRequest(token, accessToken: session.accessToken)
    }
    guard pbx.contract.token?.login.grant == .clientCredentials else { return nil }
    return try? service.clientCredentialsRequest()
  }
}
