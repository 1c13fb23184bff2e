// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Testing

struct JSONSyntaxErrorTests {
  @Test(arguments: [
    ("x", 1, 1), (" x", 1, 2), ("\nx", 2, 1), ("[1,\n  x]", 2, 3), ("[\"é😀\",x]", 1, 7),
    ("[\r\n1\r\nx]", 3, 1), ("[\n\n\n\n\"a\" \"b\"]", 5, 5), ("\u{FEFF}{}", 1, 1), ("", 1, 1),
    ("{\"a\":", 1, 6), ("[\"名\\q\"]", 1, 4),
  ])
  func `line and column count from 1, columns in scalars`(
    _ text: String, _ line: Int, _ column: Int
  ) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }
}
