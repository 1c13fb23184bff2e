// SPDX-License-Identifier: Apache-2.0

/// What a text in single quotes means inside of an action.
public enum TemplateSyntax: Sendable, Hashable {
  /// Go's own: one character between single quotes is a number.
  case go
  /// Single quotes enclose a text like double quotes do, `\'` and `\"` being allowed in both.
  case singleQuotedStrings
}
