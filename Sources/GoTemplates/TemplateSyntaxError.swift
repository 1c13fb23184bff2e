// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a text is no template: found before anything is rendered.
public struct TemplateSyntaxError: Error, Sendable, Hashable {
  /// The kinds of mistake that can be told apart.
  public enum Class: String, Sendable, Hashable, CaseIterable {
    /// A character directly behind a name that cannot stand there, such as `.a-b`.
    case badCharacter = "bad-character"
    /// A constant in single quotes that is not one character.
    case badCharacterConstant = "bad-char-constant"
    /// A number or a quoted text that cannot be read.
    case badNumber = "bad-number"
    /// A comment that does not end, or not at the end of its action.
    case comment = "comment"
    /// `break` or `continue` outside of `range`.
    case loopControl = "loop-control"
    /// An action, condition or loop without a value.
    case missingValue = "missing-value"
    /// Actions or parentheses are nested deeper than this engine follows.
    case nesting = "nesting"
    /// A value stands where only a function or field can take the piped value.
    case nonExecutable = "non-executable"
    /// Two templates of one name.
    case redefinition = "redefinition"
    /// `{{` without `}}`.
    case unclosedAction = "unclosed-action"
    /// A function nobody has defined.
    case undefinedFunction = "undefined-function"
    /// A variable that is not declared before its use.
    case undefinedVariable = "undefined-variable"
    /// A block without `{{end}}`.
    case unexpectedEnd = "unexpected-eof"
    /// Something that cannot stand where it stands.
    case unexpectedToken = "unexpected-token"
    /// A quoted text that does not end.
    case unterminatedString = "unterminated-string"
  }

  /// What is wrong, in Go's words, without the name and line that Go puts before it.
  public let message: String
  /// The kind of mistake.
  public let `class`: Class
  /// The line of the template's text, from 1, as Go counts it.
  public let line: Int
  /// Where it stands in the file.
  public let span: SourceSpan
  /// The line on which the action began, if that is another one.
  let actionLine: Int?

  /// The whole message as Go prints it for a template of this name.
  public func text(inTemplateNamed name: String) -> String {
    "template: \(name):\(line): \(message)" + actionNote(name)
  }

  private func actionNote(_ name: String) -> String {
    guard let actionLine else { return "" }
    let started = " started at \(name):\(actionLine)"
    return message.hasSuffix(" action") ? started : " in action" + started
  }
}
