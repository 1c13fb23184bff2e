// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXLanguage
import Transports

/// What a value says about a point in time that a record must have.
enum InstantJudgement: Sendable, Hashable {
  case fits
  /// It is no point in time.
  case unreadable
  /// It shows no offset, and the contract names no zone.
  case withoutZone
  /// It is a day without a time.
  case dayOnly
  /// It is so much later, or earlier, than it has to be.
  case off(Duration)
  /// It is the right number in the other unit: milliseconds for seconds, or the reverse.
  case otherUnit(ExpectedInstant.Form)
  /// It is right, and shows another offset: minutes east of UTC.
  case otherOffset(Int?, wanted: Int)

  /// Judges a value.
  ///
  /// - Parameters:
  ///   - text: the value.
  ///   - isNumber: whether it is a JSON number.
  ///   - expected: what the contract promises.
  ///   - time: when the moment was.
  ///   - sent: the offset that the request showed for this moment, if it did.
  init(
    _ text: String, isNumber: Bool, _ expected: ExpectedInstant, at time: ClosedRange<Timestamp>,
    sent: Int? = nil
  ) {
    switch expected.form ?? (isNumber ? .seconds : .iso) {
    case .seconds: self = Self.number(text, in: .seconds, expected, time)
    case .millis: self = Self.number(text, in: .millis, expected, time)
    case .iso: self = Self.written(text, expected, time, sent)
    }
  }

  private static func number(
    _ text: String, in form: ExpectedInstant.Form, _ expected: ExpectedInstant,
    _ time: ClosedRange<Timestamp>
  ) -> InstantJudgement {
    guard let number = Double(text), number.isFinite, number.magnitude < 1e15 else {
      return .unreadable
    }
    func difference(_ form: ExpectedInstant.Form) -> Duration {
      let unit = form == .millis ? 1e3 : 1e6
      guard (number * unit).magnitude < 9e18 else { return .seconds(Int64.max / 2) }
      return distance(Timestamp(microseconds: Int64(number * unit)), from: time)
    }
    let found = difference(form)
    if found.isWithin(expected.tolerance) { return .fits }
    let other: ExpectedInstant.Form = form == .millis ? .seconds : .millis
    return difference(other).isWithin(expected.tolerance) ? .otherUnit(other) : .off(found)
  }

  private static func written(
    _ text: String, _ expected: ExpectedInstant, _ time: ClosedRange<Timestamp>, _ sent: Int?
  ) -> InstantJudgement {
    guard let shown = InstantText(text) else { return .unreadable }
    if shown.isDay { return .dayOnly }
    let candidates: [Timestamp]
    if let instant = shown.instant {
      candidates = [instant]
    } else if let zone = expected.zone.flatMap({ try? TimeZoneRules.named($0) }) {
      candidates = zone.instants(showing: shown.shown)
    } else {
      return .withoutZone
    }
    let found = candidates.map { distance($0, from: time) }
    guard let least = found.min(by: { $0.size < $1.size }) else { return .unreadable }
    guard least.isWithin(expected.tolerance) else { return .off(least) }
    let wanted: Int? =
      switch expected.offset {
      case .minutes(let minutes): minutes
      case .kept: sent
      case nil: nil
      }
    guard let wanted, shown.offset != wanted else { return .fits }
    return .otherOffset(shown.offset, wanted: wanted)
  }

  /// How much later than a time an instant is; negative: earlier.
  private static func distance(
    _ instant: Timestamp, from time: ClosedRange<Timestamp>
  ) -> Duration {
    if instant < time.lowerBound { return instant.since(time.lowerBound) }
    return instant > time.upperBound ? instant.since(time.upperBound) : .zero
  }
}

extension Duration {
  /// Whether it is no longer than another one, whatever its sign.
  func isWithin(_ tolerance: Duration) -> Bool { size <= tolerance }

  /// Without its sign.
  var size: Duration { self < .zero ? .zero - self : self }

  /// Whether it is a whole number of quarters of an hour, as time zones are apart, and not zero.
  var isOffset: Bool {
    let nearest = (components.seconds + (components.seconds < 0 ? -450 : 450)) / 900
    let rest = self - .seconds(nearest * 900)
    return nearest != 0 && nearest.magnitude <= 14 * 4 && rest.isWithin(.seconds(2))
  }
}

extension TimeZoneRules {
  /// The instants at which clocks of the zone show a time: two when they are put back, none when
  /// they jump over it.
  func instants(showing shown: Timestamp) -> [Timestamp] {
    let seconds = shown.microseconds.floored(by: 1_000_000)
    let offsets = Set([seconds - 86_400, seconds + 86_400].map { offset(at: $0) })
    let instants = offsets.filter { offset(at: seconds - Int64($0)) == $0 }
    return instants.sorted().map { shown.advanced(by: .seconds(-$0)) }
  }

  /// The day that clocks of the zone show at an instant, as `2026-11-28`.
  func day(at instant: Timestamp) -> String {
    let seconds = instant.microseconds.floored(by: 1_000_000)
    return String(instant.advanced(by: .seconds(offset(at: seconds))).rfc3339.prefix(10))
  }
}

extension Int64 {
  fileprivate func floored(by divisor: Int64) -> Int64 {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }
}
