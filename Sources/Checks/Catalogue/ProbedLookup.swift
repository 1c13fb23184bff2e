// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import PBXEmulation
import Readiness
public import Redaction

/// One lookup of a run with its answers.
///
/// A run has thousands. So it keeps the answers as they came, with what was noted of them when they
/// were read; what they are read to is made anew where somebody asks for it.
public struct ProbedLookup: Sendable {
  private let facts: Facts
  /// The number of the first exchange.
  public private(set) var firstNumber: Int

  /// What never changes about a lookup.
  private final class Facts: Sendable {
    let probe: Probe
    let raw: [LookupAnswer]
    /// The scenario it answers; nil if it is asked for a check's own sake.
    let scenario: Scenario?
    let setting: SearchSetting
    let faults: [Finding]
    let notes: LookupNotes
    let settled: PromiseRound?

    init(
      _ probe: Probe, _ raw: [LookupAnswer], _ scenario: Scenario?, _ setting: SearchSetting
    ) {
      let answers = ScenarioCase(
        scenario ?? .unnamed(probe.ask, in: setting.search), in: setting, answers: raw)
      let isNamed = scenario != nil && probe.phase == .scenarios
      self.probe = probe
      self.raw = raw
      self.scenario = scenario
      self.setting = setting
      faults = LookupJudge.faults(of: answers)
      notes = isNamed ? LookupNotes(answers, setting.survey) : LookupNotes()
      settled = isNamed ? LookupJudge.settled(answers) : nil
    }
  }

  /// A lookup and what came of it.
  ///
  /// `scenario`: the scenario it answers; nil if it is asked for a check's own sake.
  public init(
    _ probe: Probe, _ raw: [LookupAnswer], firstNumber: Int, scenario: Scenario?,
    of search: ContactSearch, askedBy pbx: PBX, redactor: Redactor
  ) {
    let setting = SearchSetting(search, askedBy: pbx, redactor: redactor)
    self.init(probe, raw, firstNumber: firstNumber, scenario: scenario, in: setting)
  }

  /// A lookup and what came of it, among others of the same search.
  public init(
    _ probe: Probe, _ raw: [LookupAnswer], firstNumber: Int, scenario: Scenario?,
    in setting: SearchSetting
  ) {
    facts = Facts(probe, raw, scenario, setting)
    self.firstNumber = firstNumber
  }

  /// The same with the numbers of its exchanges, which are known when the run is over.
  public mutating func number(from first: Int) { firstNumber = first }

  /// What it was asked for.
  public var probe: Probe { facts.probe }

  /// All answers, those of reads included, raw.
  public var raw: [LookupAnswer] { facts.raw }

  /// What the answers as such are at fault with: none came, a status, no JSON, an error inside.
  public var faults: [Finding] { facts.faults }

  /// What was noted of the answers to a scenario; nothing of other lookups.
  var notes: LookupNotes { facts.notes }

  /// Its answers as checks see them, read anew each time.
  public var answers: ScenarioCase {
    answers(to: facts.scenario ?? .unnamed(probe.ask, in: facts.setting.search))
  }

  /// The same as the first scenario that it answers sees them, with what is settled of its promises.
  public var answered: AnsweredScenario? {
    facts.scenario.map { AnsweredScenario(of: self, as: $0, settled: facts.settled) }
  }

  /// The answers as a scenario sees them.
  func answers(to scenario: Scenario) -> ScenarioCase {
    var answers = ScenarioCase(scenario, in: facts.setting, answers: raw)
    answers.number(from: firstNumber)
    return answers
  }

  /// The endpoint's promises.
  var search: ContactSearch { facts.setting.search }

  /// The numbers of its exchanges.
  public var evidence: [Int] { raw.indices.map { firstNumber + $0 } }

  /// Every record that was found, in the order of the contact types; read anew each time.
  var records: [ScenarioCase.Record] { answers.records }

  /// How many records were found; read anew each time.
  var recordCount: Int { answers.recordCount }

  /// The contact types in which records were found, by their positions.
  var foundTypes: Set<Int> {
    probe.phase == .scenarios
      ? Set(notes.contacts.map(\.type)) : Set(records.map(\.answer.step.type))
  }

  /// The read of the found record by its id, if there was one.
  var read: (answer: LookupAnswer, number: Int)? {
    raw.firstIndex { $0.step.kind == .read }.map { (raw[$0], firstNumber + $0) }
  }
}

extension Scenario {
  /// A lookup that no scenario of the contract asks for.
  static func unnamed(_ ask: SearchAsk, in search: ContactSearch) -> Scenario {
    let text = Located(ask.text, at: search.span)
    let asked: Ask =
      switch ask {
      case .call: .call(text)
      case .typed: .search(text)
      }
    return Scenario(
      name: Located("", at: search.span), ask: asked, finds: .nothing(search.span),
      span: search.span)
  }
}
