// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sandboxes

struct WildcardPatternTests {
  @Test(arguments: [
    ("%", "", true), ("%", "abc", true), ("", "", true), ("", "a", false), ("abc", "abc", true),
    ("a%c", "abc", true), ("a%c", "ac", true), ("a%c", "abd", false), ("%b%", "abc", true),
    ("*c", "abc", true), ("*b", "abc", false), ("a*", "abc", true), ("%a%a%", "a", false),
    ("a%b%c", "axxbyybc", true), ("a%b%c", "axxcyyb", false), ("%%%", "x", true), ("_", "a", false),
  ])
  func `a text fits a pattern`(pattern: String, text: String, fits: Bool) {
    #expect(WildcardPattern(pattern).matches(text) == fits)
  }

  @Test func `a long pattern against a long text takes no time to speak of`() {
    let pattern = String(repeating: "%a", count: 2_000) + "b"
    #expect(!WildcardPattern(pattern).matches(String(repeating: "a", count: 4_000)))
  }
}
