// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// Reads a matcher that compares with the telephone call, and its options; nil if it is none, or
  /// cannot be read.
  mutating func callMatcher(
    _ entries: [YAMLEntry], _ scope: TemplateScope
  ) -> ExpectedValue.Matcher? {
    guard case .write(let place) = scope.place, place.part == .fact else { return nil }
    func option(_ name: String) -> YAMLScalar? {
      entries.first { $0.key.text == name }?.value.scalar
    }
    for entry in entries {
      switch entry.key.text {
      case "instant":
        return moment(entry, place).flatMap { self.instant($0, option) }.map { .instant($0) }
      case "date": return moment(entry, place).flatMap { date($0, entry, option("zone")) }
      case "duration":
        guard hasCall(entry, place) else { return nil }
        return duration(entry, option).map { .duration($0) }
      case "by-direction":
        guard hasCall(entry, place) else { return nil }
        return .byDirection(cases(entry.value, scope))
      case "by-outcome":
        guard hasCall(entry, place) else { return nil }
        return .byOutcome(cases(entry.value, scope))
      default: continue
      }
    }
    return nil
  }

  /// A new contact belongs to no call that is over.
  private mutating func hasCall(_ entry: YAMLEntry, _ place: WritePlace) -> Bool {
    guard place.kind == .contactCreation else { return true }
    complain(
      "contract-bad-value", "'\(authored: entry.key.text)' is about a telephone call",
      at: entry.key.span, label: "a new contact belongs to none",
      remedy: "expect something else; `instant: now` is when it was written")
    return false
  }

  private mutating func moment(_ entry: YAMLEntry, _ place: WritePlace) -> CallMoment? {
    guard let scalar = entry.value.scalar, let moment = CallMoment(written: scalar.text) else {
      return nil
    }
    guard place.kind == .contactCreation, moment.anchor != .now else { return moment }
    complain(
      "contract-bad-value",
      "'\(authored: moment.anchor.rawValue)' is a moment of a telephone call", at: scalar.span,
      label: "a new contact belongs to none", remedy: "write now, which is when it was written")
    return nil
  }

  private mutating func instant(
    _ moment: CallMoment, _ option: (String) -> YAMLScalar?
  ) -> ExpectedInstant {
    ExpectedInstant(
      moment,
      tolerance: option("tolerance").flatMap { ContractDuration($0.text)?.duration }
        ?? .seconds(1),
      offset: option("offset").flatMap { ExpectedInstant.Offset(written: $0.text) },
      zone: option("zone").map { timeZone($0) },
      form: option("as").flatMap { ExpectedInstant.Form(rawValue: $0.text) })
  }

  private mutating func date(
    _ moment: CallMoment, _ entry: YAMLEntry, _ zone: YAMLScalar?
  ) -> ExpectedValue.Matcher? {
    guard let zone else {
      complain(
        "contract-missing-key", "'date' needs 'zone'", at: entry.key.span,
        label: "where is it that day?", remedy: "write `zone: Asia/Dubai` beside it")
      return nil
    }
    return .date(moment, zone: timeZone(zone))
  }

  private mutating func duration(
    _ entry: YAMLEntry, _ option: (String) -> YAMLScalar?
  ) -> ExpectedDuration? {
    guard let part = entry.value.scalar.flatMap({ ExpectedDuration.Part(rawValue: $0.text) }) else {
      return nil
    }
    let unit = option("unit").flatMap { ExpectedDuration.Unit(rawValue: $0.text) } ?? .seconds
    let round = option("round")
    if unit == .minutes, round == nil {
      complain(
        "contract-missing-key", "a length in minutes needs 'round'",
        at: option("unit")?.span ?? entry.key.span, label: "which way are seconds rounded?",
        remedy: "write `round: up`, `down` or `nearest` beside it")
    }
    if unit != .minutes, let round {
      complain(
        "contract-bad-value", "only a length in minutes is rounded", at: round.span,
        label: "the unit is \(authored: unit.rawValue)",
        remedy: "write `unit: min`, or take `round` out")
    }
    return ExpectedDuration(
      part, unit: unit,
      rounding: round.flatMap { ExpectedDuration.Rounding(rawValue: $0.text) },
      tolerance: option("tolerance").flatMap { ContractDuration($0.text)?.duration } ?? .zero)
  }

  private mutating func cases<Case: RawRepresentable<String> & Hashable>(
    _ node: YAMLNode, _ scope: TemplateScope
  ) -> [Case: ExpectedScalar] {
    var cases: [Case: ExpectedScalar] = [:]
    for entry in node.entries ?? [] {
      guard let known = Case(rawValue: entry.key.text), let value = entry.value.scalar else {
        continue
      }
      cases[known] = scalar(value, scope)
    }
    return cases
  }
}
