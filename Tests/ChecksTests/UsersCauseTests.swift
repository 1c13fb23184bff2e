// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@testable import Checks

/// A list without users is one cause, however many extensions miss theirs.
struct UsersCauseTests {
  private static let two =
    ExampleUsers.text + "  \"1002\": { email: ben@crm.example }\n"

  private static let rows: [(String, [String])] = [
    (#"{"data": [], "total": 0}"#, ["users-association"]),
    (#"{"data": [], "total": 0, "errors": ["denied"]}"#, ["answer-error"]),
    (#"{"data": [], "total": 0, "errors": []}"#, ["users-association"]),
  ]

  @Test(arguments: rows)
  func `an empty list gives one finding`(_ body: String, _ codes: [String]) throws {
    let ruling = try ExampleUsers.example([ExampleAnswer(body)], of: Self.two).ruling()
    #expect(ruling.findings.map(\.kind.code) == codes)
    #expect(ruling.failures.isEmpty)
  }
}
