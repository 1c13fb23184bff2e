// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Transports

/// A healthy answer with one thing changed.
struct Mutant: Sendable {
  let name: String
  let answer: Answer

  /// Every change of one value, key, header or status of an answer.
  static func all(of body: String) throws -> [Mutant] {
    let document = try JSONDocument(parsing: Array(body.utf8))
    var mutants: [Mutant] = []
    for (place, range, kind) in places(document.root, "") {
      for (what, text) in replacements(kind, original: text(of: range, in: body)) {
        mutants.append(
          Mutant(name: "\(place) \(what)", answer: Answer(replacing(range, by: text, in: body))))
      }
    }
    return mutants + envelopes(body)
  }

  private static func envelopes(_ body: String) -> [Mutant] {
    [201, 204, 301, 400, 401, 403, 404, 429, 500, 503].map {
      Mutant(name: "status \($0)", answer: Answer(body, status: $0))
    } + [
      Mutant(name: "media type text/html", answer: Answer(body, type: "text/html")),
      Mutant(name: "media type missing", answer: Answer(body, type: nil)),
      Mutant(name: "time 5 s", answer: Answer(body, ms: 5000)),
      Mutant(name: "body cut", answer: Answer(String(body.dropLast()))),
      Mutant(name: "body empty", answer: Answer("")),
    ]
  }

  private typealias Place = (name: String, range: Range<Int>, kind: JSONValue.Kind?)

  /// Every value and every key; a key has no kind.
  private static func places(_ value: JSONValue, _ name: String) -> [Place] {
    var found: [Place] = [(name.isEmpty ? "body" : name, value.range, value.kind)]
    for entry in value.entries {
      let key = entry.key.string ?? ""
      let inner = name.isEmpty ? key : "\(name).\(key)"
      found.append(("key \(inner)", entry.key.range, nil))
      found += places(entry.value, inner)
    }
    for (index, element) in value.elements.enumerated() {
      found += places(element, "\(name).\(index)")
    }
    return found
  }

  private static func replacements(
    _ kind: JSONValue.Kind?, original: String
  ) -> [(String, String)] {
    let others = [("null", "null"), ("true", "true"), ("a list", "[]"), ("an object", "{}")]
    return switch kind {
    case nil: [("renamed", "\"other_key\"")]
    case .string:
      others + [
        ("a number", "7"), ("empty", "\"\""),
        ("another text", "\"\(original.dropFirst().dropLast())x\""),
      ]
    case .array: others.filter { $0.1 != "[]" } + [("empty", "[]"), ("twice", twice(original))]
    default: others
    }
  }

  private static func twice(_ list: String) -> String {
    let inside = list.dropFirst().dropLast()
    return "[\(inside), \(inside)]"
  }

  private static func text(of range: Range<Int>, in body: String) -> String {
    String(decoding: Array(body.utf8)[range], as: UTF8.self)
  }

  private static func replacing(_ range: Range<Int>, by text: String, in body: String) -> String {
    let bytes = Array(body.utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }
}
