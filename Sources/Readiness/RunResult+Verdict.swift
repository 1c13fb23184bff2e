// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension RunResult {
  /// How many findings of each severity there are, and how many promises were not proven.
  public var counts: VerdictCounts { counts(PromiseTally(promises)) }

  func counts(_ tally: PromiseTally) -> VerdictCounts {
    func broken(_ severity: Severity) -> Int {
      findings.count { !$0.isFailureToAsk && $0.kind.severity == severity }
    }
    return VerdictCounts(
      blockers: broken(.blocker), majors: broken(.major), minors: broken(.minor),
      notProven: tally.unproven)
  }

  /// Whether the CRM could not be asked something it should have been asked.
  public var couldNotAsk: Bool { couldNotAsk(PromiseTally(promises)) }

  private func couldNotAsk(_ tally: PromiseTally) -> Bool {
    tally.isAnyUnasked || findings.contains(where: \.isFailureToAsk)
  }

  /// What the run says about going live.
  ///
  /// A blocker is certain even where other questions could not be put. A run that proved nothing is
  /// never ready. What policy leaves open, with what depends on it, makes no run not proven.
  public var verdict: Verdict { verdict(PromiseTally(promises)) }

  func verdict(_ tally: PromiseTally) -> Verdict {
    let counts = counts(tally)
    if counts.blockers > 0 { return .notReady }
    if couldNotAsk(tally) || hasUnexplainedGap { return .notProven }
    if counts.majors > 0 { return .readyWithConditions }
    return tally.kept > 0 ? .ready : .notProven
  }

  /// Whether a promise was not judged because of a code that nothing explains: the run does not
  /// know what keeps it, and no policy allows it.
  private var hasUnexplainedGap: Bool {
    var explained = Set(findings.map(\.kind.code))
    // What is open for each code; what waits for a promise that policy leaves open is open, too.
    var waiting: [String: Set<String>] = [:]
    for promise in promises.open {
      switch promise.outcome {
      case .notProven(because: .policy): explained.insert(promise.code)
      case .notProven(because: .code(let cause)): waiting[cause, default: []].insert(promise.code)
      case .kept, .broken, .couldNotAsk: break
      }
    }
    while let cause = waiting.keys.first(where: explained.contains) {
      explained.formUnion(waiting.removeValue(forKey: cause) ?? [])
    }
    return !waiting.isEmpty
  }

  /// The exit status of the program.
  ///
  /// - Parameter policy: what the caller demands beyond the verdict.
  /// - Returns: 4 if a promise is broken that matters, 3 if the run could not find out what it had
  ///   to, 0 otherwise.
  public func exitStatus(_ policy: ExitPolicy = ExitPolicy()) -> Int32 {
    let broken = findings.filter { !$0.isFailureToAsk }
    if broken.contains(where: { $0.kind.severity <= policy.failOn }) { return 4 }
    if verdict == .notProven { return 3 }
    // A blocker has ended in 4 above, so a stage that is not open here is one not proven.
    guard let gate = policy.required, state(of: gate) != .open else { return 0 }
    return 3
  }

  /// Whether a stage may be passed, by what this run proved about it and all stages before it.
  ///
  /// A stage that no promise of the run is about is not proven.
  public func state(of gate: Gate) -> GateState { state(of: gate, PromiseTally(promises)) }

  func state(of gate: Gate, _ tally: PromiseTally) -> GateState {
    let concerned = findings.lazy.filter { $0.kind.gate <= gate }
    if concerned.contains(where: { $0.kind.severity == .blocker && !$0.isFailureToAsk }) {
      return .held
    }
    if concerned.contains(where: \.isFailureToAsk) { return .notProven }
    let isOpen = Gate.allCases.contains { $0 <= gate && tally.share(of: $0).unproven > 0 }
    return !isOpen && tally.share(of: gate).asked > 0 ? .open : .notProven
  }

  /// What the run says about one capability.
  ///
  /// A capability whose endpoint has no file is out of scope, whatever was found.
  public func state(of capability: Capability) -> CapabilityState {
    state(of: capability, PromiseTally(promises))
  }

  func state(of capability: Capability, _ tally: PromiseTally) -> CapabilityState {
    if let endpoint = capability.endpoint, !endpoints.contains(endpoint) { return .outOfScope }
    let broken = findings.lazy.filter { $0.kind.capability == capability && !$0.isFailureToAsk }
    if broken.contains(where: { $0.kind.severity == .blocker }) { return .notReady }
    if broken.contains(where: { $0.kind.severity == .major }) { return .readyWithConditions }
    let share = tally.share(of: capability)
    if share.kept == 0 { return .notProven }
    return share.unproven > 0 ? .partlyProven : .ready
  }
}

/// What a caller of the program demands.
public struct ExitPolicy: Sendable, Hashable {
  /// The mildest severity that fails the run.
  public var failOn: Severity
  /// The stage that must be open, with all before it.
  public var required: Gate?

  /// By default only a blocker fails the run.
  public init(failOn: Severity = .blocker, required: Gate? = nil) {
    self.failOn = failOn
    self.required = required
  }
}

/// Whether a stage of the roll-out may be passed.
public enum GateState: String, Sendable, Hashable {
  /// Everything that was asked about it is proved.
  case open
  /// A blocker holds it shut.
  case held
  /// Something about it was not asked, or could not be.
  case notProven = "not-proven"
}

/// What a run says about a capability.
public enum CapabilityState: String, Sendable, Hashable {
  case ready
  /// Something somebody must accept.
  case readyWithConditions = "ready-with-conditions"
  /// A blocker.
  case notReady = "not-ready"
  /// Kept as far as it was asked; something was not.
  case partlyProven = "partly-proven"
  /// Nothing was proved.
  case notProven = "not-proven"
  /// The contract has no file for it.
  case outOfScope = "out-of-scope"

  /// The state in words.
  public var title: String { rawValue.split(separator: "-").joined(separator: " ") }
}
