// SPDX-License-Identifier: Apache-2.0

import Testing

/// One line of a table: a path, what it selects in a document, and why.
struct PathRow: Sendable, CustomTestStringConvertible {
  let document: String
  let path: String
  /// The raw value; nil where nothing is selected.
  let raw: String?
  let why: String

  var testDescription: String { "\(path): \(why)" }
}

/// The rows about one document.
struct PathRows: Sendable {
  let rows: [PathRow]

  init(in document: String, _ rows: [(path: String, raw: String?, why: String)]) {
    self.rows = rows.map {
      PathRow(document: document, path: $0.path, raw: $0.raw, why: $0.why)
    }
  }
}
