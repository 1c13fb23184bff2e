// SPDX-License-Identifier: Apache-2.0

import Checks
import Contracts
import Diagnostics
import PBXEmulation
import Redaction
import Transports

extension RunAssessment {
  /// What was written and removed, as the checks see it; nil if the contract has nothing to write.
  func writesRun(_ findings: [Finding]) -> WritesRun? {
    guard !plan.contract.writes.isEmpty else { return nil }
    let run = writeRun
    return WritesRun(
      by: plan.pbx, in: plan.environment,
      written: run.map { ($0, traffic.numbers(of: .writes).lowerBound) },
      cleanedUp: run.flatMap(cleanUp).map { ($0, traffic.numbers(of: .cleanUp).lowerBound) },
      findings: findings, stop: traffic.stop == nil ? nil : stopCode, policy: plan.writePolicy,
      redactor: redactor)
  }

  /// The writes with every answer; nil if none was begun.
  private var writeRun: WriteRun? {
    guard let turns = traffic.stages[.writes], var run = plan.writeRun else { return nil }
    run.hear(turns)
    return run
  }

  /// What had to be refused with every answer.
  private var malformedRun: MalformedRun? {
    guard let turns = traffic.stages[.malformed] else { return nil }
    let written = (traffic.stages[.writes] ?? []).map(\.question)
    var run = plan.malformedRun(behind: written)
    run.hear(turns)
    return run
  }

  private func cleanUp(behind run: WriteRun) -> CleanUpRun? {
    guard let turns = traffic.stages[.cleanUp] else { return nil }
    var removal = plan.cleanUp(behind: run, malformedRun)
    removal.hear(turns)
    return removal
  }
}
