// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import Testing

@Suite struct ComplaintTests {
  @Test func `complaints are ordered by place, then by code; without a place they come first`() {
    let source = SourceText(name: "a", "abc")
    let complaints = [
      Complaint("z", "m", at: SourceSpan(0..<1, in: source)),
      Complaint("b", "m", at: SourceSpan(1..<2, in: source)),
      Complaint("a", "m", at: SourceSpan(1..<2, in: source)), Complaint("y", "n", at: nil),
      Complaint("y", "m", at: nil),
    ]
    #expect(complaints.sorted().map(\.code) == ["y", "y", "z", "a", "b"])
    #expect(complaints.sorted().map(\.message.text) == ["m", "n", "m", "m", "m"])
  }
}
