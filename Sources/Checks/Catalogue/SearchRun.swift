// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import PBXEmulation
import PBXLanguage
public import Redaction

/// Every lookup of a run, for the checks that compare them.
public struct SearchRun: Sendable {
  /// What was to be run.
  public let scope: SearchScope
  /// The PBX that asked.
  public let pbx: PBX
  /// Makes text of the answers safe to show.
  public let redactor: Redactor
  /// What was asked, in plan order; lookups that were not begun are missing.
  public let lookups: [ProbedLookup]
  /// What was found about the scenarios before.
  public internal(set) var findings: [Finding] {
    didSet { grounds = Grounds(findings, of: search) }
  }
  /// What was asked besides the lookups.
  public let turns: [TokenRun.NumberedTurn]
  /// What could not be asked, since the templates cannot be rendered for it.
  public let unrenderable: Set<Probe.Key>

  /// The names that the PBX would keep of the callers.
  let names: Phonebook

  /// What the findings say about every lookup.
  private(set) var grounds: Grounds

  private let stop: String?
  private let positions: [Probe.Key: Int]

  /// A run.
  ///
  /// `stop`: the code of why lookups were not begun, if no finding says so.
  public init(
    _ scope: SearchScope, askedBy pbx: PBX, lookups: [ProbedLookup],
    turns: [TokenRun.NumberedTurn] = [], findings: [Finding],
    unrenderable: Set<Probe.Key> = [], stop: String? = nil, redactor: Redactor
  ) {
    self.scope = scope
    self.pbx = pbx
    self.lookups = lookups
    self.turns = turns
    self.findings = findings
    grounds = Grounds(findings, of: scope.search)
    self.unrenderable = unrenderable
    self.stop = stop
    self.redactor = redactor
    names = Phonebook(of: lookups)
    positions = Dictionary(
      lookups.enumerated().map { ($1.probe.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every exchange of the run.
  var traffic: TrafficRun {
    TrafficRun(
      askedBy: pbx, in: scope.environment, lookups: lookups, turns: turns, cause: cause,
      redactor: redactor)
  }

  /// The contract's search.
  public var search: ContactSearch { scope.search }

  /// The lookup that a probe asked for; nil if it was not begun.
  public func lookup(_ ask: SearchAsk, nth: Int = 0) -> ProbedLookup? {
    positions[Probe(ask, nth: nth, in: .scenarios).key].map { lookups[$0] }
  }

  /// All askings of the same thing, in order.
  public func lookups(of ask: SearchAsk) -> [ProbedLookup] {
    lookups.filter { $0.probe.ask == ask }.sorted { $0.probe.nth < $1.probe.nth }
  }

  /// The code of what kept the run from going on; nil if it went to its end.
  public var cause: String? {
    findings.first { $0.kind.severity == .blocker }?.kind.code ?? stop
      ?? findings.first { $0.kind.layer != .contract && $0.kind.layer != .template }?.kind.code
  }

  /// Why nothing can be said about a lookup that was not begun or not answered as promised, or
  /// whose records cannot be told.
  public func obstacle(to lookup: ProbedLookup?) -> String? {
    guard let lookup else { return cause ?? AnswerMissing.kind.code }
    if isUnreliable(lookup) { return AnswerReliable.kind.code }
    return lookup.faults.first?.kind.code ?? grounds.unknowable
  }

  /// The code under which it was found that the answers hold other things, or others' records, than
  /// the mapping is written for.
  var misread: String? { grounds.misread }
}
