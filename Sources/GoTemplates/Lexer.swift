// SPDX-License-Identifier: Apache-2.0

/// Cuts a template's text into tokens, as the lexer of Go 1.19 does.
///
/// Follows `text/template/parse/lex.go`: a state per function. The whole text is read at once; the
/// last token is either the end or the failure that stopped it.
struct Lexer {
  let bytes: [UInt8]
  let syntax: TemplateSyntax
  var position = 0
  var start = 0
  var parenthesisDepth = 0
  var tokens: [Token] = []

  private enum State { case text, leftDelimiter, action, rightDelimiter, done }

  init(_ bytes: [UInt8], syntax: TemplateSyntax) {
    self.bytes = bytes
    self.syntax = syntax
  }

  /// The tokens of a text.
  static func tokens(of bytes: [UInt8], syntax: TemplateSyntax) -> [Token] {
    var lexer = Lexer(bytes, syntax: syntax)
    var state = State.text
    while state != .done {
      switch state {
      case .text: state = lexer.text()
      case .leftDelimiter: state = lexer.leftDelimiter()
      case .action: state = lexer.insideAction()
      case .rightDelimiter: state = lexer.rightDelimiter()
      case .done: break
      }
    }
    return lexer.tokens
  }

  private mutating func text() -> State {
    guard let opening = find("{{", from: position) else {
      position = bytes.count
      emitIfAny(.text)
      emit(.endOfText)
      return .done
    }
    let trims = hasLeftTrimMarker(at: opening + 2)
    position = trims ? lastNonSpace(before: opening) : opening
    emitIfAny(.text)
    position = opening
    start = position
    return .leftDelimiter
  }

  private mutating func leftDelimiter() -> State {
    position += 2
    let marker = hasLeftTrimMarker(at: position) ? 2 : 0
    if hasPrefix("/*", at: position + marker) {
      position += marker
      start = position
      return comment()
    }
    emit(.leftDelimiter)
    position += marker
    start = position
    parenthesisDepth = 0
    return .action
  }

  private mutating func comment() -> State {
    guard let closing = find("*/", from: position + 2) else {
      position = bytes.count
      return fail("unclosed comment", .comment)
    }
    position = closing + 2
    let (closes, trims) = atRightDelimiter()
    guard closes else { return fail("comment ends before closing delimiter", .comment) }
    position += trims ? 4 : 2
    if trims { skipSpace() }
    start = position
    return .text
  }

  private mutating func rightDelimiter() -> State {
    let trims = hasRightTrimMarker(at: position)
    if trims {
      position += 2
      start = position
    }
    position += 2
    emit(.rightDelimiter)
    if trims { skipSpace() }
    start = position
    return .text
  }

  private mutating func insideAction() -> State {
    if atRightDelimiter().closes {
      guard parenthesisDepth == 0 else { return fail("unclosed left paren", .unexpectedToken) }
      return .rightDelimiter
    }
    let failed =
      switch peek() {
      case nil: reject("unclosed action", .unclosedAction)
      case let scalar? where Self.isSpace(scalar): space()
      case "=", "|", ":", "(", ")": punctuation()
      case "\"", "`", "'": quoted()
      case "$": variable()
      case ".": dotOrNumber()
      case let scalar? where Self.beginsNumber(scalar): number()
      case let scalar? where ByteText.isAlphanumeric(scalar): identifier()
      case let scalar?: other(scalar)
      }
    return failed ? .done : .action
  }

  private mutating func fail(_ message: String, _ kind: TemplateSyntaxError.Class) -> State {
    _ = reject(message, kind)
    return .done
  }

  private mutating func emitIfAny(_ kind: TokenKind) {
    if position > start { emit(kind) }
  }
}
