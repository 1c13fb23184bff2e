// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import PBXEmulation
import Redaction
import Transports

extension SearchRun {
  /// Why nothing can be said about an answer by which the CRM says that it was asked too often; nil if
  /// it is none.
  ///
  /// What it is asked for would have been answered later: the limit is another cause.
  func limited(_ exchange: Exchange) -> Judgement? {
    guard LimitRefusal(exchange, of: scope.contract.limits, askedBy: pbx) != nil else { return nil }
    let code = AnswerReliable.kind.code
    return findings.contains { $0.kind.code == code }
      ? .notProven(because: code) : .leftOpen("the CRM refused it for a limit")
  }
}
