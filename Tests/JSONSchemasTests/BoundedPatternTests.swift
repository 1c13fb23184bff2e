// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import Testing

struct BoundedPatternTests {
  @Test(
    arguments: [
      // Unanchored, in bytes of UTF-8
      ("b", "abc", .match(1..<2)), ("^a", "ba", .noMatch), ("a$", "ab", .noMatch),
      ("", "", .match(0..<0)), ("x", "", .noMatch), ("😀", "é😀", .match(2..<6)),
      ("^.{2}$", "é😀", .match(0..<6)), ("[^a]", "a名", .match(1..<4)),
      ("a+", "baaac", .match(1..<4)),
      // Near to ECMA-262
      ("^\\d+$", "٠١", .noMatch), ("^\\d+$", "01", .match(0..<2)), ("^\\w$", "é", .noMatch),
      ("a$", "a\n", .noMatch), ("^.$", "\r", .noMatch), ("\\u00e9", "é", .match(0..<2)),
      ("\\u{1F600}", "😀", .match(0..<4)), ("^\\p{L}+$", "Ümit名", .match(0..<8)),
      ("^[\\u0600-\\u06FF]+$", "مرحبا", .match(0..<10)), ("\\/", "/", .match(0..<1)),
      ("[]", "a", .noMatch), ("(?<y>\\d{4})-\\k<y>", "2024-2024", .match(0..<9)),
      ("(?<=\\+)971", "+971", .match(1..<4)), ("(?i)ABC", "abc", .match(0..<3)),
      ("a(?!b)", "abac", .match(2..<3)), ("[[:alpha:]]", "a", .noMatch),
      ("^[[:x]$", "[", .match(0..<1)), ("^\\v$", "\u{B}", .match(0..<1)),
      ("^\\v$", "\n", .noMatch), ("^\\cc$", "\u{3}", .match(0..<1)),
      ("\\(*", "((", .match(0..<2)),
    ] as [(String, String, BoundedPattern.Outcome)])
  func `a pattern finds its first match`(
    _ source: String, _ text: String, _ outcome: BoundedPattern.Outcome
  ) throws {
    #expect(try BoundedPattern(source).firstMatch(in: text) == outcome)
  }

  @Test(arguments: [
    ("(", 1), ("a)", 1), ("[a", 2), ("*", 0), ("a{2,1}", 5), ("(?<n>a)(?<n>b)", 12), ("\\", 1),
    ("\\C", 2), ("(?<=a+)b", 0), ("\\p{Nope}", 8), ("é(", 3),
    // What only PCRE2 knows
    ("a\\Z", 3), ("\\A", 2), ("\\a", 2), ("\\Ka", 2), ("\\Qa\\E", 2), ("[\\h]", 3), ("(*UTF)", 1),
    ("\\\\(*ACCEPT)", 3),
  ])
  func `a pattern that cannot be read says where`(_ source: String, _ offset: Int) {
    let error = #expect(throws: PatternError.self) { try BoundedPattern(source) }
    #expect(error?.offset == offset)
    #expect(error?.message.isEmpty == false)
  }

  @Test(arguments: [
    // Exponential
    ("^(a+)+$", 40, "!"), ("^(a|a)*$", 40, "!"), ("^(([a-z])+.)+[A-Z]([a-z])+$", 60, "!"),
    // Quadratic and cubic on a long text, where each start alone stays within PCRE2's limit
    ("a*[bd]", 20_000, "c"), ("x*a*x*a*[bd]", 20_000, "c"), ("(?:a*+c|.)*[bd]", 20_000, "!"),
    ("(.*)(.*)(.*)(.*)[bd]$", 5_000, "c"), ("(?R)?a+[bd]", 20_000, "c"),
    ("(a)*\\1[bd]", 50_000, "c"),
  ])
  func `a search that takes too long is given up`(
    _ source: String, _ count: Int, _ end: String
  ) throws {
    let text = String(repeating: "a", count: count) + end
    #expect(try BoundedPattern(source).firstMatch(in: text) == .undecided)
  }

  @Test func `a plain search of a long text is decided`() throws {
    let text = String(repeating: "a", count: 1_000_000) + "b"
    #expect(try BoundedPattern("ab").firstMatch(in: text) == .match(999_999..<1_000_001))
    #expect(try BoundedPattern("^a+b$").firstMatch(in: text) == .match(0..<1_000_001))
    #expect(try BoundedPattern("^[ab]*$").firstMatch(in: text) == .match(0..<1_000_001))
    #expect(try BoundedPattern("c").firstMatch(in: text) == .noMatch)
  }

  @Test func `expressions that are too long or too large are refused`() throws {
    _ = try BoundedPattern(String(repeating: "a", count: 8_000))
    #expect(throws: PatternError.self) {
      try BoundedPattern(String(repeating: "a", count: 8_001))
    }
    #expect(throws: PatternError.self) { try BoundedPattern("((a{1,60000}){1,60000}){1,60000}") }
    #expect(throws: PatternError.self) {
      try BoundedPattern(String(repeating: "(", count: 5_000))
    }
  }
}
