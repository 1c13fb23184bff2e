// SPDX-License-Identifier: Apache-2.0

/// What a piece of a template's text is.
enum TokenKind: Equatable {
  case text, leftDelimiter, rightDelimiter, space, endOfText
  case assign, declare, pipe, leftParenthesis, rightParenthesis, character
  case characterConstant, complex, number, string, rawString, bool
  case dot, field, variable, identifier
  case block, `break`, `continue`, define, `else`, end, `if`, `nil`, range, template, with
  /// The lexer could not go on; always the last token.
  case failure(String, TemplateSyntaxError.Class)

  /// Keywords, which Go shows in angle brackets; the dot is one of them.
  static let keywords: [String: TokenKind] = [
    "block": .block, "break": .break, "continue": .continue, "define": .define, "else": .else,
    "end": .end, "if": .if, "nil": .nil, "range": .range, "template": .template, "with": .with,
  ]

  var isKeyword: Bool {
    switch self {
    case .dot, .block, .break, .continue, .define, .else, .end, .if, .nil, .range, .template,
      .with:
      true
    default: false
    }
  }

  /// Whether a command can begin with it.
  var beginsCommand: Bool {
    switch self {
    case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString,
      .string, .variable, .leftParenthesis:
      true
    default: false
    }
  }
}

/// A piece of a template's text.
struct Token: Equatable {
  let kind: TokenKind
  /// Byte offsets in the template's text.
  let range: Range<Int>
}
