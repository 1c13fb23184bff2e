// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import JSONValues
public import PBXEmulation
import PBXLanguage
public import Redaction
public import Transports

/// One answer to a scenario: a contact type's search or a request that follows it, with everything a
/// check may look at.
public struct LookupCase: JudgedAnswer {
  private let facts: Facts
  /// The exchange's number in the run.
  public internal(set) var number: Int
  // One or none: nearly always nothing was found, and a case is copied for every check.
  private var notes: [Notes] = []

  /// What judging adds to an answer.
  private struct Notes: Sendable {
    var records: ContactMatch?
    var earlier: [Finding] = []
    var elsewhere: [Finding] = []
    var recordIsElsewhere = false
    var listIsShownElsewhere = false
  }

  /// What never changes about an answer: judging copies cases, and these are large.
  private final class Facts: Sendable {
    let setting: SearchSetting
    let scenario: Scenario
    let answer: LookupAnswer
    let json: Result<JSONDocument, JSONSyntaxError>?
    let match: ContactMatch
    let saysNobody: Bool

    init(
      _ setting: SearchSetting, _ scenario: Scenario, _ answer: LookupAnswer,
      _ json: Result<JSONDocument, JSONSyntaxError>?, _ match: ContactMatch
    ) {
      saysNobody = LookupCase.saysNobody(answer, setting.search)
      self.setting = setting
      self.scenario = scenario
      self.answer = answer
      self.json = json
      self.match = match
    }
  }

  /// A scenario and one answer to it, with what a chained request's paths see of their record.
  init(
    _ scenario: Scenario, in setting: SearchSetting, answer: LookupAnswer,
    variables: [String: String] = [:]
  ) {
    number = 0
    guard let body = answer.exchange.response?.body else {
      facts = Facts(setting, scenario, answer, nil, ContactMatch())
      return
    }
    let json = Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: body) }
    facts = Facts(
      setting, scenario, answer, json,
      Self.match(body, answer.step, scenario, setting, variables))
  }

  /// What the PBX makes of a body.
  private static func match(
    _ body: [UInt8], _ step: LookupStep, _ scenario: Scenario, _ setting: SearchSetting,
    _ variables: [String: String]
  ) -> ContactMatch {
    let type = setting.search.types[step.type]
    // Paths were rendered once when the plan was made, so this cannot fail here any more.
    return switch step.kind {
    case .search:
      (try? setting.pbx.contacts(in: body, of: type, asked: scenario.searchAsk)) ?? ContactMatch()
    case .chained(let position):
      (try? setting.pbx.contact(in: body, of: type.chained[position], with: variables))
        ?? ContactMatch()
    case .read: ContactMatch()
    }
  }

  /// The PBX that asked.
  public var pbx: PBX { facts.setting.pbx }

  /// The endpoint's promises.
  public var search: ContactSearch { facts.setting.search }

  /// The contact type that was searched.
  public var type: ContactType { search.types[step.type] }

  /// Which request of the lookup it is.
  public var step: LookupStep { facts.answer.step }

  /// The scenario.
  public var scenario: Scenario { facts.scenario }

  /// What was sent and what came back, raw.
  public var exchange: Exchange { facts.answer.exchange }

  /// Makes text of the answer safe to show.
  public var redactor: Redactor { facts.setting.redactor }

  /// The body as strict JSON, or why it is none; nil if there is no answer.
  public var json: Result<JSONDocument, JSONSyntaxError>? { facts.json }

  /// What the PBX makes of this answer; nothing if there is none.
  public var match: ContactMatch { facts.match }

  /// Whether it answers a search, not a request that follows one.
  public var isSearch: Bool { step.kind == .search }

  /// What the contract promises about such an answer.
  public var promised: ResponseExpectation {
    if case .chained(let position) = step.kind { return type.chained[position].response }
    return type.response
  }

  /// The request as the contract has it.
  public var request: RequestTemplate {
    switch step.kind {
    case .search:
      if case .search = scenario.ask, let typed = type.typedSearch { typed } else { type.request }
    case .chained(let position): type.chained[position].request
    case .read: type.read?.request ?? type.request
    }
  }

  /// The name of the contact type or of the step that follows its search.
  var interaction: String {
    if case .chained(let position) = step.kind { return type.chained[position].name.value }
    return type.name.value
  }

  /// Whether the status says "nobody", by a declared `no-match`, so that the body says nothing.
  ///
  /// A status that is promised for records too says so only with an empty body.
  public var saysNobody: Bool { facts.saysNobody }

  private static func saysNobody(_ answer: LookupAnswer, _ search: ContactSearch) -> Bool {
    let type = search.types[answer.step.type]
    var promised = type.response
    if case .chained(let position) = answer.step.kind { promised = type.chained[position].response }
    guard let declared = promised.noMatchStatuses?.value, let status = answer.exchange.status,
      declared.contains(status)
    else { return false }
    return answer.exchange.response?.body.isEmpty == true
      || !promised.statuses.value.contains(status)
  }

  /// How many records the PBX sees in the answer.
  var recordCount: Int { saysNobody ? 0 : match.recordCount }

  /// Whether a record is expected in this answer.
  ///
  /// Where several types are searched and the scenario does not say which one finds the record, an
  /// answer is judged as one with records if it has some, or if it lacks its list.
  public var expectsRecord: Bool {
    guard isSearch else { return false }
    // Where an ambiguous number must find nobody, records are judged if there are some.
    if scenario.isShared, case .reject = search.whenSeveral?.value { return recordCount > 0 }
    switch scenario.expectation(of: type, among: search.types.count) {
    case .record: return true
    case .nobody: return false
    case .either:
      return recordCount > 0
        || !recordIsElsewhere && AnswerStatus.isPromised(self) && !saysNobody && !showsEmptyList
    }
  }
}

