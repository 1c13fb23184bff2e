// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Redaction

/// A `NAME=VALUE` of the command line.
struct Assignment {
  let name: String
  let value: String

  /// Reads what stands behind an option that may be repeated.
  static func read(_ texts: [String], option: StaticString) throws(ExitCode) -> [Assignment] {
    var assignments: [Assignment] = []
    for text in texts {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw Ending.message(
          "\(RedactedText(stringLiteral: option)) takes NAME=VALUE, not '\(authored: text)'",
          help: "write \(RedactedText(stringLiteral: option)) \(authored: name(in: text))=VALUE",
          Ending.wrongUsage)
      }
      let name = String(text[..<equals])
      guard !name.hasPrefix(".") else {
        throw Ending.message(
          "a name is given without its dot, not '\(authored: name)'",
          help: """
            write \(RedactedText(stringLiteral: option)) \
            \(authored: String(text.drop { $0 == "." }))
            """, Ending.wrongUsage)
      }
      assignments.append(
        Assignment(name: name, value: String(text[text.index(after: equals)...])))
    }
    return assignments
  }

  /// What a text without a value may have meant as its name.
  private static func name(in text: String) -> String {
    let isName = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isName ? text : "NAME"
  }
}
