// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
public import GoTemplates
import PBXEmulation
import Readiness
import Redaction
import Transports

extension CheckExample {
  /// Why an example could not be judged: it is wrong itself.
  public enum Fault: Error {
    /// Its contract cannot be read.
    case contract(ContractUnreadable)
    /// A template of it cannot be rendered.
    case template(TemplateExecutionError)
    /// It names a scenario or a failure that is not there.
    case name(String)
  }

  /// Reads the contract, answers everything that is asked, and lets every check judge it.
  public func ruling() throws(Fault) -> LookupJudge.Ruling {
    let run = try run()
    let scenarios = run.lookups.filter { $0.probe.phase == .scenarios }
    var ruling = LookupJudge.Ruling()
    for one in LookupJudge.judge(scenarios.map(\.answers)) {
      ruling.promises += one.promises
      ruling.findings += one.findings
      ruling.failures += one.failures
    }
    let series = LookupJudge.judge(
      SearchRun(
        run.scope, askedBy: run.pbx, lookups: run.lookups, turns: run.turns,
        findings: ruling.failures + ruling.findings, redactor: run.redactor))
    ruling.promises += series.promises
    ruling.findings += series.findings
    ruling.failures += series.failures
    return ruling
  }

  /// Every lookup of the example, with its answers.
  func run() throws(Fault) -> SearchRun {
    let contract = try read()
    guard let scope = SearchScope(contract, environment: "test"),
      let asked = scope.scenarios.first(where: { $0.name.value == scenario })
    else { throw .name(scenario) }
    let secret = Secret("example-key-0123456789", name: "api_key")
    let values = VariableValues(
      plain: ["base_url": "https://crm.example/v1"], secrets: ["api_key": secret])
    let redactor = Redactor(secrets: [secret])
    let pbx: PBX
    do {
      pbx = try PBX(contract: contract, values: values)
    } catch {
      throw .template(error)
    }
    var lookups: [ProbedLookup] = []
    var number = 1
    for probe in scope.probes {
      let raw = try answers(to: probe, asked.searchAsk, pbx)
      lookups.append(
        ProbedLookup(
          probe, raw, firstNumber: number,
          scenario: scope.scenarios.first { $0.searchAsk == probe.ask }, of: scope.search,
          askedBy: pbx, redactor: redactor))
      number += raw.count
    }
    let turns = try provoked(pbx, from: number)
    return SearchRun(
      scope, askedBy: pbx, lookups: lookups, turns: turns, findings: [], redactor: redactor)
  }

  /// What the contract lets a run provoke, answered as the known customer is where nothing is said.
  private func provoked(
    _ pbx: PBX, from first: Int
  ) throws(Fault) -> [TokenRun.NumberedTurn] {
    var conversations: [any Conversation] = [
      MalformedRun(by: pbx, in: "test", behind: []), BurstRun(by: pbx, in: "test", budget: 100),
    ]
    var turns: [TokenRun.NumberedTurn] = []
    for index in conversations.indices {
      while true {
        let questions = conversations[index].next()
        if questions.isEmpty { break }
        for question in questions {
          let reply = others.first { $0.provoked == question.name }?.answer ?? answer
          let exchange = try reply.exchange(answering: question.request, nth: 0)
          conversations[index].receive(exchange, to: question)
          turns.append(
            TokenRun.NumberedTurn(Turn(question, exchange), number: first + turns.count))
        }
      }
    }
    return turns
  }

  private func answers(
    to probe: Probe, _ asked: SearchAsk, _ pbx: PBX
  ) throws(Fault) -> [LookupAnswer] {
    var lookup = Lookup(probe.ask, by: pbx, reads: probe.reads)
    while let (step, request) = lookup.next() {
      let answer =
        step.kind == .read
        ? others.first(where: \.isRead)?.answer ?? self.answer : answer(to: probe, asked)
      lookup.receive(try answer.exchange(answering: request, nth: probe.nth), to: step)
    }
    if let error = lookup.obstacle { throw .template(error) }
    return lookup.answers
  }

  private func answer(to probe: Probe, _ asked: SearchAsk) -> ExampleAnswer {
    let reply = others.first { reply in
      !reply.isRead && reply.provoked == nil
        && (reply.ask == nil && probe.ask != asked || reply.ask == probe.ask.text)
        && (reply.nth == nil || reply.nth == probe.nth)
    }
    if let reply { return reply.answer }
    if probe.ask == asked { return self.answer }
    let isKnown = probe.ask == .call("+971500000000")
    return ExampleAnswer(isKnown ? ExampleContract.known : ExampleContract.nobody)
  }

  private func read() throws(Fault) -> Contract {
    do {
      return try ContractReader.read(
        files: [
          "contract.yaml": Array(self.contract.utf8),
          "contact-search.yaml": Array(contactSearch.utf8),
        ], folder: "example")
    } catch {
      throw .contract(error)
    }
  }
}

extension ExampleAnswer {
  private var connection: ConnectionFacts? {
    guard let remote = SocketAddress(address) else { return nil }
    let tls = trust.map { name in
      TLSFacts(
        version: tlsVersion,
        certificates: [
          CertificateFacts(
            subject: "CN=crm.example", issuer: "CN=Example Works CA",
            notAfter: certificateDays.map {
              Timestamp(microseconds: 0).advanced(by: .seconds($0 * 86_400))
            })
        ],
        trust: CertificateTrust(rawValue: name) ?? .none)
    }
    return ConnectionFacts(remote: remote, tls: tls)
  }

  fileprivate func exchange(
    answering request: Request, nth: Int
  ) throws(CheckExample.Fault) -> Exchange {
    let time = Duration.milliseconds(milliseconds)
    let outcome: Result<Response, TransportFailure>
    if let failure {
      guard let kind = TransportFailure.Kind(rawValue: failure) else { throw .name(failure) }
      outcome = .failure(TransportFailure(kind, "the server closed the connection"))
    } else {
      outcome = .success(
        Response(
          status: status ?? 0,
          headers: [HeaderField("Content-Type", contentType)]
            + headers.map { HeaderField($0.name, $0.value) },
          body: Array(body.utf8)))
    }
    return Exchange(
      request: request, startedAt: Timestamp(microseconds: 0),
      timings: Timings(total: time, wait: time, reusedConnection: nth > 0), outcome: outcome,
      remoteAddress: address, connection: connection)
  }
}
