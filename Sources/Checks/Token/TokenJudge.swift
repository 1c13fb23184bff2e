// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Readiness
import Redaction

/// Judges the credential's life, check by check, so that one cause gives one finding.
public enum TokenJudge {
  /// What became of each promise.
  ///
  /// `checks`: which of them judge; all, unless a run is not at its end.
  public static func judge(
    _ run: TokenRun, _ checks: [any TokenCheck.Type] = TokenCatalogue.all
  ) -> LookupJudge.Ruling {
    var run = run
    var ruling = LookupJudge.Ruling()
    let endpoint = run.contract.token == nil ? "contract" : "token"
    for check in checks {
      for judged in check.judge(run) {
        let promise = check.kind == AuthLockOut.kind ? judged : withoutLimits(judged, run)
        guard let outcome = promise.judgement.outcome else { continue }
        ruling.promises.append(
          PromiseResult(check.kind, endpoint: endpoint, scenario: promise.name, outcome))
        if case .couldNotAsk(let finding) = promise.judgement {
          ruling.failures.append(finding)
        } else {
          ruling.findings += promise.judgement.findings
        }
        run.findings += promise.judgement.findings
      }
    }
    return ruling
  }

  /// A promise that seems broken by an answer which only says "too many requests" is left open.
  private static func withoutLimits(_ promise: SeriesPromise, _ run: TokenRun) -> SeriesPromise {
    guard promise.judgement.findings.contains(where: run.restsOnLimit) else { return promise }
    return SeriesPromise(
      promise.name, .leftOpen("the CRM's limit of requests was reached before it could be shown"))
  }
}
