// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Transports

/// How a run holds back behind answers that say it asks too often.
struct Restraint {
  /// The longest pause, whatever an answer tells.
  static let longest = Duration.seconds(30)
  /// All pauses together: a CRM that refuses everything shall not hold a run for hours.
  static let most = Duration.seconds(300)

  /// Whether one request goes after the other from here on.
  private(set) var isAlone = false
  private var until: Timestamp?
  /// The last answer that made the run wait, and the instant to which it has waited.
  private var refusedAt: Timestamp?
  private var reached: Timestamp?
  /// The shortest pause now, and the next one if that was not enough: what is told may be too short.
  private var step = Duration.seconds(1)
  private var nextStep = Duration.seconds(1)
  private var spent = Duration.zero
  private var pace = Pace()

  /// Takes what answers that were under way together say about limits; none of them may say anything.
  mutating func hear(_ answers: [(exchange: Exchange, refusal: LimitRefusal?)]) {
    let refusals = answers.compactMap(\.refusal)
    for answer in answers where answer.refusal == nil {
      pace.count(from: answer.exchange.startedAt)
    }
    guard let last = refusals.last else {
      let isBehindPause = answers.allSatisfy {
        $0.exchange.endedAt >= reached ?? $0.exchange.startedAt
      }
      if until == nil, isBehindPause { nextStep = .seconds(1) }
      return
    }
    isAlone = true
    // Those that were under way together are refused together: one step, not many. A replay meets them
    // one after the other, when it has waited already.
    if until == nil, reached.map({ last.answeredAt >= $0 }) ?? true {
      step = nextStep
      nextStep = min(nextStep * 2, Self.longest)
    }
    let time = min(max(last.wait?.time ?? step, step), Self.longest)
    let end = last.answeredAt.advanced(by: time)
    pace.end(until: end)
    until = max(until ?? end, end)
    refusedAt = max(refusedAt ?? last.answeredAt, last.answeredAt)
  }

  /// The instant before which nothing more is asked; nil if there is nothing to wait for.
  mutating func takePause() -> Timestamp? {
    guard let instant = until else { return nil }
    until = nil
    let start = max(refusedAt ?? instant, reached ?? refusedAt ?? instant)
    guard start < instant else { return nil }
    spent += instant.since(start)
    guard spent <= Self.most else { return nil }
    reached = instant
    pace.begin(at: instant)
    return instant
  }

  /// The instant before which no record is written, since the CRM would refuse it by what was learned
  /// of its limit; nil if there is nothing to wait for.
  ///
  /// A read that is refused is asked again. A write is lost, so it does not try.
  mutating func takePauseBeforeWrite(at now: Timestamp) -> Timestamp? {
    guard until == nil, let window = pace.nextWindow, window > now else { return nil }
    let instant = min(window, now.advanced(by: Self.longest))
    spent += instant.since(now)
    guard spent <= Self.most else { return nil }
    pace.begin(at: instant)
    return instant
  }

  /// The same at the beginning of another stretch of the run, with all pauses still to spend.
  var renewed: Restraint {
    var other = self
    other.spent = .zero
    return other
  }
}
