// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
public import PBXEmulation
import PBXLanguage
public import Redaction

/// One scenario and every answer to it: the pop-up as a whole.
public struct ScenarioCase: Sendable {
  private let setting: SearchSetting
  /// The scenario.
  public let scenario: Scenario
  /// The answers in the order they were asked for: searches, and what follows each of them.
  public internal(set) var answers: [LookupCase]
  /// What earlier checks found about these answers.
  public internal(set) var earlier: [Finding] = []

  /// A record that was found.
  struct Record: Sendable {
    /// The search that found it.
    let answer: LookupCase
    /// Its place there, from 0.
    let index: Int

    /// The value of a field; nil if the field's list is too short.
    func value(of field: ContactField) -> GJSONValue? {
      answer.records.value(of: field, inRecord: index)
    }
  }

  /// A scenario and what was answered to it.
  ///
  /// The exchanges are numbered later; see ``number(from:)``.
  public init(_ scenario: Scenario, in setting: SearchSetting, answers: [LookupAnswer]) {
    self.scenario = scenario
    self.setting = setting
    self.answers = Self.cases(of: answers, scenario, setting)
    // Where any type may have the record and one has it, the others need not.
    guard setting.search.types.count > 1, self.answers.contains(where: { $0.recordCount > 0 })
    else {
      return
    }
    for index in self.answers.indices { self.answers[index].recordIsElsewhere = true }
  }

  /// A scenario and what was answered to it, by itself.
  public init(
    _ scenario: Scenario, of search: ContactSearch, answers: [LookupAnswer], askedBy pbx: PBX,
    redactor: Redactor
  ) {
    self.init(
      scenario, in: SearchSetting(search, askedBy: pbx, redactor: redactor), answers: answers)
  }

  /// The PBX that asked.
  public var pbx: PBX { setting.pbx }

  /// The endpoint's promises.
  public var search: ContactSearch { setting.search }

  /// Makes text of the answers safe to show.
  public var redactor: Redactor { setting.redactor }

  /// The same with what was found about known callers, for answers that should hold nobody.
  func knowing(_ findings: [Finding], showsList: Bool) -> ScenarioCase {
    var copy = self
    for index in answers.indices where !answers[index].expectsRecord {
      copy.answers[index].elsewhere = findings
      copy.answers[index].listIsShownElsewhere = showsList
    }
    return copy
  }

  /// Whether what was found about other lookups cannot change what is said about this one.
  ///
  /// It can where an answer should hold nobody: there it tells a stranger from a broken search.
  var standsAlone: Bool {
    answers.indices.allSatisfy {
      answers[$0].isSearch ? answers[$0].expectsRecord : !answers[$0].recordIsElsewhere
    }
  }

  /// Each answer by itself; chained ones fill the records of the search before them.
  private static func cases(
    of answers: [LookupAnswer], _ scenario: Scenario, _ setting: SearchSetting
  ) -> [LookupCase] {
    var cases: [LookupCase] = []
    var latest: Int?
    var added: [(record: Int, match: ContactMatch)] = []
    func complete() {
      if let latest, !added.isEmpty {
        cases[latest].records = cases[latest].match.adding(added)
      }
      added = []
    }
    for answer in answers where answer.step.kind != .read {
      var variables = scenario.searchAsk.variables
      if answer.step.kind == .search {
        complete()
        latest = cases.count
      } else if let latest {
        variables.merge(cases[latest].match.variables(ofRecord: answer.step.record)) { $1 }
      }
      let lookup = LookupCase(scenario, in: setting, answer: answer, variables: variables)
      if answer.step.kind != .search { added.append((answer.step.record, lookup.match)) }
      cases.append(lookup)
    }
    complete()
    return cases
  }

  /// The same with the numbers of its exchanges, which are known when the run is over.
  public mutating func number(from first: Int) {
    for index in answers.indices { answers[index].number = first + index }
  }

  /// Forgets what a check found, since something else was its cause.
  mutating func forget(_ code: String) {
    earlier.removeAll { $0.kind.code == code }
    for index in answers.indices { answers[index].earlier.removeAll { $0.kind.code == code } }
  }

  /// The searches, one a contact type.
  var searches: [LookupCase] { answers.filter(\.isSearch) }

  /// Every record that was found, in the order of the contact types.
  var records: [Record] {
    var records: [Record] = []
    // By index: a case is large, and every check asks for the records.
    for place in answers.indices where answers[place].isSearch {
      for index in 0..<answers[place].recordCount {
        records.append(Record(answer: answers[place], index: index))
      }
    }
    return records
  }

  /// How many records were found.
  var recordCount: Int {
    answers.indices.reduce(0) {
      $0 + (answers[$1].isSearch ? answers[$1].recordCount : 0)
    }
  }

  /// Whether a known record is expected.
  public var expectsRecord: Bool { scenario.expectsRecord }

  /// Whether an earlier check found one of these codes.
  func hasBroken(_ codes: [String]) -> String? {
    earlier.first { codes.contains($0.kind.code) }?.kind.code
  }

  /// The code that keeps the content of an answer from being judged; nil if all may be.
  var noContent: String? {
    hasNoFindings ? nil : answers.lazy.compactMap(\.noContent).first
  }

  /// Whether nothing was found about any answer, as nearly always.
  private var hasNoFindings: Bool { answers.indices.allSatisfy { answers[$0].earlier.isEmpty } }

  /// The code that keeps the records from being judged; nil if the answers may be read.
  var obstacle: String? { noContent ?? unreadable(.contactsID) }

  /// Whether every search may be read, so that what is missing is missing.
  func unreadable(_ field: ContactField) -> String? {
    hasNoFindings ? nil : searches.lazy.compactMap { $0.unreadable(field) }.first
  }
}

extension ScenarioCase: FindingSource {
  var evidence: [Int] { answers.map(\.number) }

  /// A promise of the endpoint as a whole: one cause, however many scenarios show it.
  func ofType(_ name: String = "") -> FindingSubject {
    FindingSubject(
      endpoint: "contact-search", interaction: search.types.first?.name.value ?? "", name: name)
  }
}
