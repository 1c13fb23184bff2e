// SPDX-License-Identifier: Apache-2.0

import JSONValues
import PBXLanguage

extension ContractLanguage {
  /// What a value must be: a scalar, a list or one matcher.
  static let expected = Shape.variants(expectedVariants)

  /// The same, once for the whole schema.
  static let expectedVariants = variants(of: matcher, "value")

  /// What a value of a record must be that the PBX has written.
  static let written = Shape.variants(writtenVariants)

  /// The same, once for the whole schema.
  static let writtenVariants = variants(of: writtenMatcher, "written-value")

  private static func variants(of matcher: MapShape, _ definition: String) -> Variants {
    Variants(
      noun: "a text, a number, true or false, a list of them, or a matcher", scalar: .value,
      map: .map(matcher), list: values, definition: definition)
  }

  private static let values = Shape.list(.value, of: "values")
  private static let many = Shape.list(.value, of: "values", least: 1)
  private static let template = Shape.text(.template)

  /// The matchers that compare a value with what the contract says.
  static let matcher = MapShape(
    noun: "a matcher", keys: matcherKeys, groups: matcherGroups,
    elsewhere: .init(
      names: callMatcherKeys.map(\.name), subject: "a record that the PBX writes",
      home: "`read-back` or `except`"))

  /// Those, and the ones that compare it with the telephone call; options of theirs.
  static let writtenMatcher = MapShape(
    noun: "a matcher", keys: matcherKeys + callMatcherKeys,
    groups: matcherGroups + [
      ["instant"], ["date"], ["duration"], ["by-direction"], ["by-outcome"],
    ],
    options: [
      ("tolerance", ["instant", "duration"]), ("offset", ["instant"]),
      ("zone", ["instant", "date"]), ("as", ["instant"]), ("unit", ["duration"]),
      ("round", ["duration"]),
    ],
    // A day is another one elsewhere, and minutes can be rounded in three ways: neither has a default.
    demands: [
      .init(key: "date", needs: "zone"),
      .init(key: "unit", value: minutes, needs: "round"),
      .init(key: "round", needs: "unit", needed: minutes),
    ])

  private static let minutes = ExpectedDuration.Unit.minutes.rawValue

  private static let matcherKeys: [MapShape.Key] = [
    .init("one-of", many, "one of these"),
    .init("not", .value, "anything but this"),
    .init("contains", template, "the text holds this one; case matters"),
    .init("starts-with", template, "the text begins with this one; case matters"),
    .init("ends-with", template, "the text ends with this one; case matters"),
    .init("matches", .text(.pattern), "the whole text matches; a regular expression of RE2"),
    .init("present", .flag, "there and neither null nor empty, or not so"),
    .init("type", .choice(ExpectedValue.JSONKind.allCases.map(\.rawValue)), "the JSON type"),
    .init("at-least", .number, "the smallest number that is right"),
    .init("at-most", .number, "the largest number that is right"),
    .init("unordered", many, "this list in any order"),
    .init("phone", template, "the same E.164 number, whatever the spelling"),
  ]

  private static let matcherGroups = [
    ["one-of"], ["not"], ["contains"], ["starts-with"], ["ends-with"], ["matches"], ["present"],
    ["type"], ["at-least", "at-most"], ["unordered"], ["phone"],
  ]

  private static let callMatcherKeys: [MapShape.Key] = [
    .init("instant", .text(.moment), "the same point in time as a moment of the call"),
    .init("date", .text(.moment), "the calendar day of a moment of the call"),
    .init(
      "duration", .choice(ExpectedDuration.Part.allCases.map(\.rawValue)),
      "the length of the call"),
    .init(
      "by-direction", cases("a direction", "directions", Call.Direction.allCases.map(\.rawValue)),
      "the value for the call's direction"),
    .init(
      "by-outcome", cases("an outcome", "outcomes", Call.Outcome.allCases.map(\.rawValue)),
      "the value for the call's outcome"),
    .init("tolerance", .text(.duration), "how far off it may be; of an instant 1 s, else 0 s"),
    .init("offset", .text(.offset), "the offset that the text shows, or kept: as it was sent"),
    .init("zone", .text(.timeZone), "the time zone of a day, or of a text without an offset"),
    .init(
      "as", .choice(ExpectedInstant.Form.allCases.map(\.rawValue)),
      "how the instant is written"),
    .init(
      "unit", .choice(ExpectedDuration.Unit.allCases.map(\.rawValue)), "how a length is written"
    ).standard("s"),
    .init(
      "round", .choice(ExpectedDuration.Rounding.allCases.map(\.rawValue)),
      "how a length in minutes is rounded"),
  ]

  private static func cases(_ noun: String, _ plural: String, _ names: [String]) -> Shape {
    .names(NamesShape(noun: noun, plural: plural, value: .value, allowed: names, least: 1))
  }

  /// Spellings of a number that a trunk hands over.
  static let spelling = Shape.choice(
    DialledSpelling.allCases.map(\.rawValue), of: "spellings")

  /// Those that do not depend on how a CRM stores a number.
  static let deliveredSpelling = Shape.choice(
    DialledSpelling.allCases.filter { $0 != .asStored }.map(\.rawValue), of: "spellings")

  /// The environments a line is run in.
  static let only = Shape.list(.text(.name), of: "environments", least: 1)
}
