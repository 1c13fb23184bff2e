// SPDX-License-Identifier: Apache-2.0

// A path, the raw value gjson gives for it (nil: none), and why.
// swift-format-ignore-file

extension PathRows {
  static let malformedPage = PathRows(
    in: #"<html>{"a":1}</html>"#,
    [
      ("a", "1", "the first brace begins it"),
      ("b", nil, "and nothing else is looked at"),
      ("@valid", nil, "which valid tells"),
    ])

  static let malformedBom = PathRows(
    in: ##"\##u{feff}{"a":1,"b":[2]} {"c":3}"##,
    [
      ("a", "1", "after a mark"),
      ("b.0", "2", "list"),
      ("c", nil, "a second document is ignored"),
    ])

  static let malformedCut = PathRows(
    in: #"{"a":1,"b":{"c":[1,2"#,
    [
      ("b.c.0", "1", "before the cut"),
      ("b.c.1", "2", "at the cut"),
      ("b.c.#", "2", "the end counts as a bracket"),
      ("b.c", "[1,2", "what there is"),
      ("b.d", nil, "nothing"),
      ("b.c.#.x", "[]", "each of the cut list"),
    ])

  static let malformedOpen = PathRows(
    in: #"{"a":"x"#,
    [
      ("a", nil, "a text that never ends is not found"),
      ("b", nil, "nor what follows"),
    ])

  static let malformedLoose = PathRows(
    in: #"{"a" 1 "b":tru "c":nope,"d":}"#,
    [
      ("a", "1", "no colon"),
      ("b", "tru", "a bad word is a word by its first letter"),
      ("c", "nope", "nope is a number to gjson"),
      ("d", nil, "no value"),
    ])

  static let malformedComma = PathRows(
    in: "[1,]",
    [
      ("#", "1", "a trailing comma adds none"),
      ("1", nil, "nor an element"),
      ("#.a", "[]", "mapped"),
    ])

  static let malformedStray = PathRows(
    in: #"{"a":[{"x":1},],"b":{"x":2},"c":"d"}"#,
    [
      ("a.#.x", "[1]", "behind a trailing comma gjson reads one value beyond"),
      ("a.#", "1", "but does not count it"),
    ])

  static let malformedEmpty = PathRows(
    in: "",
    [
      ("a", nil, "nothing"),
      ("@this", nil, "nothing"),
      ("@keys", "[]", "an empty list all the same"),
      ("{a}", "{}", "an empty object"),
      ("..#", "0", "no line"),
    ])

  static let malformedScalar = PathRows(
    in: #""just text""#,
    [
      ("a", nil, "no container"),
      ("@this", #""just text""#, "itself"),
      ("#", nil, "no list"),
    ])

  static let malformedSlash = PathRows(
    in: #"{"a":"b\"#,
    [
      ("a", nil, "a backslash at the very end"),
    ])

  static let malformedMixed = PathRows(
    in: #"{"a":{"b":1]}"#,
    [
      ("a", #"{"b":1]"#, "any bracket closes any other"),
      ("a.b", "1", "number stops at it"),
    ])

  static let malformed: [PathRow] = [malformedPage, malformedBom, malformedCut, malformedOpen, malformedLoose, malformedComma, malformedStray, malformedEmpty, malformedScalar, malformedSlash, malformedMixed].flatMap(\.rows)
}
