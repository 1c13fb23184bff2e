// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Transports

extension RunTraffic {
  /// The exchanges of turns before the lookups, of the lookups, and of turns behind them.
  struct Exchanges: Sequence, IteratorProtocol {
    let first: [Turn]
    let lookups: [[LookupAnswer]?]
    let last: [Turn]
    private var turn = 0
    private var lookup = 0
    private var answer = 0

    init(first: [Turn], lookups: [[LookupAnswer]?], last: [Turn]) {
      self.first = first
      self.lookups = lookups
      self.last = last
    }

    mutating func next() -> Exchange? {
      if turn < first.count {
        defer { turn += 1 }
        return first[turn].exchange
      }
      while lookup < lookups.count {
        if let answers = lookups[lookup], answer < answers.count {
          defer { answer += 1 }
          return answers[answer].exchange
        }
        lookup += 1
        answer = 0
      }
      guard turn < first.count + last.count else { return nil }
      defer { turn += 1 }
      return last[turn - first.count].exchange
    }
  }
}
