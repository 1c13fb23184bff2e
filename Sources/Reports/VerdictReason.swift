// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// Why a verdict is as it is, in a sentence or two for a steering meeting.
enum VerdictReason {
  static func sentence(for result: RunResult) -> RedactedText {
    switch result.verdict {
    case .ready: ready(result)
    case .readyWithConditions: conditions(result.counts) + unproven(result.counts)
    case .notReady: blocker(result)
    case .notProven: nothingKnown(result)
    }
  }

  private static func ready(_ result: RunResult) -> RedactedText {
    let counts = result.counts
    let kept = result.promises.count { $0.outcome == .kept }.of("promise")
    let are: RedactedText = kept == "1 promise" ? "is" : "are"
    if counts.minors > 0 {
      let worth: RedactedText = counts.minors == 1 ? "finding is" : "findings are"
      return "Nothing stands in the way. \(counts.minors) minor \(worth) worth mending."
        + unproven(counts)
    }
    return "\(kept) \(are) kept, none is broken." + unproven(counts)
  }

  private static func conditions(_ counts: VerdictCounts) -> RedactedText {
    let need: RedactedText = counts.majors == 1 ? "finding needs" : "findings need"
    return "Nothing stops agents from working, but \(counts.majors) \(need) somebody's acceptance."
  }

  private static func blocker(_ result: RunResult) -> RedactedText {
    let worst = result.findings.first { $0.kind.severity == .blocker && !$0.isFailureToAsk }
    let more = result.counts.blockers - 1
    let effect = worst?.effect.shown() ?? ""
    let seen: RedactedText = effect.isEmpty ? "" : " Agents see: \(effect)."
    let others: RedactedText = more > 0 ? " And \(more.of("more blocker"))." : ""
    return "\((worst?.message ?? "").shown().capitalised).\(seen)\(others)"
  }

  private static func nothingKnown(_ result: RunResult) -> RedactedText {
    if let failure = result.findings.first(where: \.isFailureToAsk) {
      let message = failure.message.shown().capitalised
      return "\(message), so nothing is known about what depends on it."
    }
    if result.promises.isEmpty { return "Nothing was asked, so nothing is proven." }
    return result.promises.contains { $0.outcome == .kept }
      ? "Nothing is known to be broken, but not everything could be judged."
      : "No promise was kept, so nothing is proven."
  }

  private static func unproven(_ counts: VerdictCounts) -> RedactedText {
    switch counts.notProven {
    case 0: ""
    case 1: " 1 promise was not proven."
    default: " \(counts.notProven) promises were not proven."
    }
  }
}

extension World {
  /// The world in words.
  var title: RedactedText {
    switch self {
    case .live: "live CRM"
    case .recorded: "recording"
    case .sandbox: "built-in sandbox"
    }
  }
}
