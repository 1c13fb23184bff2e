// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import PBXEmulation
import Redaction

/// A few refused requests do not lock the integration out.
public enum AuthLockOut: TokenCheck {
  /// Major: a mistyped secret takes everybody's pop-ups away for a while.
  public static let kind = FindingKind(
    "auth-lock-out", .major, .resilience, holds: .controlledPilot, owner: .crmAdministrator,
    layer: .crm)

  /// What the check says about itself.
  public static let page = TokenPage(
    "a few refused requests do not lock the integration out",
    about: """
      After the questions that the CRM had to refuse, the declared read is sent once more. A 403 or \
      429 then means that the CRM has locked this address out: EspoCRM does so after about ten \
      refusals in a minute, for good keys too. The run asks nothing more, and what it did not come \
      to is *not proven* because of this code. Any other answer than the promised one is told too.
      """,
    passing: TokenExample(),
    failing: TokenExample(["read after the refusals": ExampleAnswer("", status: 403)]))

  /// Looks at the read behind the refusals.
  public static func judge(_ run: TokenRun) -> [SeriesPromise] {
    guard run.turn(.missing) != nil else { return [] }
    guard let turn = run.turn(.control) else {
      return [SeriesPromise("", .notProven(because: run.cause))]
    }
    if let finding = run.unanswered(turn) { return [SeriesPromise("", .couldNotAsk(finding))] }
    if let code = run.noGround { return [SeriesPromise("", .notProven(because: code))] }
    guard !run.isGood(turn) else { return [SeriesPromise("", .kept)] }
    let refusals = run.turns.filter {
      $0.number < turn.number && [401, 403, 429].contains($0.status ?? 0)
    }
    var finding = run.finding(
      kind,
      run.lockOut == nil
        ? "the credential is not good any more after \(refusals.count) refused requests"
        : "the CRM locks this address out after \(refusals.count) refused requests",
      at: run.lifecycle?.read?.request.span, [turn])
    finding.expected = "the answer of before"
    finding.actual = turn.status.map { "status \($0)" } ?? ""
    finding.remedy = """
      wait until the lock ends before you run again; ask the CRM administrator for its rules, and \
      for an exception for the PBX's address
      """
    finding.effect = "one wrong password at the PBX, and nobody sees a name for minutes"
    return [SeriesPromise("", .broken([finding]))]
  }
}

extension TokenRun {
  /// The code of a lock-out, if the CRM has locked the run out.
  var lockOut: String? {
    guard let status = turn(.control)?.status, status == 403 || status == 429, isGood(turn(.read))
    else { return nil }
    return AuthLockOut.kind.code
  }
}
