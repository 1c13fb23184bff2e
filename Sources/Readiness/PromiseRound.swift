// SPDX-License-Identifier: Apache-2.0

/// What became of the promises of an outline about one scenario, or about several that are all alike.
///
/// A run has thousands of scenarios, and about most of them the same promises are made and kept. So
/// only what became of others takes room, and of each further scenario only its name is there.
public struct PromiseRound: Sendable {
  let outline: PromiseOutline
  private let first: String
  /// The promises that were made, a bit for each place in the outline.
  private var made: UInt32 = 0
  /// Those of them that are kept.
  private var kept: UInt32 = 0
  /// What became of those that are not, in the order of the outline.
  private var others: [(place: Int, outcome: PromiseResult.Outcome)] = []
  /// Further scenarios with the same promises, all kept.
  private var more: [String] = []

  init(_ outline: PromiseOutline, about scenario: String) {
    self.outline = outline
    first = scenario
  }

  /// The scenarios that the promises are made about, each of them all promises.
  var scenarios: [String] { [first] + more }

  /// How many scenarios there are.
  var scenarioCount: Int { 1 + more.count }

  /// How many promises were made.
  public var count: Int { made.nonzeroBitCount * scenarioCount }

  /// Whether the promise of a check was made and is kept.
  public func keeps(_ code: String) -> Bool {
    Places(rest: kept).contains { outline.heads[$0].code == code }
  }

  /// The places in the outline of the promises that were made.
  var places: Places { Places(rest: made) }

  /// Whether all promises that were made are kept.
  var isKept: Bool { made == kept }

  /// Takes over a round that follows, if the same promises are made there, and all of both are kept.
  ///
  /// - Returns: whether it was taken over.
  mutating func join(_ next: PromiseRound) -> Bool {
    guard outline === next.outline, made == next.made, made != 0, isKept, next.isKept else {
      return false
    }
    more.append(next.first)
    if !next.more.isEmpty { more += next.more }
    return true
  }

  /// The promises that are not kept.
  var open: some Sequence<PromiseResult> {
    Places(rest: made & ~kept).lazy.map { promise(at: $0, about: first) }
  }

  /// The same, apart for each scenario.
  var apart: [PromiseRound] {
    scenarios.map { scenario in
      var round = PromiseRound(outline, about: scenario)
      (round.made, round.kept, round.others) = (made, kept, others)
      return round
    }
  }

  /// Walks over the bits that are set.
  struct Places: Sequence, IteratorProtocol {
    fileprivate var rest: UInt32

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

  /// The promise at a place about one of the scenarios.
  func promise(at place: Int, about scenario: String) -> PromiseResult {
    let head = outline.heads[place]
    return PromiseResult(
      code: head.code, capability: head.capability, gate: head.gate, endpoint: outline.endpoint,
      scenario: scenario, outcome: self[place])
  }
}
