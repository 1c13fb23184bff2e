// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Parser {
  mutating func peek() -> Token {
    furthest = max(furthest, index)
    return tokens[index]
  }

  mutating func next() -> Token {
    let token = peek()
    // The last token, the end or a failure, is met again and again.
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  mutating func peekNonSpace() -> Token {
    while peek().kind == .space { index += 1 }
    return peek()
  }

  mutating func nextNonSpace() -> Token {
    _ = peekNonSpace()
    return next()
  }

  /// Steps back to a token that was read just now.
  mutating func back(to token: Token) {
    while index > 0, tokens[index] != token { index -= 1 }
  }

  func text(of token: Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }

  mutating func expect(_ kind: TokenKind, in context: String) throws(TemplateSyntaxError) -> Token {
    let token = nextNonSpace()
    guard token.kind == kind else { throw unexpected(token, in: context) }
    return token
  }

  func unexpected(_ token: Token, in context: String) -> TemplateSyntaxError {
    if case .failure(let message, let kind) = token.kind {
      return failure(message, kind, at: place(of: token, kind), isInAction: true)
    }
    return failure("unexpected \(describe(token)) in \(context)", .unexpectedToken, at: token.range)
  }

  /// An action that does not end is shown from its beginning.
  private func place(of token: Token, _ kind: TemplateSyntaxError.Class) -> Range<Int> {
    guard kind == .unclosedAction, let action else { return token.range }
    return action.lowerBound..<max(token.range.upperBound, action.upperBound)
  }

  private func describe(_ token: Token) -> String {
    if token.kind == .endOfText { return "EOF" }
    if token.kind.isKeyword { return "<\(text(of: token))>" }
    let bytes = Array(bytes[token.range])
    guard bytes.count > 10 else { return GoQuoting.quote(bytes) }
    let first = String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(10)
    return GoQuoting.quote(Array(String(String.UnicodeScalarView(first)).utf8)) + "..."
  }

  func line(at offset: Int) -> Int {
    1 + bytes[..<offset].count { $0 == 0x0A }
  }

  func failure(
    _ message: String, _ kind: TemplateSyntaxError.Class, at range: Range<Int>? = nil,
    isInAction: Bool = false
  ) -> TemplateSyntaxError {
    let token = tokens[min(furthest, tokens.count - 1)]
    let here = line(at: token.range.lowerBound)
    let began = isInAction ? action.map { line(at: $0.lowerBound) } : nil
    return TemplateSyntaxError(
      message: message, class: kind, line: here, span: slice.span(range ?? token.range),
      actionLine: began == here ? nil : began)
  }
}
