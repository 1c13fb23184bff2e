// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import GJSONPaths
import JSONSchemas
import JSONValues
import PBXEmulation
import PBXLanguage
import PhoneNumbers
import Transports

/// An expected value with its variables filled in.
struct ExpectedText: Sendable {
  private let value: ExpectedValue
  private let pbx: PBX
  private let context: CallContext?
  private let variables: @Sendable () -> [String: String]

  /// An expected value.
  ///
  /// `variables`: what templates see; worked out only if there are any. `context`: the call that
  /// instants, lengths and directions are those of; nil if there is none, so that they never hold.
  init(
    _ value: ExpectedValue, _ pbx: PBX, of context: CallContext? = nil,
    variables: @escaping @Sendable @autoclosure () -> [String: String]
  ) {
    self.value = value
    self.pbx = pbx
    self.context = context
    self.variables = variables
  }

  /// The rule of the contract language, section 4: the same text; numbers by value, and a number
  /// equals its text; an empty text also accepts null and absent.
  func accepts(_ found: GJSONValue?) -> Bool {
    switch value.matcher {
    case .equal(let scalar): isEqual(found, scalar)
    case .not(let scalar): !isEqual(found, scalar)
    case .oneOf(let scalars): scalars.contains { isEqual(found, $0) }
    case .list(let scalars): isList(found, scalars)
    case .unordered(let scalars): isList(found, scalars, inAnyOrder: true)
    case .contains(let template): found?.text.contains(rendered(template)) == true
    case .startsWith(let template): found?.text.hasPrefix(rendered(template)) == true
    case .endsWith(let template): found?.text.hasSuffix(rendered(template)) == true
    case .matches(let pattern): found.map { isWhole(pattern, $0.text) } ?? false
    case .present(let wanted): (found?.isBlank == false) == wanted
    case .type(let kind): found.map { $0.isOf(kind) } ?? false
    case .bounds(let least, let most): isWithin(found, least, most)
    case .phone(let template): isPhone(found, rendered(template))
    // What speaks of a call stands in read-backs alone.
    case .instant(let instant): judgement(of: found, instant) == .fits
    case .date(let moment, let zone): day(moment, zone).map { isDay(found, $0) } ?? false
    case .duration(let length): judgement(of: found, length) == .fits
    case .byDirection, .byOutcome: ofCall.map { isEqual(found, $0) } ?? (context?.report != nil)
    }
  }

  /// What was expected, in words for the field "expected" of a finding.
  var spoken: String {
    switch value.matcher {
    case .equal(let scalar): rendered(scalar.template)
    case .not(let scalar): "not " + rendered(scalar.template)
    case .oneOf(let scalars): "one of " + spoken(scalars)
    case .list(let scalars): spoken(scalars)
    case .unordered(let scalars): spoken(scalars) + " in any order"
    case .contains(let template): "a text with '\(rendered(template))' in it"
    case .startsWith(let template): "a text that begins with '\(rendered(template))'"
    case .endsWith(let template): "a text that ends with '\(rendered(template))'"
    case .matches(let pattern): "a text that matches \(pattern.source)"
    case .present(true): "a value"
    case .present(false): "no value"
    case .type(let kind): "a value of type \(kind.rawValue)"
    case .bounds(let least, let most):
      [least.map { "at least \($0)" }, most.map { "at most \($0)" }].compactMap { $0 }
        .joined(separator: " and ")
    case .phone(let template): "the number \(rendered(template)), in any spelling"
    case .instant(let instant): spoken(instant)
    case .date(let moment, let zone):
      [day(moment, zone), "the day of \(moment.spoken) in \(zone)"].compactMap { $0 }
        .joined(separator: ", ")
    case .duration(let length):
      [context?.length(of: length.part).map { length.text(of: $0) }, length.spoken]
        .compactMap { $0 }.joined(separator: ", ")
    case .byDirection, .byOutcome:
      ofCall.map { rendered($0.template) } ?? "what the call says"
    }
  }

  private func spoken(_ instant: ExpectedInstant) -> String {
    let time = context?.time(of: instant.moment)?.upperBound.rfc3339
    return [time, instant.moment.spoken].compactMap { $0 }.joined(separator: ", ")
  }

  private func spoken(_ scalars: [ExpectedScalar]) -> String {
    scalars.map { rendered($0.template) }.joined(separator: ", ")
  }

  /// The reader has refused secrets and unknown variables in expected values.
  private func rendered(_ template: PBXTemplate) -> String {
    guard !template.isPlain else { return template.source.text }
    return (try? pbx.render(template, with: variables())) ?? template.source.text
  }

  private func isEqual(_ found: GJSONValue?, _ scalar: ExpectedScalar) -> Bool {
    let text = rendered(scalar.template)
    guard let found, found.exists else { return text.isEmpty }
    switch found.kind {
    case .null: return text.isEmpty
    case .true, .false: return scalar.literal != .number && found.text == text
    case .json, .string: return found.text == text
    case .number: return found.text == text || found.isSameNumber(as: text)
    }
  }

