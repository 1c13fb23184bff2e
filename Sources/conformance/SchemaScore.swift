// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// How many tests of the official suite came out as they should.
struct SchemaScore {
  private var required = Tally()
  private var optional = Tally()

  private struct Tally {
    var passed = 0
    var total = 0

    var text: String { "\(passed)/\(total)" }
  }

  /// Counts an answer line.
  mutating func count(_ line: String) {
    guard let answer = try? JSONDocument(parsing: line).root else { return }
    let valid = answer["valid"]?.bool
    let isRight = valid != nil && valid == answer["expected"]?.bool
    let isOptional = answer["id"]?.string?.hasPrefix("optional/") == true
    let tally = isOptional ? \SchemaScore.optional : \SchemaScore.required
    self[keyPath: tally].total += 1
    if isRight { self[keyPath: tally].passed += 1 }
  }

  /// Two lines; the last is the score of the required tests.
  var summary: String { "optional \(optional.text)\n\(required.text)\n" }
}
