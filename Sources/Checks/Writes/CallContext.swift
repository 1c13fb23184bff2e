// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import PBXLanguage
import Transports

/// What expected values that speak of a call are worked out from.
struct CallContext: Sendable {
  /// What the PBX said about the call; nil of contacts.
  let report: CallReport?
  /// From when to when the record was written: the instant that a CRM notes lies between the two.
  let written: ClosedRange<Timestamp>?
  /// The body that was sent.
  let sent: [UInt8]

  init(_ report: CallReport?, written exchange: Exchange?) {
    self.report = report
    written = exchange.map { $0.startedAt...max($0.startedAt, $0.endedAt) }
    sent = exchange?.request.body ?? []
  }

  init(_ report: CallReport?, written: ClosedRange<Timestamp>?, sent: [UInt8]) {
    self.report = report
    self.written = written
    self.sent = sent
  }

  /// The time at which a moment was; nil if there is no call to count it from.
  func time(of moment: CallMoment) -> ClosedRange<Timestamp>? {
    let shift = moment.shift
    func exactly(_ seconds: Int64?) -> ClosedRange<Timestamp>? {
      guard let seconds else { return nil }
      let time = Timestamp(microseconds: seconds * 1_000_000).advanced(by: shift)
      return time...time
    }
    switch moment.anchor {
    case .start: return exactly(report?.start)
    case .answer: return exactly(report?.answered)
    case .end: return exactly(report?.end)
    case .now:
      return written.map {
        $0.lowerBound.advanced(by: shift)...$0.upperBound.advanced(by: shift)
      }
    }
  }

  /// A length of the call; nil if there is no call.
  func length(of part: ExpectedDuration.Part) -> Duration? {
    guard let call = report?.call else { return nil }
    return switch part {
    case .talk: call.talk
    case .ring: call.rings
    case .total: call.total
    }
  }
}

extension CallMoment {
  /// The moment in words: `the start of the call`.
  var spoken: String {
    let place =
      switch anchor {
      case .start: "the start of the call"
      case .answer: "the answer to the call"
      case .end: "the end of the call"
      case .now: "the moment of writing"
      }
    if shift == .zero { return place }
    let distance = shift.size.spokenLength
    return "\(distance) \(shift < .zero ? "before" : "after") \(place)"
  }
}

extension Duration {
  /// The length as people say it: `4 h`, `1 h 30 min`, `83 s`, `250 ms`.
  var spokenLength: String {
    let (seconds, attoseconds) = components
    if attoseconds != 0, seconds < 60 {
      let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
      return "\(milliseconds) ms"
    }
    if seconds < 120 || seconds % 60 != 0, seconds < 3_600 { return "\(seconds) s" }
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    let parts = [(hours, "h"), (minutes, "min"), (rest, "s")].filter { $0.0 != 0 }
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
