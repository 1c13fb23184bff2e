// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONValues
import Readiness
import Redaction
import Transports

/// Makes results of a few findings and promises, for tables.
enum Make {
  static let redactor = Redactor(secrets: [Secret("s3cr3t-k3y", name: "api_key")])

  static func kind(
    _ severity: Severity, _ capability: Capability = .lookup, holds gate: Gate = .builderTesting,
    code: String? = nil
  ) -> FindingKind {
    FindingKind(
      code ?? "code-\(severity.rawValue)", severity, capability, holds: gate, owner: .apiDeveloper,
      layer: .crm)
  }

  static func finding(_ kind: FindingKind, isFailureToAsk: Bool = false) -> ReportedFinding {
    var finding = Finding(
      kind, about: FindingSubject(endpoint: "contact-search", interaction: "Contacts"),
      "something is wrong", at: nil)
    finding.scenarios = ["known customer"]
    return ReportedFinding(finding, isFailureToAsk: isFailureToAsk, redactedBy: redactor)
  }

  static func promise(
    _ kind: FindingKind, _ outcome: PromiseResult.Outcome, scenario: String = "known customer"
  ) -> PromiseResult {
    PromiseResult(kind, endpoint: "contact-search", scenario: scenario, outcome)
  }

  static func result(
    _ findings: [ReportedFinding] = [], _ promises: [PromiseResult] = []
  ) -> RunResult {
    var result = RunResult(
      toolVersion: "0.1.0",
      contract: .init(
        name: "North Gate", version: "1", folder: "Contracts/northgate", digest: "00"),
      environment: "production", world: .live,
      startedAt: Timestamp(microseconds: 1_795_256_130_250_125))
    result.endpoints = ["contact-search"]
    result.findings = findings
    result.promises = PromiseList(promises)
    return result
  }

  /// A result in which every member of the format occurs.
  static var full: RunResult {
    let blocker = kind(.blocker)
    let source = SourceText(name: "contact-search.yaml", "FirstName: data.#.full_name # s3cr3t-k3y")
    var finding = Finding(
      blocker, about: FindingSubject(endpoint: "contact-search", interaction: "Contacts"),
      "'data.#.full_name' selects nothing", at: SourceSpan(11..<27, in: source))
    finding.label = "data.0 has 'name'"
    finding.expected = "a value"
    finding.actual = "none"
    finding.remedy = "write 'data.#.name'"
    finding.effect = "a pop-up without a name"
    finding.scenarios = ["known customer"]
    finding.evidence = [1, 2]
    var result = result(
      [ReportedFinding(finding, isFailureToAsk: false, redactedBy: redactor)],
      [
        promise(blocker, .broken), promise(kind(.major), .kept),
        promise(kind(.minor), .notProven(because: .code("code-blocker"))),
        promise(kind(.minor), .notProven(because: .policy("no writes are allowed"))),
        promise(kind(.minor), .couldNotAsk),
      ])
    result.base = redactor.redact("https://crm.test/api?key=s3cr3t-k3y")
    result.finishedAt = result.startedAt.advanced(by: .microseconds(1_000_001))
    result.owners = [.apiDeveloper: "Jane Doe", .operationsOwner: "Omar"]
    result.notes = ["a note"]
    measure(&result)
    result.exchanges = [
      exchange(1, .success(answer(#"{"data":[{"name":"Aisha"}]}"#))),
      exchange(2, .failure(TransportFailure(.connectionRefused, "connect failed"))),
    ]
    return result
  }

  /// The results file as a value.
  static func tree(of result: RunResult) throws -> JSONOutput {
    JSONOutput(try JSONDocument(parsing: result.json.text(pretty: false)).root)
  }

  static func answer(_ body: String) -> Response {
    Response(
      status: 200, headers: [.init("Content-Type", "application/json")], body: Array(body.utf8))
  }

  static func exchange(
    _ number: Int, _ outcome: Result<Response, TransportFailure>, took: Duration = .microseconds(15)
  ) -> ReportedExchange {
    let request = Request(
      method: "POST", url: "https://crm.test/api?key=s3cr3t-k3y",
      headers: [.init("Accept", "application/json")], body: Array("{}".utf8))
    let exchange = Exchange(
      request: request, startedAt: Timestamp(microseconds: 1_795_256_130_250_125),
      timings: Timings(total: took), outcome: outcome, remoteAddress: "127.0.0.1:8080")
    return ReportedExchange(
      redactor.redact(exchange), number: number, interaction: "Contacts",
      scenarios: ["known customer"], purpose: number == 2 ? "repeat" : "")
  }

  /// Everything that is measured beside promises.
  private static func measure(_ result: inout RunResult) {
    result.origin = RunOrigin(
      host: "build-7", localAddresses: ["10.0.0.7"], remoteAddresses: ["203.0.113.9"],
      proxy: "http://proxy.test:3128", trust: "the system's authorities")
    result.latency = [
      LatencySummary(
        endpoint: "contact-search", limitMicroseconds: 2_000_000, concurrency: 5,
        groups: [.init(name: "cold", samples: [40_000, 38_000]), .init(name: "warm", samples: [])])
    ]
    result.formats = FormatMatrix(
      columns: [.init(spelling: "e164", isRequired: true)],
      rows: [
        .init(
          stored: "+971 50 000 0001", behaviour: "last 9 digits",
          cells: [
            .init(
              spelling: "e164", dialled: "+971500000001", outcome: .notAsked, promise: .misses,
              evidence: [1, 2])
          ])
      ])
    result.phonebook = [
      PhonebookEntry(
        scenario: "known customer", name: "Aisha Rahman", numbers: ["+971500000000"],
        exact: .init(outcome: .thisName, name: "Aisha Rahman"),
        lastDigits: .init(outcome: .anotherName, name: "Omar"))
    ]
    result.identities = [
      IdentityRow(
        name: "agent",
        cells: [.init(capability: "contacts", access: .refused, number: 2)])
    ]
    result.rotations = [
      RehearsedRotation(
        secret: "client_secret", by: "Jonas Weiß",
        at: Timestamp(microseconds: 1_790_000_000_000_000),
        works: true,
        steps: [
          .init(
            tried: "the new secret", at: Timestamp(microseconds: 1_790_000_001_000_000),
            isAccepted: true, shouldBeAccepted: true, answer: ""),
          .init(
            tried: "the old secret", at: Timestamp(microseconds: 1_790_000_002_000_000),
            isAccepted: false, shouldBeAccepted: false, answer: "401 'invalid_client'"),
        ])
    ]
    result.resilience = [
      ResilienceRow(
        .limitWithWait, endpoint: "contact-search",
        seen: .init(answer: "status 429, wait 2 s told in Retry-After", number: 2, count: 1),
        agentSees: "the number without a name", logSays: "refused for a limit"),
      ResilienceRow(
        .timeout, endpoint: "contact-search", seen: nil, agentSees: "the number without a name",
        logSays: "no answer in time"),
    ]
    result.users = UserTable(
      count: 8, pages: 3, reach: 300,
      extensions: [
        .init(
          number: "1001", isPilot: true, email: "sara@crm.example", user: "u17", state: .found,
          remark: "switched off in the CRM"),
        .init(number: "1900", isPilot: false, email: nil, user: nil, state: .withoutUser),
      ], leftOver: 1, others: [.init(id: "‹hidden, 2 characters›", page: 1, place: 4)])
  }
}
