// SPDX-License-Identifier: Apache-2.0

import PBXLanguage

extension ContractLanguage {
  /// What a value must be: a scalar, a list or one matcher.
  static let expected = Shape.variants(expectedVariants)

  /// The same, once for the whole schema.
  static let expectedVariants = Variants(
    noun: "a text, a number, true or false, a list of them, or a matcher", scalar: .value,
    map: .map(matcher), list: values, definition: "value")

  private static let values = Shape.list(.value, of: "values")
  private static let many = Shape.list(.value, of: "values", least: 1)
  private static let template = Shape.text(.template)

  /// The matchers, and options of theirs.
  static let matcher = MapShape(
    noun: "a matcher",
    keys: [
      .init("one-of", many, "one of these"),
      .init("not", .value, "anything but this"),
      .init("contains", template, "the text holds this one; case matters"),
      .init("starts-with", template, "the text begins with this one; case matters"),
      .init("ends-with", template, "the text ends with this one; case matters"),
      .init("matches", .text(.pattern), "the whole text matches; a regular expression of RE2"),
      .init("present", .flag, "there and neither null nor empty, or not so"),
      .init(
        "type", .choice(ExpectedValue.JSONKind.allCases.map(\.rawValue)), "the JSON type"),
      .init("at-least", .number, "the smallest number that is right"),
      .init("at-most", .number, "the largest number that is right"),
      .init("unordered", many, "this list in any order"),
      .init("phone", template, "the same E.164 number, whatever the spelling"),
      .init("instant", .later("points in time"), ""),
      .init("date", .later("days"), ""),
      .init("duration", .later("lengths of calls"), ""),
      .init("by-direction", .later("values by direction"), ""),
      .init("by-outcome", .later("values by outcome"), ""),
    ],
    groups: [
      ["one-of"], ["not"], ["contains"], ["starts-with"], ["ends-with"], ["matches"], ["present"],
      ["type"], ["at-least", "at-most"], ["unordered"], ["phone"],
    ])

  /// Spellings of a number that a trunk hands over.
  static let spelling = Shape.choice(
    DialledSpelling.allCases.map(\.rawValue), of: "spellings")

  /// Those that do not depend on how a CRM stores a number.
  static let deliveredSpelling = Shape.choice(
    DialledSpelling.allCases.filter { $0 != .asStored }.map(\.rawValue), of: "spellings")

  /// The environments a line is run in.
  static let only = Shape.list(.text(.name), of: "environments", least: 1)
}
