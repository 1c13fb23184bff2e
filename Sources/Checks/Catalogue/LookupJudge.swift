// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
public import Readiness

/// Puts every check to every scenario, in order, so that one cause gives one finding.
public enum LookupJudge {
  /// What became of each promise of a scenario, and what was found.
  public struct Ruling: Sendable, Hashable {
    /// One result for each promise that the contract makes about the scenario.
    public var promises: [PromiseResult] = []
    /// Broken promises.
    public var findings: [Finding] = []
    /// Why the CRM could not be asked; at most one.
    public var failures: [Finding] = []
  }

  /// Judges all scenarios of an endpoint; the rulings stand in the order of the cases.
  ///
  /// Scenarios that expect a record come first, wherever they stand in the contract: a search that
  /// gives everybody to a known caller gives everybody to a stranger too, and a list that was
  /// renamed is missing for both. Each is one cause.
  public static func judge(_ lookups: [LookupCase]) -> [Ruling] {
    let known = lookups.filter(\.expectsRecord).concurrentMap { judge($0) }
    let found = known.flatMap(\.findings)
    let path = PathSelectsNothing.kind.code
    let showsList = known.contains { ruling in
      ruling.promises.contains { $0.code == path && $0.outcome == .kept }
    }
    let unknown = lookups.filter { !$0.expectsRecord }.concurrentMap { lookup in
      var lookup = lookup
      lookup.elsewhere = found
      lookup.listIsShownElsewhere = showsList
      return judge(lookup)
    }
    var (ofKnown, ofUnknown) = (known.makeIterator(), unknown.makeIterator())
    return lookups.compactMap { $0.expectsRecord ? ofKnown.next() : ofUnknown.next() }
  }

  /// Judges one scenario by itself.
  public static func judge(_ lookup: LookupCase) -> Ruling {
    var lookup = lookup
    var ruling = Ruling()
    for check in CheckCatalogue.lookup where check.concerns(lookup.scenario, of: lookup.search) {
      let judgement = check.judge(lookup)
      guard let outcome = judgement.outcome else { continue }
      ruling.promises.append(
        PromiseResult(
          check.kind, endpoint: "contact-search", scenario: lookup.scenario.name.value, outcome))
      switch judgement {
      case .kept, .notProven, .notPromised: break
      case .broken(let findings):
        ruling.findings += findings
        lookup.earlier += findings
      case .couldNotAsk(let finding):
        ruling.failures.append(finding)
        lookup.earlier.append(finding)
      }
    }
    return ruling
  }
}

extension Judgement {
  /// What becomes of the promise; nil if there is none.
  var outcome: PromiseResult.Outcome? {
    switch self {
    case .kept: .kept
    case .broken: .broken
    case .couldNotAsk: .couldNotAsk
    case .notProven(let code): .notProven(because: .code(code))
    case .notPromised: nil
    }
  }

  /// Broken by what was found; otherwise not proven if something stands before it, else kept.
  static func found(_ findings: [Finding], unless code: String? = nil) -> Judgement {
    if !findings.isEmpty { return .broken(findings) }
    return code.map { .notProven(because: $0) } ?? .kept
  }
}
