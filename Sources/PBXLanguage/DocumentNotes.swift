// SPDX-License-Identifier: Apache-2.0

import GJSONPaths

/// What is odd about a document that paths are asked of.
enum DocumentNotes {
  static func about(_ json: [UInt8]) -> [ExplainedText] {
    let first = json.first { $0 > UInt8(ascii: " ") }
    guard let first else { return ["the document is empty"] }
    if first == UInt8(ascii: "<") {
      return ["the document is an HTML or XML page; gjson looks for the first { or [ in it"]
    }
    guard !GJSONPath("@valid").value(in: json).exists else { return [] }
    return ["the document is not valid JSON; gjson reads on all the same"]
  }
}
