// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What became of the promises, counted once: a run has thousands, and each state asks about them.
public struct PromiseTally: Sendable, Hashable {
  /// How many promises are kept.
  public private(set) var kept = 0
  /// How many promises were not judged, for whatever reason.
  public private(set) var unproven = 0
  /// Whether a question could not be put.
  public private(set) var isAnyUnasked = false
  private var capabilities: [Capability: Share] = [:]
  private var gates: [Gate: Share] = [:]

  /// What became of some of the promises.
  public struct Share: Sendable, Hashable {
    /// How many promises there are.
    public fileprivate(set) var asked = 0
    /// How many of them are kept.
    public fileprivate(set) var kept = 0
    /// How many of them were not judged.
    public fileprivate(set) var unproven = 0
  }

  /// Counts promises.
  public init(_ promises: [PromiseResult]) {
    // Few pairs of capability and stage occur in all, so a list is faster than a dictionary.
    var pairs: [(capability: Capability, gate: Gate)] = []
    var shares: [Share] = []
    // By index: copying a whole promise costs more than counting it.
    for index in promises.indices {
      let capability = promises[index].capability
      let gate = promises[index].gate
      let known = pairs.firstIndex { $0.capability == capability && $0.gate == gate }
      let pair = known ?? pairs.count
      if known == nil {
        pairs.append((capability, gate))
        shares.append(Share())
      }
      shares[pair].asked += 1
      switch promises[index].outcome {
      case .kept: shares[pair].kept += 1
      case .broken: break
      case .notProven: shares[pair].unproven += 1
      case .couldNotAsk:
        shares[pair].unproven += 1
        isAnyUnasked = true
      }
    }
    for (pair, share) in zip(pairs, shares) {
      kept += share.kept
      unproven += share.unproven
      capabilities[pair.capability, default: Share()].add(share)
      gates[pair.gate, default: Share()].add(share)
    }
  }

  /// What became of the promises about a capability.
  public func share(of capability: Capability) -> Share { capabilities[capability] ?? Share() }

  /// What became of the promises about a stage.
  public func share(of gate: Gate) -> Share { gates[gate] ?? Share() }
}

extension PromiseTally.Share {
  fileprivate mutating func add(_ other: Self) {
    asked += other.asked
    kept += other.kept
    unproven += other.unproven
  }
}
