// SPDX-License-Identifier: Apache-2.0

import Checks
import Transports

/// How a run holds back behind answers that say it asks too often.
struct Restraint {
  /// The longest pause, whatever an answer tells.
  static let longest = Duration.seconds(30)
  /// All pauses together: a CRM that refuses everything shall not hold a run for hours.
  static let most = Duration.seconds(300)

  /// Whether one lookup goes after the other from here on.
  private(set) var isAlone = false
  private var until: Timestamp?
  private var pause = Duration.zero
  /// The pause where nothing is told, and the next one.
  private var step = Duration.seconds(1)
  private var untold = Duration.seconds(1)
  private var spent = Duration.zero

  /// Takes what the answers of a lookup say about limits; none of them may say anything.
  mutating func hear(_ refusals: [LimitRefusal]) {
    guard let last = refusals.last else {
      if until == nil { untold = .seconds(1) }
      return
    }
    isAlone = true
    // Those that were under way together are refused together: one step, not many.
    if until == nil {
      step = untold
      if last.wait == nil { untold = min(untold * 2, Self.longest) }
    }
    let time = min(last.wait?.time ?? step, Self.longest)
    let end = last.answeredAt.advanced(by: time)
    until = max(until ?? end, end)
    pause = max(pause, time)
  }

  /// The instant before which nothing more is asked; nil if there is nothing to wait for.
  mutating func takePause() -> Timestamp? {
    guard let instant = until else { return nil }
    until = nil
    spent += pause
    pause = .zero
    return spent <= Self.most ? instant : nil
  }
}
