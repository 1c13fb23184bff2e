// SPDX-License-Identifier: Apache-2.0

import JSONSchemas
import Testing

struct PatternDialectTests {
  @Test(arguments: [
    ("^\\s$", "\u{A0}", true), ("^\\s$", "\u{FEFF}", true), ("^\\s$", "\u{2029}", true),
    ("^\\s$", "\u{2003}", true), ("^\\s$", "\u{B}", true), ("^\\s$", "\u{180E}", false),
    ("^\\s$", "\u{85}", false), ("^\\S$", "\u{A0}", false), ("^\\S$", "x", true),
    ("^\\S$", "é", true), ("^[\\s-]$", "\u{3000}", true), ("^[\\s-]$", "-", true),
    ("^[^\\s]$", "\u{3000}", false), ("^[\\s\\S]$", "\n", true), ("^[\\s\\S]$", "名", true),
    ("^[\\S]$", "\u{2003}", false), ("^[\\S]$", "\u{FEFF}", false), ("^[\\S]$", "é", true),
    ("^[\\S-]$", "-", true), ("^[^\\S]$", "\u{3000}", true), ("^[^\\S]$", "a", false),
    ("^[\\S]$", "\u{10FFFF}", true), ("^\\\\s$", "\\s", true), ("^\\[\\s\\]$", "[\u{A0}]", true),
    ("^[]\\s$", "a", false),
    ("^\\p{Letter}$", "é", true), ("^\\P{Letter}$", "1", true), ("^\\p{digit}$", "٣", true),
    ("^\\p{gc=Nd}$", "٣", true), ("^\\p{General_Category=Uppercase_Letter}$", "É", true),
    ("^\\p{Lowercase_Letter}$", "É", false), ("^[\\p{Number}x]+$", "x٣½", true),
    ("^\\p{Script=Arabic}$", "م", true), ("^\\p{Lu}\\p{Ll}$", "Éa", true), ("^\\pL$", "é", true),
  ])
  func `white space and categories are those of ECMA-262`(
    _ source: String, _ text: String, _ isMatch: Bool
  ) throws {
    let outcome = try BoundedPattern(source).firstMatch(in: text)
    #expect(outcome == (isMatch ? .match(0..<text.utf8.count) : .noMatch))
  }

  @Test(arguments: [
    ("\\s(", 3), ("\\s\\s\\S*a(b", 10), ("\\p{Letter}*+)", 12), ("é\\s)", 4), ("[\\sa", 4),
    ("(\\s", 3), ("\\s\\", 3), ("\\p", 2), ("\\p{", 3), ("\\p{Letter", 9), ("[\\s-\\uffff]", 3),
    ("[!-\\s]", 5), ("\\p{Nope}\\s", 8),
  ])
  func `a fault is told at its place in the expression as written`(
    _ source: String, _ offset: Int
  ) {
    let error = #expect(throws: PatternError.self) { try BoundedPattern(source) }
    #expect(error?.offset == offset)
  }
}
