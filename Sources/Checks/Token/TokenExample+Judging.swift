// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GoTemplates
import PBXEmulation
import Redaction
import Transports

extension TokenExample {
  /// Why an example could not be judged: it is wrong itself.
  public enum Fault: Error {
    /// Its contract cannot be read.
    case contract(ContractUnreadable)
    /// A request of it cannot be made.
    case request
  }

  /// Reads the contract, answers everything that is asked, and lets every check judge it.
  public func ruling() throws(Fault) -> LookupJudge.Ruling { TokenJudge.judge(try run()) }

  /// Every turn of the example.
  public func run() throws(Fault) -> TokenRun { try run(try read()) }

  /// Every turn of the example, whose contract was read before.
  func run(_ contract: Contract) throws(Fault) -> TokenRun {
    let secrets = ["client_secret", "refresh_token", "agent_refresh_token"].map {
      Secret("example-\($0)-0123456789", name: $0)
    }
    let values = VariableValues(
      plain: ["client_id": "callready"],
      secrets: Dictionary(uniqueKeysWithValues: secrets.map { ($0.name, $0) }))
    do {
      var pbx = try PBX(contract: contract, values: values)
      var turns: [Turn] = []
      var time = Timestamp(microseconds: 1_800_000_000_000_000)
      var signIn = try SignIn(.refreshToken(secrets[1]), by: pbx, in: "test")
      hold(&signIn, &turns, &time)
      var lifecycle: Lifecycle?
      if case .success(let session) = signIn.outcome {
        pbx = try pbx.signedIn(session)
        var last = Lifecycle(by: pbx, in: "test", LifecycleSetting(hasVirtualTime: true))
        lifecycle = last
        hold(&last, &turns, &time)
      }
      var learned = LearnedSecrets(known: Set(secrets.map { $0.reveal() }), count: 0)
      for turn in turns { learned.add(from: turn) }
      return TokenRun(
        by: pbx, in: "test", lifecycle: lifecycle,
        turns: turns.enumerated().map { .init($1, number: $0 + 1) },
        redactor: Redactor(secrets: secrets + learned.secrets))
    } catch {
      throw .request
    }
  }

  private func hold(
    _ conversation: inout some Conversation, _ turns: inout [Turn], _ time: inout Timestamp
  ) {
    while case let questions = conversation.next(), !questions.isEmpty {
      for question in questions {
        switch question.delay {
        case .none: break
        case .pause(let pause): time = time.advanced(by: pause)
        case .until(let instant): time = max(time, instant)
        }
        let exchange = answer(to: question, at: time)
        time = time.advanced(by: exchange.timings.total)
        turns.append(Turn(question, exchange))
        conversation.receive(exchange, to: question)
      }
    }
  }

  private func answer(to question: Question, at time: Timestamp) -> Exchange {
    answers[question.name]?.exchange(to: question.request, at: time)
      ?? question.imaginedExchange(at: time)
  }

  /// The contract of the example.
  func read() throws(Fault) -> Contract {
    do {
      return try ContractReader.read(
        files: [
          "contract.yaml": Array(TokenExampleContract.contract(rights, system: system).utf8),
          "contact-search.yaml": Array(ExampleContract.contactSearch.utf8),
          "token.yaml": Array(token.utf8),
        ], folder: "example")
    } catch {
      throw .contract(error)
    }
  }
}

extension ExampleAnswer {
  fileprivate func exchange(to request: Request, at time: Timestamp) -> Exchange {
    let outcome: Result<Response, TransportFailure>
    if let failure {
      outcome = .failure(
        TransportFailure(TransportFailure.Kind(rawValue: failure) ?? .other, "no answer"))
    } else {
      outcome = .success(
        Response(
          status: status ?? 0,
          headers: [HeaderField("Content-Type", contentType)]
            + (date.map { [HeaderField("Date", $0)] } ?? [])
            + self.headers.map { HeaderField($0, $1) }, body: Array(body.utf8)))
    }
    return Exchange(
      request: request, startedAt: time, timings: Timings(total: .milliseconds(milliseconds)),
      outcome: outcome, remoteAddress: failure == nil ? address : nil)
  }
}
