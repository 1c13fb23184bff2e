// SPDX-License-Identifier: Apache-2.0

/// What became of the promises of an outline about one scenario.
///
/// Nearly all are kept, so only what became of others takes room.
public struct PromiseRound: Sendable {
  let outline: PromiseOutline
  let scenario: String
  /// The promises that were made, a bit for each place in the outline.
  private(set) var made: UInt64 = 0
  /// Those of them that are kept.
  private(set) var kept: UInt64 = 0
  /// What became of those that are not, in the order of the outline.
  private var others: [(place: Int, outcome: PromiseResult.Outcome)] = []

  init(_ outline: PromiseOutline, about scenario: String) {
    self.outline = outline
    self.scenario = scenario
  }

  /// How many promises were made.
  public var count: Int { made.nonzeroBitCount }

  /// The places in the outline of the promises that were made.
  var places: Places { Places(rest: made) }

  /// Whether all promises that were made are kept.
  var isKept: Bool { made == kept }

  /// Whether the promise of a check was made and is kept.
  public func keeps(_ code: String) -> Bool {
    Places(rest: kept).contains { outline.heads[$0].code == code }
  }

  /// Whether the same promises are made as in another round, and all of both are kept.
  func isKept(alike other: PromiseRound) -> Bool {
    outline === other.outline && made == other.made && isKept && other.isKept
  }

  /// The promises that are not kept.
  var open: some Sequence<PromiseResult> {
    Places(rest: made & ~kept).lazy.map { promise(at: $0) }
  }

  /// Walks over the bits that are set.
  struct Places: Sequence, IteratorProtocol {
    fileprivate var rest: UInt64

    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      return place
    }
  }

  /// What became of the promise at a place.
  subscript(place: Int) -> PromiseResult.Outcome {
    if kept & 1 << place != 0 { return .kept }
    return others.first { $0.place == place }?.outcome ?? .kept
  }

  /// Notes what became of the promise at a place, once more if need be.
  mutating func note(_ outcome: PromiseResult.Outcome, at place: Int) {
    made |= 1 << place
    if !others.isEmpty { others.removeAll { $0.place == place } }
    if case .kept = outcome {
      kept |= 1 << place
    } else {
      kept &= ~(1 << place)
      others.append((place, outcome))
    }
  }

  /// The promise at a place.
  func promise(at place: Int) -> PromiseResult {
    let head = outline.heads[place]
    return PromiseResult(
      code: head.code, capability: head.capability, gate: head.gate, endpoint: outline.endpoint,
      scenario: scenario, outcome: self[place])
  }
}
