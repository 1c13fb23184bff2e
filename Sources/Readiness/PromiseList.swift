// SPDX-License-Identifier: Apache-2.0

/// What became of promises, in order.
///
/// A run makes the same dozens of promises about each of its thousands of scenarios, and nearly all
/// are kept. So those about one scenario are held as one round, and each is made up when asked for.
public struct PromiseList: Sendable {
  private(set) var rounds: [PromiseRound] = []
  /// How many promises there are.
  public private(set) var count = 0
  /// The outlines of promises that came one by one; the same ones come round again.
  private var singles: [PromiseOutline] = []
  private var next = 0

  /// Outlines that are remembered at most, more than there are checks.
  private static let mostSingles = 128

  /// No promises.
  public init() {}

  /// Promises one by one.
  public init(_ promises: some Sequence<PromiseResult>) {
    for promise in promises { append(promise) }
  }

  /// The promises of an outline about one scenario, none of them made yet.
  public init(_ outline: PromiseOutline, about scenario: String) {
    rounds = [PromiseRound(outline, about: scenario)]
  }

  /// The promises of one round.
  public init(_ round: PromiseRound) {
    rounds = [round]
    count = round.count
  }

  /// The round of a list that has no other; nil of any other list.
  public var onlyRound: PromiseRound? { rounds.count == 1 ? rounds[0] : nil }

  /// The promises that are not kept: of thousands there are few.
  var open: some Sequence<PromiseResult> { rounds.lazy.filter { !$0.isKept }.flatMap { $0.open } }

  /// Whether there are none.
  public var isEmpty: Bool { count == 0 }

  /// Notes what became of the promise at a place of the outline that the list was made with.
  public mutating func note(_ outcome: PromiseResult.Outcome, at place: Int) {
    let before = rounds[0].count
    rounds[0].note(outcome, at: place)
    count += rounds[0].count - before
  }

  /// Adds a promise at the end.
  public mutating func append(_ promise: PromiseResult) {
    var round = PromiseRound(outline(of: promise), about: promise.scenario)
    round.note(promise.outcome, at: 0)
    append(round)
  }

  /// Adds the promises of a round at the end.
  public mutating func append(_ round: PromiseRound) {
    count += round.count
    if rounds.isEmpty || !rounds[rounds.count - 1].join(round) { rounds.append(round) }
  }

  /// Adds promises at the end.
  public static func += (list: inout PromiseList, more: PromiseList) {
    for round in more.rounds { list.append(round) }
  }

  /// Adds promises at the end.
  public static func += (list: inout PromiseList, more: some Sequence<PromiseResult>) {
    for promise in more { list.append(promise) }
  }

  /// Changes what became of promises, each as it is told.
  public mutating func change(_ outcome: (PromiseResult) -> PromiseResult.Outcome) {
    var changed: [PromiseRound] = []
    for var round in rounds.flatMap(\.apart) {
      for place in round.places {
        let promise = round.promise(at: place, about: round.scenarios[0])
        round.note(outcome(promise), at: place)
      }
      changed.append(round)
    }
    rounds = changed
  }

  private mutating func outline(of promise: PromiseResult) -> PromiseOutline {
    // What compares scenarios says the same about each of them, one behind the other.
    for place in [next, next - 1] where singles.indices.contains(place) {
      guard singles[place].isOnly(promise) else { continue }
      next = place + 1
      return singles[place]
    }
    if let place = singles.firstIndex(where: { $0.isOnly(promise) }) {
      next = place + 1
      return singles[place]
    }
    let outline = PromiseOutline(promise)
    if singles.count < Self.mostSingles { singles.append(outline) }
    next = singles.count
    return outline
  }
}

extension PromiseList: Sequence {
  /// Goes through the promises in order.
  public struct Iterator: IteratorProtocol {
    private let rounds: [PromiseRound]
    private var index = 0
    private var scenarios: ArraySlice<String>
    private var places: PromiseRound.Places?

    fileprivate init(_ rounds: [PromiseRound]) {
      self.rounds = rounds
      scenarios = rounds.first?.scenarios[...] ?? []
      places = rounds.first?.places
    }

    /// The next promise; nil behind the last.
    public mutating func next() -> PromiseResult? {
      while index < rounds.count {
        if let scenario = scenarios.first, let place = places?.next() {
          return rounds[index].promise(at: place, about: scenario)
        }
        scenarios = scenarios.dropFirst()
        if scenarios.isEmpty {
          index += 1
          scenarios = index < rounds.count ? rounds[index].scenarios[...] : []
        }
        places = index < rounds.count ? rounds[index].places : nil
      }
      return nil
    }
  }

  /// Goes through the promises in order.
  public func makeIterator() -> Iterator { Iterator(rounds) }

  /// How many there are.
  public var underestimatedCount: Int { count }
}

extension PromiseList: Hashable {
  /// Whether the promises are the same, however they came together.
  public static func == (left: PromiseList, right: PromiseList) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }

  /// Hashes every promise.
  public func hash(into hasher: inout Hasher) {
    for promise in self { hasher.combine(promise) }
  }
}

extension PromiseList: ExpressibleByArrayLiteral {
  /// Promises one by one.
  public init(arrayLiteral promises: PromiseResult...) { self.init(promises) }
}
