// SPDX-License-Identifier: Apache-2.0

import PBXEmulation

extension TrafficRun {
  /// The exchanges of lookups, then those of turns.
  ///
  /// A type of its own: the library's lazy sequences, one around the other, take the runtime longer to
  /// set up than it takes to go through the exchanges of a small contract.
  struct Parts: Sequence, IteratorProtocol {
    private let lookups: [ProbedLookup]
    private let turns: [TokenRun.NumberedTurn]
    private var lookup = 0
    private var position = 0
    private var turn = 0

    init(lookups: [ProbedLookup], turns: [TokenRun.NumberedTurn]) {
      self.lookups = lookups
      self.turns = turns
    }

    mutating func next() -> Part? {
      while lookup < lookups.count {
        let current = lookups[lookup]
        if position < current.raw.count {
          defer { position += 1 }
          return Part(
            endpoint: TrafficRun.search, number: current.firstNumber + position,
            exchange: current.raw[position].exchange)
        }
        lookup += 1
        position = 0
      }
      guard turn < turns.count else { return nil }
      defer { turn += 1 }
      let asked = turns[turn]
      return Part(
        endpoint: asked.turn.question.endpoint, number: asked.number, exchange: asked.turn.exchange)
    }
  }
}
