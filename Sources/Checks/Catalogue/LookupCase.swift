// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import JSONValues
public import PBXEmulation
public import Redaction
public import Transports

/// One scenario and the answer to it: everything a check may look at.
public struct LookupCase: Sendable {
  /// The PBX that asked.
  public let pbx: PBX
  /// The endpoint's promises.
  public let search: ContactSearch
  /// The contact type that was searched.
  public let type: ContactType
  /// The scenario.
  public let scenario: Scenario
  /// The exchange's number in the run.
  public let number: Int
  /// What was sent and what came back, raw.
  public let exchange: Exchange
  /// Makes text of the answer safe to show.
  public let redactor: Redactor
  /// The body as strict JSON, or why it is none; nil if there is no answer.
  public let json: Result<JSONDocument, JSONSyntaxError>?
  /// What the PBX makes of the answer; nothing if there is none.
  public let match: ContactMatch
  /// What earlier checks found about this scenario.
  public internal(set) var earlier: [Finding] = []
  /// What was found in scenarios that expect a record, if this one expects nobody.
  var elsewhere: [Finding] = []
  /// Whether a known caller's answer has the list of records where the mapping looks for it.
  var listIsShownElsewhere = false

  /// A scenario and the answer to it.
  public init(
    _ scenario: Scenario, of search: ContactSearch, type: ContactType, askedBy pbx: PBX,
    exchange: Exchange, number: Int, redactor: Redactor
  ) {
    self.pbx = pbx
    self.search = search
    self.type = type
    self.scenario = scenario
    self.number = number
    self.exchange = exchange
    self.redactor = redactor
    let caller = scenario.call.value
    guard let body = exchange.response?.body else {
      json = nil
      match = ContactMatch()
      return
    }
    json = Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: body) }
    // Paths were rendered once when the plan was made, so this cannot fail here any more.
    match = (try? pbx.contacts(in: body, of: type, caller: caller)) ?? ContactMatch()
  }

  /// The answer, if there is one.
  public var response: Response? { exchange.response }

  /// Whether the status says "nobody", by a declared `no-match`, so that the body says nothing.
  ///
  /// A status that is promised for records too says so only with an empty body.
  public var saysNobody: Bool {
    guard let response, let declared = search.response.noMatchStatuses?.value,
      declared.contains(response.status)
    else { return false }
    return response.body.isEmpty || !search.response.statuses.value.contains(response.status)
  }

  /// How many records the PBX sees in the answer.
  var recordCount: Int { saysNobody ? 0 : match.recordCount }

  /// Whether a known record is expected.
  public var expectsRecord: Bool { scenario.expectsRecord }

  /// Whether an earlier check found one of these codes.
  func hasBroken(_ codes: [String]) -> String? {
    earlier.first { codes.contains($0.kind.code) }?.kind.code
  }
}

extension LookupCase {
  /// A promise of the contact type as a whole: one cause, however many scenarios show it.
  func ofType(_ name: String = "") -> FindingSubject {
    FindingSubject(endpoint: "contact-search", interaction: type.name.value, name: name)
  }

  /// A promise of this scenario alone.
  func ofScenario(_ name: String = "") -> FindingSubject {
    FindingSubject(
      endpoint: "contact-search", interaction: scenario.name.value, name: name)
  }

  /// A finding with this scenario and exchange as evidence.
  func finding(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) -> Finding {
    var finding = Finding(kind, about: subject, message, at: place)
    finding.scenarios = [scenario.name.value]
    finding.evidence = [number]
    return finding
  }
}

extension Scenario {
  /// Whether a known record is expected.
  var expectsRecord: Bool {
    if case .record = finds { true } else { false }
  }
}
