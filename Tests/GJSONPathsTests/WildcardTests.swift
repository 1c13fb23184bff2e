// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GJSONPaths

@Suite struct WildcardTests {
  @Test(arguments: [
    ("*", "", true), ("*", "abc", true), ("", "", true), ("", "a", false), ("?", "", false),
    ("?", "ä", true), ("a*c", "abbc", true), ("a*c", "abcd", false), ("*b*", "abc", true),
    ("*a*b*c", "xaybzc", true), ("*a*b*c", "xaybz", false), ("**", "", true), ("a**b", "ab", true),
    ("?*?", "a", false), ("?*?", "ab", true), (#"\*"#, "*", true), (#"\*"#, "a", false),
    (#"a\?c"#, "a?c", true), (#"a\?c"#, "abc", false), (#"*\*"#, "a*", true),
    (#"*\*"#, "ab", false),
    (#"a\"#, #"a\"#, false), (#"*\"#, #"a\"#, true), (#"\\*"#, #"\x"#, true),
    ("*aab", "aaab", true), ("a*a", "a", false), ("*abc", "ababc", true),
  ]) func `a pattern fits`(_ pattern: String, _ text: String, _ fits: Bool) {
    #expect(Wildcard(Array(pattern.utf8)[...]).matches(Array(text.utf8)[...]) == fits)
  }

  @Test func `bytes that are not UTF-8 are characters each`() {
    #expect(Wildcard([0x3F, 0x3F]).matches([0xFF, 0xC3]))
    #expect(!Wildcard([0x3F]).matches([0xFF, 0xC3]))
  }

  @Test func `many stars cost no more than the product of the lengths`() {
    let pattern = String(repeating: "*a", count: 50) + "*b"
    let text = String(repeating: "a", count: 5000)
    #expect(!Wildcard(Array(pattern.utf8)[...]).matches(Array(text.utf8)[...]))
  }
}
