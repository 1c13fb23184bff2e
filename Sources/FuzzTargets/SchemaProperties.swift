// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import JSONValues

/// Any schema on any instance, and any pattern on any text.
enum SchemaProperties {
  static func check(_ input: [UInt8]) throws(BrokenProperty) {
    let (line, rest) = input.firstLineAndRest
    try checkPattern(line.text, on: rest.text)
    guard let document = try? JSONDocument(parsing: line),
      let schema = try? JSONSchema(compiling: document),
      let instance = try? JSONDocument(parsing: rest)
    else { return }
    let failures = schema.failures(of: instance.root, limit: 20)
    try require(failures.count <= 20, "more failures than were asked for")
    try require(
      schema.failures(of: instance.root, limit: 20) == failures, "judged again, it fails otherwise")
  }

  private static func checkPattern(_ source: String, on text: String) throws(BrokenProperty) {
    guard let pattern = try? BoundedPattern(source) else { return }
    guard case .match(let range) = pattern.firstMatch(in: text) else { return }
    let isInside = range.upperBound <= text.utf8.count
    try require(isInside, "a match lies outside of the text")
  }
}
