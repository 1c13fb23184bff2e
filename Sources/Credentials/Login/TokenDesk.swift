// SPDX-License-Identifier: Apache-2.0

public import Redaction
public import Transports

/// Asks a token endpoint over a transport, and reads what comes back.
public struct TokenDesk: Sendable {
  /// The endpoint and the values of the environment.
  public let service: TokenService
  /// Sends the requests and knows the time.
  public let transport: any Transport
  /// What one answer may cost.
  public let limits: SendLimits

  /// A token answer is a few hundred bytes; one beyond 1 MiB is no token answer.
  public static let longestAnswer = 1 << 20

  /// A desk.
  ///
  /// - Parameters:
  ///   - service: the endpoint and the values of the environment.
  ///   - transport: sends the requests.
  ///   - deadline: how long one answer may take.
  public init(
    _ service: TokenService, over transport: any Transport, deadline: Duration = .seconds(30)
  ) {
    self.service = service
    self.transport = transport
    limits = SendLimits(deadline: deadline, bodyBytes: Self.longestAnswer)
  }

  /// The same desk for another state of the environment.
  func serving(_ service: TokenService) -> TokenDesk {
    TokenDesk(service, over: transport, deadline: limits.deadline)
  }

  /// Sends a token request.
  ///
  /// - Returns: the answer, and when the request was sent: lifetimes are counted from there, so that
  ///   a slow answer makes no token look younger than it is.
  /// - Throws: a ``TokenFault`` if the answer holds no token.
  func ask(_ request: Request) async throws(TokenFault) -> (answer: TokenAnswer, at: Timestamp) {
    let exchange = await transport.send(request, within: limits)
    let place = (try? service.lifetimePlace()) ?? .standard
    return (try TokenAnswer(reading: exchange, lifetimeIn: place), exchange.startedAt)
  }

  /// Turns an authorization code into tokens.
  public func redeem(
    _ code: Secret, of attempt: AuthorizationAttempt
  ) async throws(LoginProblem) -> (answer: TokenAnswer, at: Timestamp) {
    let request = try service.request(code: code, of: attempt)
    do throws(TokenFault) {
      return try await ask(request)
    } catch {
      throw LoginProblem(
        error, redactedBy: service.redactor(hiding: attempt.secrets + [code]))
    }
  }

  /// Gets a token for the client itself.
  public func clientToken() async throws(LoginProblem) -> (answer: TokenAnswer, at: Timestamp) {
    let request = try service.clientCredentialsRequest()
    do throws(TokenFault) {
      return try await ask(request)
    } catch { throw LoginProblem(error, redactedBy: service.redactor()) }
  }

  /// Gets tokens for the refresh token that the secret `refresh_token` holds.
  public func tokensOfSource() async throws(LoginProblem) -> (answer: TokenAnswer, at: Timestamp) {
    guard let secret = service.secret("refresh_token") else {
      throw LoginProblem(
        .contract,
        "the environment '\(authored: service.key.environment)' has no secret 'refresh_token'",
        help: "write `refresh_token: { from: env … }` under its secrets, or use another grant")
    }
    let request = try service.refreshRequest(secret)
    do throws(TokenFault) {
      let found = try await ask(request)
      // What is not replaced is kept, for the next refresh.
      return (found.answer.keeping(secret), found.at)
    } catch { throw LoginProblem(error, redactedBy: service.redactor()) }
  }
}
