// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GoTemplates
public import PBXEmulation
import PBXLanguage
import Readiness
public import Redaction
import Transports

/// Everything that a run wrote, read back and removed, for the checks of write-back.
public struct WritesRun: Sendable {
  /// The contract.
  public let contract: Contract
  /// The name of the environment.
  public let environment: String
  /// The PBX that wrote.
  public let pbx: PBX
  /// What was written; nil if nothing was.
  public let written: WriteRun?
  /// What was removed; nil if nothing was.
  public let cleanedUp: CleanUpRun?
  /// The number of the exchange of the first write turn.
  public let firstNumber: Int
  /// The number of the exchange of the first turn of the clean-up.
  public let firstCleanUpNumber: Int
  /// What was found so far.
  public internal(set) var findings: [Finding]
  /// The code of why nothing more was asked, if no finding says so.
  let stop: String?
  /// Why nothing may be written; nil if it may.
  let policy: RedactedText?
  /// Makes text of the answers safe to show.
  public let redactor: Redactor

  /// A run.
  ///
  /// - Parameters:
  ///   - pbx: who wrote, with its contract.
  ///   - environment: the name of the environment.
  ///   - written: what was written, and the number of its first exchange.
  ///   - cleanedUp: what was removed, and the number of its first exchange.
  ///   - findings: what was found before, such as a caller whom the search does not find.
  ///   - stop: the code of why questions were not asked, if no finding says so.
  ///   - policy: why nothing may be written.
  ///   - redactor: makes text of the answers safe to show.
  public init(
    by pbx: PBX, in environment: String, written: (run: WriteRun, firstNumber: Int)?,
    cleanedUp: (run: CleanUpRun, firstNumber: Int)? = nil, findings: [Finding] = [],
    stop: String? = nil, policy: RedactedText? = nil, redactor: Redactor
  ) {
    contract = pbx.contract
    self.environment = environment
    self.pbx = pbx
    self.written = written?.run
    self.cleanedUp = cleanedUp?.run
    firstNumber = written?.firstNumber ?? 0
    firstCleanUpNumber = cleanedUp?.firstNumber ?? 0
    self.findings = findings
    self.stop = stop
    self.policy = policy
    self.redactor = redactor
  }

  /// The number of the exchange of a write turn.
  func number(_ hearing: WriteHearing) -> Int { firstNumber + hearing.position }

  /// The numbers of the exchanges of write turns.
  func numbers(_ hearings: [WriteHearing?]) -> [Int] {
    hearings.compactMap { $0.map(number) }
  }

  /// The code of why something was not asked.
  var stopCode: String { stop ?? findings.first?.kind.code ?? AnswerMissing.kind.code }

  /// The first code that was found about an endpoint and keeps what hangs on it from being judged.
  func found(about endpoint: String) -> String? {
    let found = findings.filter { $0.subject.endpoint == endpoint }
    return (found.first { $0.kind.severity == .blocker } ?? found.first)?.kind.code
  }
}

/// What a finding of a name about an endpoint's records is about, however many show it.
func writeSubject(_ endpoint: WriteEndpoint.Kind, _ name: String = "") -> FindingSubject {
  FindingSubject(endpoint: endpoint.rawValue, interaction: endpoint.rawValue, name: name)
}
