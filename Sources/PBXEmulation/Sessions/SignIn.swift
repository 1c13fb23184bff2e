// SPDX-License-Identifier: Apache-2.0

public import Credentials
public import GoTemplates
import Redaction
public import Transports

/// The first thing a PBX with a token does: it gets one.
public struct SignIn: Conversation {
  /// The name of its one question.
  public static let question = "log in"
  /// What the conversation ends with, if it has asked.
  public private(set) var outcome: Result<Session, TokenFault>?
  /// The token request cannot be rendered otherwise than ``init(_:by:at:)`` has done.
  public var obstacle: TemplateExecutionError? { nil }

  private let pbx: PBX
  /// Who is asked; nil with an access token, which needs no token.yaml.
  private let service: TokenService?
  private let used: Secret?
  private var pending: Request?

  /// A log-in.
  ///
  /// - Parameters:
  ///   - wayIn: how the PBX gets in; with an access token there is nothing to ask.
  ///   - pbx: who asks.
  ///   - environment: the environment's name.
  /// - Throws: if the contract's token requests cannot be made.
  public init(_ wayIn: WayIn, by pbx: PBX, in environment: String) throws(LoginProblem) {
    self.pbx = pbx
    switch wayIn {
    case .refreshToken(let token):
      let service = try pbx.tokenService(environment)
      self.service = service
      used = token
      pending = try service.refreshRequest(token)
    case .clientCredentials:
      let service = try pbx.tokenService(environment)
      self.service = service
      used = nil
      pending = try service.clientCredentialsRequest()
    case .accessToken(let token):
      service = nil
      used = nil
      outcome = .success(Session(accessToken: token, refreshToken: nil))
    }
  }

  /// The token request, once.
  public mutating func next() -> [Question] {
    guard let request = pending else { return [] }
    pending = nil
    return [
      Question(
        Self.question, of: "token", request, purpose: "log in",
        imagined: .answer(
          #"{"access_token": "LOGIN-AccessToken", "token_type": "Bearer", "expires_in": 3600}"#))
    ]
  }

  /// A log-in that was refused for a limit has had no effect, and without one nothing can be asked.
  public func mayAskAgain(_ question: Question) -> Bool { true }

  /// Reads the token.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    guard let service else { return }
    do throws(TokenFault) {
      outcome = .success(try pbx.session(from: exchange, of: service, after: used))
    } catch {
      outcome = .failure(error)
    }
  }
}