extension LookupCase {
  /// The same as ``match`` with the fields that chained answers fill.
  public internal(set) var records: ContactMatch {
    get { notes.first?.records ?? match }
    set { change { $0.records = newValue } }
  }

  /// What earlier checks found about this answer.
  public internal(set) var earlier: [Finding] {
    get { notes.first?.earlier ?? [] }
    set { change { $0.earlier = newValue } }
  }

  /// What was found in scenarios that expect a record, if this one expects nobody.
  var elsewhere: [Finding] {
    get { notes.first?.elsewhere ?? [] }
    set { change { $0.elsewhere = newValue } }
  }

  /// Whether another contact type has the record, where any may.
  var recordIsElsewhere: Bool {
    get { notes.first?.recordIsElsewhere ?? false }
    set { change { $0.recordIsElsewhere = newValue } }
  }

  /// Whether a known caller's answer has the list of records where the mapping looks for it.
  var listIsShownElsewhere: Bool {
    get { notes.first?.listIsShownElsewhere ?? false }
    set { change { $0.listIsShownElsewhere = newValue } }
  }

  private mutating func change(_ how: (inout Notes) -> Void) {
    if notes.isEmpty { notes.append(Notes()) }
    how(&notes[0])
  }
}

extension LookupCase {
  /// The search's own words.
  public var endpoint: AnswerEndpoint { .search }

  /// What was searched for.
  public var variables: [String: String] { scenario.searchAsk.variables }

  /// Whether a status that known callers do not get is how the CRM says "nobody".
  public var meansNobody: Bool {
    guard let status = response?.status, [204, 404].contains(status), !expectsRecord,
      !scenario.expectsRecord || recordIsElsewhere
    else { return false }
    return !elsewhere.contains {
      $0.kind == AnswerStatus.kind && $0.subject.name.isEmpty && $0.actual == "status \(status)"
    }
  }

  /// Whether there is no record.
  ///
  /// Beside an empty list an error is how some systems say "nobody"; where a record is promised it is
  /// not.
  public var lacksContent: Bool {
    let isPromised = scenario.expectation(of: type, among: search.types.count) == .record
    return recordCount == 0 && (!showsEmptyList || isSearch && isPromised)
  }

  /// A promise of the contact type as a whole.
  public func subject(_ name: String) -> FindingSubject { ofType(name) }

  /// A promise of a schema: one cause, however many contact types share it.
  public func schemaSubject(_ name: String) -> FindingSubject {
    let span = promised.schema?.span
    let isShared = isSearch && search.types[0].response.schema?.span == span
    return isShared ? ofEndpoint(name) : ofType(name)
  }

  /// A promise of the endpoint: one cause, however many contact types show it.
  public func sharedSubject(_ name: String) -> FindingSubject { ofEndpoint(name) }
}

extension LookupCase: FindingSource {
  var evidence: [Int] { [number] }

  /// A promise of the whole endpoint: one cause, however many contact types show it.
  func ofEndpoint(_ name: String = "") -> FindingSubject {
    FindingSubject(
      endpoint: "contact-search",
      interaction: isSearch ? search.types[0].name.value : interaction, name: name)
  }

  /// A promise about a column: one cause, however many contact types have its mapping.
  func ofMapping(_ column: ContactMatch.Column?, _ name: String) -> FindingSubject {
    guard isSearch, let span = column?.mapping?.nameSpan,
      let first = search.types.first(where: { $0.mapping.contains { $0.nameSpan == span } })
    else { return ofType(name) }
    return FindingSubject(
      endpoint: "contact-search", interaction: first.name.value, name: name)
  }

  /// A promise of the contact type as a whole: one cause, however many scenarios show it.
  func ofType(_ name: String = "") -> FindingSubject {
    FindingSubject(endpoint: "contact-search", interaction: interaction, name: name)
  }
}
