// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What became of the promises, counted once: a run has thousands, and each state asks about them.
public struct PromiseTally: Sendable {
  /// How many promises are kept.
  public private(set) var kept = 0
  /// How many promises were not judged, for whatever reason.
  public private(set) var unproven = 0
  /// Whether a question could not be put.
  public private(set) var isAnyUnasked = false
  private var parts: [Part] = []

  /// What became of some of the promises.
  public struct Share: Sendable, Hashable {
    /// How many promises there are.
    public fileprivate(set) var asked = 0
    /// How many of them are kept.
    public fileprivate(set) var kept = 0
    /// How many of them were not judged.
    public fileprivate(set) var unproven = 0
  }

  /// The promises about a capability that hold one stage.
  private struct Part {
    let capability: Capability
    let gate: Gate
    var share = Share()
  }

  /// Counts promises.
  public init(_ promises: PromiseList) {
    for round in promises.rounds {
      for place in round.places { count(round, place) }
    }
    kept = parts.reduce(0) { $0 + $1.share.kept }
    unproven = parts.reduce(0) { $0 + $1.share.unproven }
  }

  private mutating func count(_ round: PromiseRound, _ place: Int) {
    let times = round.scenarioCount
    let head = round.outline.heads[place]
    // Few pairs of capability and stage occur in all, so a list is faster than a dictionary.
    let known = parts.firstIndex { $0.capability == head.capability && $0.gate == head.gate }
    let part = known ?? parts.count
    if known == nil { parts.append(Part(capability: head.capability, gate: head.gate)) }
    parts[part].share.asked += times
    switch round[place] {
    case .kept: parts[part].share.kept += times
    case .broken: break
    case .notProven: parts[part].share.unproven += times
    case .couldNotAsk:
      parts[part].share.unproven += times
      isAnyUnasked = true
    }
  }

  /// What became of the promises about a capability.
  public func share(of capability: Capability) -> Share {
    share { $0.capability == capability }
  }

  /// What became of the promises about a stage.
  public func share(of gate: Gate) -> Share { share { $0.gate == gate } }

  private func share(where isMeant: (Part) -> Bool) -> Share {
    parts.reduce(into: Share()) { if isMeant($1) { $0.add($1.share) } }
  }
}

extension PromiseTally.Share {
  fileprivate mutating func add(_ other: Self) {
    asked += other.asked
    kept += other.kept
    unproven += other.unproven
  }
}
