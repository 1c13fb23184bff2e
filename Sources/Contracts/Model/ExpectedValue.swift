// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import JSONSchemas
public import PBXLanguage

/// What a value must be: a scalar (equal), a list (this list, this order) or one matcher.
public struct ExpectedValue: Sendable {
  /// What must hold.
  public let matcher: Matcher
  /// The whole value in the contract.
  public let span: SourceSpan

  /// What must hold, and where it stands.
  public init(_ matcher: Matcher, at span: SourceSpan) {
    self.matcher = matcher
    self.span = span
  }

  /// The matchers of the language.
  public enum Matcher: Sendable {
    /// The same text; numbers by value, and a number equals its text.
    case equal(ExpectedScalar)
    /// This list in this order.
    case list([ExpectedScalar])
    /// The same list in any order.
    case unordered([ExpectedScalar])
    /// One of these.
    case oneOf([ExpectedScalar])
    /// Not this.
    case not(ExpectedScalar)
    /// The text holds this one; case matters.
    case contains(PBXTemplate)
    /// The text begins with this one.
    case startsWith(PBXTemplate)
    /// The text ends with this one.
    case endsWith(PBXTemplate)
    /// The whole text matches; the expression is as its author wrote it, with no anchors of ours.
    case matches(BoundedPattern)
    /// There and neither null nor empty, or not so.
    case present(Bool)
    /// The JSON type.
    case type(JSONKind)
    /// A number within bounds, one of them or both; decimal texts as written.
    case bounds(atLeast: String?, atMost: String?)
    /// The same E.164 number, whatever the spelling.
    case phone(PBXTemplate)
    /// The same point in time.
    case instant(ExpectedInstant)
    /// The calendar day of a moment of the call, in a time zone (IANA name).
    case date(CallMoment, zone: String)
    /// The length of a call.
    case duration(ExpectedDuration)
    /// The value for the call's direction.
    case byDirection([Call.Direction: ExpectedScalar])
    /// The value for the call's outcome.
    case byOutcome([Call.Outcome: ExpectedScalar])
  }

  /// The names of JSON types that `type:` takes.
  public enum JSONKind: String, Sendable, Hashable, CaseIterable {
    case string, number, integer, boolean, array, object, null
  }
}

/// A text, number or boolean of a contract, with variables of the environment in it.
public struct ExpectedScalar: Sendable {
  /// The text as written.
  public let template: PBXTemplate
  /// Whether it was written as text (in quotes or as a word), a number or a boolean.
  public let literal: Literal

  /// How a value was written.
  public enum Literal: Sendable, Hashable {
    case text, number, boolean
  }

  /// A scalar.
  public init(_ template: PBXTemplate, _ literal: Literal) {
    self.template = template
    self.literal = literal
  }
}
