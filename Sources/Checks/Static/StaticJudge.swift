// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import Readiness

/// Judges what can be judged of a contract without asking anybody.
public enum StaticJudge {
  /// What is wrong with a contract, worst first.
  ///
  /// Secrets are judged of one environment, or of all if none is named; without `today` nothing is
  /// said about days.
  public static func findings(
    in contract: Contract, environment: String? = nil, today: CalendarDay?
  ) -> [Finding] {
    ruling(on: contract, environment: environment, today: today).findings.sorted()
  }

  /// The same, with each check as a promise of the run as a whole.
  public static func ruling(
    on contract: Contract, environment: String? = nil, today: CalendarDay?
  ) -> LookupJudge.Ruling {
    let reading = StaticCase(contract, environment: environment, today: today)
    var ruling = LookupJudge.Ruling()
    for check in StaticCatalogue.all where check.concerns(reading) {
      let found = check.judge(reading)
      ruling.findings += found
      ruling.promises.append(
        PromiseResult(
          check.kind, endpoint: StaticCase.endpoint, scenario: "", found.isEmpty ? .kept : .broken))
    }
    return ruling
  }
}
