// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Transports

/// The parts of the results in ``SampleResults``.
enum Sample {
  /// 2026-11-21T10:15:30.250125Z.
  static let start = Timestamp(microseconds: 1_795_256_130_250_125)

  static let missing = FindingKind(
    "answer-missing", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .network)
  static let accepted = FindingKind(
    "auth-accepted", .blocker, .authentication, holds: .startOfBuild, owner: .crmAdministrator,
    layer: .credential)
  static let latency = FindingKind(
    "answer-latency", .major, .lookup, holds: .controlledPilot, owner: .operationsOwner,
    layer: .crm)
  static let selects = FindingKind(
    "path-selects-nothing", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)
  static let known = FindingKind(
    "lookup-known", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)
  static let number = FindingKind(
    "lookup-number", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .crm)
  static let popup = FindingKind(
    "popup-url", .minor, .lookup, holds: .builderTesting, owner: .apiDeveloper, layer: .template)
  static let connection = FindingKind(
    "network-connection", .blocker, .lookup, holds: .builderTesting, owner: .crmAdministrator,
    layer: .network)

  static let source = SourceText(
    name: "Contracts/northgate/contact-search.yaml",
    """
    endpoint: contact-search
    types:
      Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}
    mapping:
      FirstName: data.#.full_name
    popup: { field: data.#.url }
    response:
      within: 800 ms

    """)

  static var findings: [Finding] {
    let redactor = SampleResults.redactor
    var renamed = finding(selects, "FirstName", "data.#.full_name")
    renamed.label = redactor.redact("data.0 has 'id', 'name', 'phone', 'url'")
    renamed.expected = "a value for FirstName in each record"
    renamed.actual = "none in any record"
    renamed.remedy = redactor.redact("write 'data.#.name'")
    renamed.effect = "a pop-up without FirstName"
    var slow = finding(latency, "", "800 ms")
    slow.expected = "an answer within 800 ms"
    slow.actual = "1240 ms"
    slow.remedy = "speed the search up, with an index on the phone numbers"
    slow.effect = "the pop-up comes after the agent has answered"
    var url = finding(popup, "popup", "data.#.url")
    url.actual = redactor.redact("/contacts/abc123")
    url.expected = "an absolute URL"
    url.remedy = "return the whole address, scheme and host included"
    return [renamed, slow, url]
  }

  static var refused: Finding {
    var refused = Finding(
      connection, about: FindingSubject(endpoint: "contact-search", interaction: "Contacts"),
      "nobody answers at the CRM's address", at: nil)
    refused.actual = "connection refused"
    refused.remedy = "check host and port, that the CRM runs, and the firewall"
    refused.scenarios = ["known customer"]
    refused.evidence = [1]
    return refused
  }

  static func promise(
    _ kind: FindingKind, _ scenario: String, _ outcome: PromiseResult.Outcome
  ) -> PromiseResult {
    PromiseResult(kind, endpoint: "contact-search", scenario: scenario, outcome)
  }

  static func found(_ number: Int, _ scenarios: String...) -> ReportedExchange {
    exchange(
      number, scenarios, .milliseconds(31),
      answer: #"{"data":[{"id":"abc123","full_name":"Aisha Rahman","phone":"+971500000000"}]}"#)
  }

  static func repeated(_ number: Int, as purpose: String) -> ReportedExchange {
    exchange(number, [], .milliseconds(9), answer: "{}", purpose: purpose)
  }

  static func renamed(_ number: Int, _ scenario: String) -> ReportedExchange {
    exchange(
      number, [scenario], .milliseconds(1240),
      answer: #"{"data":[{"id":"abc123","name":"Aisha Rahman","url":"/contacts/abc123"}]}"#)
  }

  static func unanswered(_ number: Int, _ scenario: String) -> ReportedExchange {
    exchange(number, [scenario], .microseconds(740), answer: nil)
  }

  static func endless(_ number: Int, _ scenario: String) -> ReportedExchange {
    exchange(number, [scenario], .seconds(Int64.max), answer: nil)
  }

  /// One finding about what stands at a text of the contract.
  private static func finding(
    _ kind: FindingKind, _ field: String, _ marked: String
  ) -> Finding {
    let messages: [FindingKind: RedactedText] = [
      selects: "'data.#.full_name' selects nothing in the response",
      latency: "the answer took longer than promised",
      popup: "the pop-up's address is not absolute",
    ]
    var finding = Finding(
      kind,
      about: FindingSubject(endpoint: "contact-search", interaction: "Contacts", name: field),
      messages[kind] ?? "", at: span(of: marked))
    finding.scenarios = ["known customer"]
    finding.evidence = [1]
    return finding
  }

  private static func span(of marked: String) -> SourceSpan? {
    let wanted = Array(marked.utf8)
    let bytes = source.utf8
    return bytes.indices.first { bytes[$0...].starts(with: wanted) }.map {
      SourceSpan($0..<$0 + wanted.count, in: source)
    }
  }

  private static func exchange(
    _ number: Int, _ scenarios: [String], _ duration: Duration, answer: String?,
    purpose: String = ""
  ) -> ReportedExchange {
    let request = Request(
      method: "GET", url: "https://crm.northgate.test/api/contacts/search?phone=%2B971500000000",
      headers: [.init("Authorization", "Bearer s3cr3t-k3y"), .init("Accept", "application/json")])
    let outcome: Result<Response, TransportFailure> =
      answer.map {
        .success(
          Response(
            status: 200, headers: [.init("Content-Type", "application/json")],
            body: Array($0.utf8)))
      } ?? .failure(TransportFailure(.connectionRefused, "connect to 127.0.0.1:9 failed"))
    let exchange = Exchange(
      request: request, startedAt: start.advanced(by: .milliseconds(40 * number)),
      timings: Timings(total: duration), outcome: outcome,
      remoteAddress: answer == nil ? nil : "127.0.0.1:443")
    return ReportedExchange(
      SampleResults.redactor.redact(exchange), number: number, interaction: "Contacts",
      scenarios: scenarios, purpose: purpose)
  }
}
