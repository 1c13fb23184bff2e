// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Transports

/// A result, with what the views look up again and again found once.
struct ResultIndex {
  let result: RunResult
  private let exchanges: [Int: ReportedExchange]
  private let broken: [PromiseName: [ReportedFinding]]
  private let unasked: [PromiseName: [ReportedFinding]]

  /// What joins a finding and a promise.
  private struct PromiseName: Hashable {
    let code: String
    let endpoint: String
    let scenario: String
  }

  init(_ result: RunResult) {
    self.result = result
    exchanges = Self.evidence(in: result)
    var broken: [PromiseName: [ReportedFinding]] = [:]
    var unasked: [PromiseName: [ReportedFinding]] = [:]
    for finding in result.findings {
      for scenario in finding.scenarios.isEmpty ? [""] : finding.scenarios {
        let endpoint = finding.subject.endpoint
        if finding.isFailureToAsk {
          // A failure to ask has its own code, whichever check met it.
          let name = PromiseName(code: "", endpoint: endpoint, scenario: scenario)
          unasked[name, default: []].append(finding)
        } else {
          let name = PromiseName(code: finding.kind.code, endpoint: endpoint, scenario: scenario)
          broken[name, default: []].append(finding)
        }
      }
    }
    self.broken = broken
    self.unasked = unasked
  }

  /// The exchanges that findings name, by their numbers: of thousands there are few.
  private static func evidence(in result: RunResult) -> [Int: ReportedExchange] {
    let named = Set(result.findings.flatMap(\.evidence))
    guard !named.isEmpty else { return [:] }
    let shown = result.exchanges.lazy.filter { named.contains($0.number) }
    return Dictionary(shown.map { ($0.number, $0) }) { first, _ in first }
  }

  /// The exchanges that show a finding, in the order in which it names them.
  func evidence(of finding: ReportedFinding) -> [ReportedExchange] {
    finding.evidence.compactMap { exchanges[$0] }
  }

  /// The findings that say why a promise is not kept.
  func findings(about promise: PromiseResult) -> [ReportedFinding] {
    let endpoint = promise.endpoint
    switch promise.outcome {
    case .kept, .notProven: return []
    case .broken:
      let name = PromiseName(code: promise.code, endpoint: endpoint, scenario: promise.scenario)
      return broken[name] ?? []
    case .couldNotAsk:
      return unasked[PromiseName(code: "", endpoint: endpoint, scenario: promise.scenario)] ?? []
    }
  }

  /// Findings about the run as a whole: no promise of a scenario tells of them.
  var findingsBesidePromises: [ReportedFinding] {
    let told = Set(result.promises.flatMap { findings(about: $0) })
    return result.findings.filter { !told.contains($0) }
  }

  /// What kept a promise from being judged; empty if it was judged.
  func cause(of promise: PromiseResult) -> RedactedText {
    switch promise.outcome {
    case .kept, .broken: ""
    case .notProven(because: .code(let code)): "\(authored: code)"
    case .notProven(because: .policy(let reason)): reason
    case .couldNotAsk: "\(authored: findings(about: promise).first?.kind.code ?? promise.code)"
    }
  }

  /// The promises that were not proven by what prevented it, in the order of first appearance.
  var unprovenByCause: [UnprovenGroup] {
    var groups: [UnprovenGroup] = []
    var positions: [RedactedText: Int] = [:]
    for promise in result.promises where promise.isUnproven {
      let cause = cause(of: promise)
      let position = positions[cause] ?? groups.count
      if position == groups.count {
        positions[cause] = position
        groups.append(UnprovenGroup(cause: cause, isCode: promise.isPreventedByCode))
      }
      groups[position].add(promise)
    }
    return groups
  }

  /// Capabilities with what became of their promises.
  var capabilities: [CapabilitySummary] {
    let tally = PromiseTally(result.promises)
    return Capability.allCases.map { capability in
      let share = tally.share(of: capability)
      return CapabilitySummary(
        capability: capability, state: result.state(of: capability), kept: share.kept,
        asked: share.asked)
    }
  }
}

/// One capability: its state and how many of its promises are kept.
struct CapabilitySummary {
  let capability: Capability
  let state: CapabilityState
  let kept: Int
  let asked: Int

  /// Whether a reader has to look at it: it is in scope and something was asked.
  var isConcerned: Bool { state != .outOfScope && asked > 0 }

  /// `3 of 4`, or why there is nothing to count.
  var promisesKept: String {
    if isConcerned { return "\(kept) of \(asked)" }
    return state == .outOfScope ? "the contract has no file for it" : "no promise asks about it"
  }
}
