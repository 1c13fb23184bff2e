// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Credentials
import HTTPServers
import Redaction
import Transports

/// Gets in by the contract's grant and stores what comes.
struct LoginSession {
  let context: LoginContext
  /// Whether the person opens the address, not this program.
  let opensNoBrowser: Bool
  /// Whether to wait for a browser although there is no terminal.
  let waitsAnyway: Bool
  /// How long the person may take.
  let patience: Duration

  private var service: TokenService { context.service }

  /// Logs in and tells what came.
  func run() async throws {
    do {
      // Before anybody is bothered: the store can be used, and holds nothing that would be lost.
      _ = try await context.store.lock(service.key).tokens()
      let (answer, instant) = try await answer()
      let tokens = try await context.session.keep(answer, at: instant)
      try tell(answer, tokens)
    } catch let problem as LoginProblem {
      throw Ending.problem(problem)
    }
  }

  private func answer() async throws -> (answer: TokenAnswer, at: Timestamp) {
    switch service.endpoint.login.grant {
    case .authorizationCode: try await answerThroughBrowser()
    case .clientCredentials: try await context.desk.clientToken()
    case .refreshToken: try await context.desk.tokensOfSource()
    }
  }

  private func answerThroughBrowser() async throws -> (answer: TokenAnswer, at: Timestamp) {
    guard Console.isTerminal || waitsAnyway else {
      throw Ending.message(
        "this log-in needs a person at a browser, and there is no terminal",
        help: """
          where nobody sits, tokens come from secret sources: write \
          `refresh_token: { from: env … }` in contract.yaml; to wait all the same, add --wait
          """, Ending.couldNotRun)
    }
    let listener = try await listen()
    let result: Result<(AuthorizationAttempt, Secret), any Error>
    do {
      result = .success(try await code(from: listener))
    } catch { result = .failure(error) }
    await listener.close()
    let (attempt, code) = try result.get()
    return try await context.desk.redeem(code, of: attempt)
  }

  private func listen() async throws -> RedirectListener {
    do {
      return try await RedirectListener.start(port: service.endpoint.login.port)
    } catch {
      throw Ending.message(
        "the browser could not come back: \(authored: error.description)",
        help: "change `login.port` in token.yaml, or leave it out for any that is free",
        Ending.couldNotRun)
    }
  }

  private func code(
    from listener: RedirectListener
  ) async throws -> (AuthorizationAttempt, Secret) {
    var generator = SystemRandomNumberGenerator()
    let attempt = try AuthorizationAttempt(
      to: service, redirectURI: listener.redirectURI, using: &generator)
    Console.print("open this address in a browser and consent:\n\n  \(authored: attempt.url)\n")
    if !opensNoBrowser, Console.isTerminal,
      Browser.open(attempt.url, environment: ProcessEnvironment.variables())
    {
      Console.print("a browser has been told to open it")
    }
    Console.print("waiting for \(patience.inUnits) on \(authored: listener.redirectURI)")
    guard let query = await listener.query(within: patience) else {
      throw LoginProblem(
        .timeOut, "nobody came back from the CRM within \(patience.inUnits)",
        help: """
          start again; if the CRM showed an error page, allow the redirect address \
          \(authored: listener.redirectURI) there
          """)
    }
    let redactor = service.redactor(hiding: attempt.secrets)
    return (attempt, try attempt.code(in: query, redactedBy: redactor))
  }

  private var person: RedactedText {
    service.key.identity.map { ", as \(authored: $0)" } ?? ""
  }

  private func tell(_ answer: TokenAnswer, _ tokens: StoredTokens) throws(LoginProblem) {
    let summary = TokenSummary(
      tokens: tokens, now: context.desk.transport.now, path: context.store.path(of: service.key))
    Console.print(
      """
      logged in to \(authored: context.contract.name.value), environment \
      \(authored: service.key.environment)\(person)
      """)
    for line in summary.lines { Console.print("  \(line)") }
    let redactor = service.redactor(hiding: tokens.secrets)
    for remark in try LoginRemark.all(about: answer, of: service) {
      Console.print("note: \(remark.text(redactedBy: redactor))")
    }
  }
}
