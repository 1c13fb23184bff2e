// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Readiness
import Redaction
import Testing
import Transports

/// What an invented CRM answers.
struct Answer: Sendable, CustomTestStringConvertible {
  var status = 200
  var headers = [HeaderField("Content-Type", "application/json")]
  var body: [UInt8] = []
  var milliseconds = 40
  var failure: TransportFailure.Kind?
  var isConnected = true
  /// Whether it comes over a connection that was there already.
  var isReused = true

  /// The answer with this body.
  init(_ body: String, status: Int = 200, type: String? = "application/json", ms: Int = 40) {
    self.init(bytes: Array(body.utf8), status: status, type: type)
    milliseconds = ms
  }

  init(bytes: [UInt8], status: Int = 200, type: String? = "application/json") {
    self.status = status
    body = bytes
    headers = type.map { [HeaderField("Content-Type", $0)] } ?? []
  }

  /// No answer.
  init(_ failure: TransportFailure.Kind, connected: Bool = true) {
    self.failure = failure
    isConnected = connected
  }

  func with(_ name: String, _ value: String) -> Answer {
    var answer = self
    answer.headers.append(HeaderField(name, value))
    return answer
  }

  var testDescription: String {
    failure?.rawValue ?? "\(status) \(String(decoding: body.prefix(60), as: UTF8.self))"
  }

  func exchange(answering request: Request) -> Exchange {
    let outcome: Result<Response, TransportFailure> =
      failure.map { .failure(TransportFailure($0, "it said so")) }
      ?? .success(Response(status: status, headers: headers, body: body))
    return Exchange(
      request: request, startedAt: Timestamp(microseconds: 0),
      timings: Timings(total: .milliseconds(milliseconds), reusedConnection: isReused),
      outcome: outcome,
      remoteAddress: isConnected ? "192.0.2.1:443" : nil)
  }
}

/// A contract under test, and what its checks say about answers.
struct Bench: Sendable {
  static let secret = Secret("bench-key-0123456789", name: "api_key")

  let contract: Contract
  let pbx: PBX
  let redactor = Redactor(secrets: [secret])

  /// The contract of the examples, or one with another search.
  init(_ search: String = ExampleContract.contactSearch, common: String = ExampleContract.contract)
    throws
  {
    contract = try ContractReader.read(
      files: ["contract.yaml": Array(common.utf8), "contact-search.yaml": Array(search.utf8)],
      folder: "bench")
    pbx = try PBX(
      contract: contract,
      values: VariableValues(
        plain: ["base_url": "https://crm.example/v1", "app_url": "https://crm.example/app"],
        secrets: ["api_key": Self.secret]))
  }

  /// The case of a scenario and an answer, the same to every request.
  func lookup(_ scenario: String, _ answer: Answer) throws -> ScenarioCase {
    try lookup(scenario) { _, _ in answer }
  }

  /// The case of a scenario and a CRM.
  func lookup(
    _ scenario: String, _ crm: (LookupStep, Request) throws -> Answer
  ) throws -> ScenarioCase {
    let search = try #require(contract.contactSearch)
    let asked = try #require(search.scenarios.first { $0.name.value == scenario })
    var lookup = ScenarioCase(
      asked, of: search, answers: try answers(to: asked.searchAsk, crm), askedBy: pbx,
      redactor: redactor)
    lookup.number(from: 1)
    return lookup
  }

  /// Everything that is asked and answered for one caller.
  func answers(
    to ask: SearchAsk, reads: Bool = false, _ crm: (LookupStep, Request) throws -> Answer
  ) throws -> [LookupAnswer] {
    var lookup = Lookup(ask, by: pbx, reads: reads)
    while let (step, request) = lookup.next() {
      lookup.receive(try crm(step, request).exchange(answering: request), to: step)
    }
    if let obstacle = lookup.obstacle { throw obstacle }
    return lookup.answers
  }

  func ruling(_ scenario: String, _ answer: Answer) throws -> LookupJudge.Ruling {
    LookupJudge.judge(try lookup(scenario, answer))
  }
}

extension LookupJudge.Ruling {
  /// Everything that was not kept, in one line: `broken a b; because a: c d; not asked a; open e`.
  ///
  /// Promises that concern the scenario and stand in none of the parts are kept; those that the
  /// contract does not make about this answer are `open`. `a…` means `a` and all that follow it.
  func summary(of lookup: ScenarioCase) -> String {
    var parts = [("broken", codes { $0 == .broken }), ("not asked", failures.map(\.kind.code))]
    for cause in causes {
      parts.append(("because \(cause):", shortened(codes { Self.cause(of: $0) == cause })))
    }
    let judged = Set(promises.map(\.code))
    let concerned = CheckCatalogue.kinds(of: lookup.scenario, in: lookup.search)
    parts.append(("open", concerned.map(\.code).filter { !judged.contains($0) }))
    let texts = parts.filter { !$0.1.isEmpty }.map { part in
      part.0 + " " + part.1.joined(separator: " ")
    }
    return texts.isEmpty ? "kept" : texts.joined(separator: "; ")
  }

  /// Why promises were not proven, each once, in the order in which that happened.
  private var causes: [String] {
    var causes: [String] = []
    for promise in promises {
      if let cause = Self.cause(of: promise.outcome), !causes.contains(cause) {
        causes.append(cause)
      }
    }
    return causes
  }

  private func shortened(_ codes: [String]) -> [String] {
    let all = promises.map(\.code)
    let tail = all.indices.first { Array(all[$0...]) == codes.suffix(all.count - $0) }
    guard let tail, all.count - tail > 2 else { return codes }
    return codes.dropLast(all.count - tail) + [all[tail] + "…"]
  }

  private func codes(_ isWanted: (PromiseResult.Outcome) -> Bool) -> [String] {
    promises.filter { isWanted($0.outcome) }.map(\.code)
  }

  static func cause(of outcome: PromiseResult.Outcome) -> String? {
    guard case .notProven(let cause) = outcome, case .code(let code) = cause else { return nil }
    return code
  }
}