  private func isList(
    _ found: GJSONValue?, _ scalars: [ExpectedScalar], inAnyOrder: Bool = false
  ) -> Bool {
    guard let found, found.isArray else { return false }
    var elements = found.elements
    guard elements.count == scalars.count else { return false }
    if !inAnyOrder { return zip(elements, scalars).allSatisfy { isEqual($0, $1) } }
    for scalar in scalars {
      guard let place = elements.firstIndex(where: { isEqual($0, scalar) }) else { return false }
      elements.remove(at: place)
    }
    return true
  }

  private func isWhole(_ pattern: BoundedPattern, _ text: String) -> Bool {
    guard let whole = try? BoundedPattern("^(?:\(pattern.source))$") else { return false }
    return if case .match = whole.firstMatch(in: text) { true } else { false }
  }

  private func isWithin(_ found: GJSONValue?, _ least: String?, _ most: String?) -> Bool {
    guard let found, let number = JSONNumber(found.text) else { return false }
    let low = least.flatMap { JSONNumber($0) }
    let high = most.flatMap { JSONNumber($0) }
    return low.map { $0 <= number } ?? true && high.map { number <= $0 } ?? true
  }

  private func isPhone(_ found: GJSONValue?, _ wanted: String) -> Bool {
    guard let found else { return false }
    return PhoneNumber.isSameNumber(found.text, wanted, region: pbx.contract.pbx.region)
  }
}

extension ExpectedText {
  /// What a value says about a point in time; nil if there is no value, or no call.
  func judgement(of found: GJSONValue?, _ instant: ExpectedInstant) -> InstantJudgement? {
    guard let found, found.exists, let context, let time = context.time(of: instant.moment) else {
      return nil
    }
    let sent = instant.offset == .kept ? SentOffset.offset(of: time, in: context.sent) : nil
    return InstantJudgement(
      found.text, isNumber: found.kind == .number, instant, at: time, sent: sent)
  }

  /// What a value says about a length of the call; nil if there is no value, or no call.
  func judgement(of found: GJSONValue?, _ length: ExpectedDuration) -> DurationJudgement? {
    guard let found, found.exists, let context else { return nil }
    return DurationJudgement(found.text, length, of: context)
  }

  /// The day of a moment of the call.
  func day(_ moment: CallMoment, _ zone: String) -> String? {
    guard let time = context?.time(of: moment), let zone = try? TimeZoneRules.named(zone) else {
      return nil
    }
    return zone.day(at: time.upperBound)
  }

  /// A day, or its midnight.
  private func isDay(_ found: GJSONValue?, _ day: String) -> Bool {
    guard let text = found?.text, text.hasPrefix(day) else { return false }
    let rest = text.dropFirst(day.count)
    return rest.isEmpty || rest.dropFirst().hasPrefix("00:00")
  }

  /// The value for this call's direction or outcome; nil if the contract names none.
  private var ofCall: ExpectedScalar? {
    guard let call = context?.report?.call else { return nil }
    return switch value.matcher {
    case .byDirection(let values): values[call.direction]
    case .byOutcome(let values): values[call.outcome]
    default: nil
    }
  }
}

extension ExpectedDuration {
  /// The length in words: `the talk time in seconds`.
  fileprivate var spoken: String {
    let rounding = rounding.map { ", rounded \($0.rawValue)" } ?? ""
    return "\(part.spoken) in \(unit.spoken)\(unit == .minutes ? rounding : "")"
  }
}

extension GJSONValue {
  fileprivate func isSameNumber(as text: String) -> Bool {
    guard let left = try? JSONDocument(parsing: raw),
      let right = try? JSONDocument(parsing: Array(text.utf8)), right.root.kind == .number
    else { return false }
    return left.root.isEqual(to: right.root)
  }

  fileprivate func isOf(_ kind: ExpectedValue.JSONKind) -> Bool {
    switch kind {
    case .string: self.kind == .string
    case .number: self.kind == .number
    case .integer: self.kind == .number && (JSONNumber(text)?.isInteger ?? false)
    case .boolean: [.true, .false].contains(self.kind)
    case .array: isArray
    case .object: isObject
    case .null: exists && self.kind == .null
    }
  }
}

extension ExpectedValue {
  /// Whether a scenario itself expects an empty value, by writing `""` or `present: false`.
  var acceptsEmpty: Bool {
    switch matcher {
    case .equal(let scalar): scalar.template.source.text.isEmpty
    case .present(let isPresent): !isPresent
    case .oneOf(let scalars): scalars.contains { $0.template.source.text.isEmpty }
    default: false
    }
  }

  /// Whether `true` or `false` is expected.
  var isTruthValue: Bool {
    switch matcher {
    case .equal(let scalar): scalar.literal == .boolean
    case .type(let kind): kind == .boolean
    case .oneOf(let scalars): scalars.contains { $0.literal == .boolean }
    default: false
    }
  }
}
