// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import PBXEmulation
public import Redaction
import Transports

/// What a run learned about its credential: the log-in, and the questions that come last.
public struct TokenRun: Sendable {
  /// The contract.
  public let contract: Contract
  /// The environment's name.
  public let environment: String
  /// The PBX that asked, logged in if it could.
  public let pbx: PBX
  /// How the last questions were chosen; nil if there are none.
  public let lifecycle: Lifecycle?
  /// The turns in the order of the run.
  public let turns: [NumberedTurn]
  /// Makes text of the answers safe to show.
  public let redactor: Redactor
  /// What was found before, in this run.
  public internal(set) var findings: [Finding]
  /// The code of why the last questions were not asked; nil if they were, or if a finding says so.
  public let stop: String?

  /// A turn and its number in the run.
  public struct NumberedTurn: Sendable {
    /// What was asked and what came of it.
    public let turn: Turn
    /// The number of its exchange.
    public let number: Int

    /// A turn and its number.
    public init(_ turn: Turn, number: Int) {
      self.turn = turn
      self.number = number
    }

    /// The status of the answer; nil if there was none.
    var status: Int? { turn.exchange.response?.status }
    /// The body of the answer; empty if there was none.
    var body: [UInt8] { turn.exchange.response?.body ?? [] }
  }

  /// A run.
  ///
  /// - Parameters:
  ///   - pbx: who asked.
  ///   - environment: the environment's name.
  ///   - lifecycle: how the last questions were chosen.
  ///   - turns: what was asked.
  ///   - findings: what was found before.
  ///   - stop: why the last questions were not asked, if no finding says so.
  ///   - redactor: makes text of the answers safe to show.
  public init(
    by pbx: PBX, in environment: String, lifecycle: Lifecycle?, turns: [NumberedTurn],
    findings: [Finding] = [], stop: String? = nil, redactor: Redactor
  ) {
    contract = pbx.contract
    self.environment = environment
    self.pbx = pbx
    self.lifecycle = lifecycle
    self.turns = turns
    self.findings = findings
    self.stop = stop
    self.redactor = redactor
  }

  /// The token endpoint; nil if the contract has none.
  public var token: TokenEndpoint? { contract.token }

  /// The turn of a question; nil if it was not asked.
  ///
  /// The last one: what is refused for a limit is asked again.
  func turn(_ name: String) -> NumberedTurn? {
    turns.last { $0.turn.question.name == name }
  }

  /// Whether the CRM refused since it was asked too often, which says nothing of the credential.
  func isLimited(_ turn: NumberedTurn?) -> Bool {
    guard let turn, turn.status == 429 || turn.status == 503 else { return false }
    return LimitRefusal(turn.turn.exchange, of: contract.limits, askedBy: pbx) != nil
  }

  /// Whether a finding rests on an answer that was refused for a limit.
  func restsOnLimit(_ finding: Finding) -> Bool {
    finding.evidence.contains { number in isLimited(turns.first { $0.number == number }) }
  }

  /// The turn of a question; nil if it was not asked.
  func turn(_ name: LifecycleQuestion) -> NumberedTurn? { turn(name.rawValue) }

  /// Whether two refreshes at once have killed the log-in, as the contract promises.
  var isKilledAtOnce: Bool {
    let reads = [turn(.readFirst), turn(.readSecond)].compactMap(\.self)
    return !reads.isEmpty && !reads.contains { isGood($0) }
      && token?.refresh.atOnce?.value == .kills
  }

  /// The code of what kept a question from being asked.
  var cause: String {
    if let ended = findings.first(where: { $0.kind == TokenAtOnce.kind }) { return ended.kind.code }
    return findings.first { $0.kind.severity == .blocker }?.kind.code ?? stop
      ?? findings.first?.kind.code ?? TokenIssued.kind.code
  }

  /// A finding about the credential, with the turns that show it.
  func finding(
    _ kind: FindingKind, _ message: RedactedText, at place: SourceSpan?, about name: String = "",
    _ turns: [NumberedTurn?] = []
  ) -> Finding {
    let endpoint = contract.token == nil ? "contract" : "token"
    var finding = Finding(
      kind, about: FindingSubject(endpoint: endpoint, interaction: "", name: name), message,
      at: place)
    finding.evidence = turns.compactMap { $0?.number }
    return finding
  }

  /// Why a turn proves nothing: the CRM could not be asked, or did not answer; nil if it answered.
  func unanswered(_ turn: NumberedTurn) -> Finding? {
    guard let failure = turn.turn.exchange.failure else { return nil }
    let connected = turn.turn.exchange.remoteAddress != nil
    guard let reason = FailureToAsk.reason(for: failure, connected: connected) else { return nil }
    var finding = finding(
      reason.kind, reason.headline(of: failure), at: token?.request.span,
      about: turn.turn.question.name, [turn])
    finding.actual = redactor.redact(failure.detail)
    finding.remedy = reason.remedy(for: failure)
    return finding
  }
}
