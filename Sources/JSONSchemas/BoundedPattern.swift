// SPDX-License-Identifier: Apache-2.0

import CPCRE2

/// A regular expression whose search always ends: it gives up after a fixed amount of work.
///
/// The dialect is PCRE2's, brought near the ECMA-262 one that JSON Schema names: `\d`, `\w` and
/// `\b` know ASCII only, `\s` all white space, `$` matches only at the very end, `\u00e9` and
/// `\u{1F600}` are characters. Text is searched by code point; `\p{L}` and `\p{Letter}` work.
/// Letters that only PCRE2 knows behind a backslash (`\A`, `\Z`, `\a`) are refused; what else it
/// has beyond ECMA-262, such as `(?i)`, works.
public struct BoundedPattern: Sendable {
  /// What a search has found.
  public enum Outcome: Sendable, Hashable {
    /// The first match, in bytes of the text's UTF-8.
    case match(Range<Int>)
    /// No match.
    case noMatch
    /// The search was given up: the pattern needs too many steps on this text.
    case undecided
  }

  /// The expression as it was written.
  public let source: String
  private let code: CompiledPattern

  /// Compiles an expression; those beyond 8,000 bytes are refused.
  public init(_ source: String) throws(PatternError) {
    self.source = source
    code = try CompiledPattern(source)
  }

  /// Searches a text for the first match, anchored only where the expression says so.
  public func firstMatch(in text: String) -> Outcome {
    search(text).outcome
  }

  /// Searches a text and tells how many steps it took.
  func search(_ text: String) -> (outcome: Outcome, cost: Int) {
    var text = text
    return text.withUTF8 { code.firstMatch(in: $0) }
  }
}

/// Why an expression cannot be used.
public struct PatternError: Error, Sendable, Hashable {
  /// Offset of the fault in the expression's UTF-8.
  public let offset: Int
  /// What is wrong, in PCRE2's words, which never quote the expression.
  public let message: String
}
