// SPDX-License-Identifier: Apache-2.0

import Transports

/// How many requests a CRM lets pass before it refuses one, as a run has learned it.
struct Pace {
  private var start: Timestamp?
  private var passed = 0
  private var allowance: Int?
  private var cycle = Duration.zero

  /// A request was answered that was sent at an instant.
  mutating func count(from instant: Timestamp) {
    if start == nil { start = instant }
    passed += 1
  }

  /// A request was refused, and the CRM may be asked again at an instant.
  mutating func end(until instant: Timestamp) {
    // One that is refused right behind a pause tells nothing about how many pass.
    guard let start, passed > 0 else { return }
    allowance = passed
    cycle = instant.since(start)
  }

  /// The run waits until an instant, and counts anew.
  mutating func begin(at instant: Timestamp) {
    start = instant
    passed = 0
  }

  /// When the CRM will let pass more, if as many have passed as it allowed before; nil if not.
  var nextWindow: Timestamp? {
    guard let allowance, let start, passed >= allowance else { return nil }
    return start.advanced(by: cycle)
  }
}
