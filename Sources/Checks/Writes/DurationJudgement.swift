// SPDX-License-Identifier: Apache-2.0

import Contracts

/// What a value says about a length of a call that a record must have.
enum DurationJudgement: Sendable, Hashable {
  case fits
  /// It is no length of this form.
  case unreadable
  /// It is the right length in another unit.
  case otherUnit(ExpectedDuration.Unit)
  /// It is another length of the same call.
  case otherPart(ExpectedDuration.Part)
  /// It is right but for the rounding: minutes that were rounded another way.
  case otherRounding
  /// It is another length.
  case off

  /// Judges a value.
  ///
  /// - Parameters:
  ///   - text: the value, a JSON number or a text.
  ///   - expected: what the contract promises.
  ///   - context: the call.
  init(_ text: String, _ expected: ExpectedDuration, of context: CallContext) {
    guard let length = context.length(of: expected.part) else {
      self = .unreadable
      return
    }
    let found = expected.unit.length(of: text)
    let wanted = expected.rounded(length)
    if let found, (found - wanted).isWithin(expected.tolerance) {
      self = .fits
      return
    }
    // Whole minutes are too coarse to tell one length of a call from another.
    if expected.unit == .minutes, let found, (found - length).isWithin(.seconds(60)) {
      self = .otherRounding
      return
    }
    self =
      Self.otherUnit(text, expected, length) ?? Self.otherPart(text, expected, context)
      ?? (found == nil ? .unreadable : .off)
  }

  private static func otherUnit(
    _ text: String, _ expected: ExpectedDuration, _ length: Duration
  ) -> DurationJudgement? {
    // Nothing is nothing in every unit.
    guard length > .zero else { return nil }
    for unit in ExpectedDuration.Unit.allCases where unit != expected.unit {
      guard let found = unit.length(of: text) else { continue }
      let isIt =
        unit == .minutes
        ? ExpectedDuration.Rounding.allCases.contains { $0.minutes(length) == found }
          || (found - length).isWithin(.seconds(1))
        : found == length
      if isIt, found > .zero { return .otherUnit(unit) }
    }
    return nil
  }

  private static func otherPart(
    _ text: String, _ expected: ExpectedDuration, _ context: CallContext
  ) -> DurationJudgement? {
    let found = expected.unit.length(of: text)
    return ExpectedDuration.Part.allCases.first { part in
      guard part != expected.part, let length = context.length(of: part), length > .zero else {
        return false
      }
      return found == expected.rounded(length)
    }.map { .otherPart($0) }
  }
}

extension ExpectedDuration {
  /// A length as the record shows it.
  func rounded(_ length: Duration) -> Duration {
    guard unit == .minutes, let rounding else { return length }
    return rounding.minutes(length)
  }

  /// A length as the record shows it, as text.
  func text(of length: Duration) -> String {
    let seconds = rounded(length).components.seconds
    switch unit {
    case .seconds: return String(seconds)
    case .milliseconds: return String(seconds * 1000)
    case .minutes:
      let hundredths = seconds % 60 * 100 / 60
      return hundredths == 0
        ? String(seconds / 60) : "\(seconds / 60).\(hundredths < 10 ? "0" : "")\(hundredths)"
    case .minutesAndSeconds: return Self.two(seconds / 60) + ":" + Self.two(seconds % 60)
    case .clock:
      return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(Self.two).joined(separator: ":")
    }
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension ExpectedDuration.Rounding {
  /// Whole minutes.
  func minutes(_ length: Duration) -> Duration {
    let seconds = length.components.seconds
    return switch self {
    case .up: .seconds((seconds + 59) / 60 * 60)
    case .down: .seconds(seconds / 60 * 60)
    case .nearest: .seconds((seconds + 30) / 60 * 60)
    }
  }
}

extension ExpectedDuration.Unit {
  /// The length that a text stands for; nil if it has another form.
  func length(of text: String) -> Duration? {
    switch self {
    case .seconds: Self.number(text).map { .seconds($0) }
    case .milliseconds: Self.number(text).map { .seconds($0 / 1000) }
    case .minutes: Self.number(text).map { .seconds($0 * 60) }
    case .minutesAndSeconds: Self.clock(text, parts: 2)
    case .clock: Self.clock(text, parts: 3)
    }
  }

  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite, number.magnitude < 1e12 else { return nil }
    return number
  }

  private static func clock(_ text: String, parts count: Int) -> Duration? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 6 ? Int64($0) : nil }
    guard parts.count == count, numbers.count == count, numbers.allSatisfy({ $0 >= 0 }),
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return .seconds(numbers.reduce(0) { $0 * 60 + $1 })
  }

  /// The unit in words.
  var spoken: String {
    switch self {
    case .seconds: "seconds"
    case .milliseconds: "milliseconds"
    case .minutes: "minutes"
    case .minutesAndSeconds: "mm:ss"
    case .clock: "hh:mm:ss"
    }
  }
}

extension ExpectedDuration.Part {
  /// The length in words.
  var spoken: String {
    switch self {
    case .talk: "the talk time"
    case .ring: "the time it rang"
    case .total: "the whole length from the first ring on"
    }
  }
}
