// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A piece of a template's text as the lexer cuts it, for people who want to see how it is read.
public struct TemplateToken: Sendable, Hashable {
  /// What it is, such as `field` or `left delimiter`; of a failure, what is wrong.
  public let kind: String
  /// Whether the lexer could not go on here; such a token is the last.
  public let isFailure: Bool
  /// The text, word for word.
  public let text: String
  /// Where it stands.
  public let span: SourceSpan

  /// Cuts a text into its tokens; the last one is the end of the text, or why it was not reached.
  public static func tokens(
    of slice: SourceSlice, syntax: TemplateSyntax = .go
  ) -> [TemplateToken] {
    let bytes = Array(slice.text.utf8)
    return Lexer.tokens(of: bytes, syntax: syntax).map { token in
      TemplateToken(
        kind: token.kind.words, isFailure: token.kind.isFailure,
        text: String(decoding: bytes[token.range], as: UTF8.self), span: slice.span(token.range))
    }
  }
}

extension TokenKind {
  fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }

  /// The kind in words: `left delimiter`; a keyword is one in any case.
  fileprivate var words: String {
    if case .failure(let message, _) = self { return message }
    if isKeyword, self != .dot { return "keyword" }
    return "\(self)".reduce(into: "") { words, letter in
      words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }
}
