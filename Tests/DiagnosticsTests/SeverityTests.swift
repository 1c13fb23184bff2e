// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct SeverityTests {
  @Test func `the worst comes first`() {
    #expect([Severity.minor, .blocker, .major].sorted() == [.blocker, .major, .minor])
    #expect(Severity.allCases.sorted() == Severity.allCases)
  }

  @Test func `the words are those of contracts and results`() {
    #expect(Severity.allCases.map(\.rawValue) == ["blocker", "major", "minor"])
    #expect(Severity(rawValue: "Blocker") == nil)
  }
}
