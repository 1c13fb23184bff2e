// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Why a template could not be rendered to its end.
public struct TemplateExecutionError: Error, Sendable, Hashable {
  /// The kinds of failure that can be told apart.
  public enum Class: String, Sendable, Hashable, CaseIterable {
    /// A value of the wrong type was given to a function.
    case argumentType = "arg-type"
    /// A function gave up.
    case function = "func-error"
    /// Two values that Go does not compare, such as an integer and a text.
    case incompatibleTypes = "incompatible-types"
    /// An index or slice out of range or of the wrong type.
    case index = "index"
    /// `len` of something that has no length.
    case lengthType = "len-type"
    /// The output, the number of steps or the depth reached its limit.
    case limit = "limit"
    /// A key is missing and the options forbid that.
    case missingKey = "missing-key"
    /// A field of an explicit null.
    case nilPointer = "nil-pointer"
    /// A field of something that has no fields.
    case noField = "no-field"
    /// Arguments for something that is not a function.
    case notCallable = "not-callable"
    /// `range` over something that has no elements.
    case rangeType = "range-type"
    /// `{{template}}` names a template nobody has defined.
    case undefinedTemplate = "undefined-template"
    /// An assignment to a variable that does not exist.
    case undefinedVariable = "undefined-variable"
    /// A function got too few or too many arguments.
    case argumentCount = "wrong-arg-count"
  }

  /// What went wrong, in Go's words, without place and context.
  public let message: String
  /// The part of the template that was being evaluated, as Go prints it.
  public let context: String
  /// The kind of failure.
  public let `class`: Class
  /// Line from 1 and byte column from 0 in the template's text, as Go counts them.
  public let position: Position
  /// Where that part stands in the file.
  public let span: SourceSpan
  /// The name of the `define` that was running; nil for the template itself.
  public let definition: String?
  /// What had been written before.
  public let partialOutput: String

  /// A place in a template's text as Go counts it.
  public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The byte in the line, from 0.
    public let column: Int
  }

  /// The whole message as Go prints it for a template of this name.
  public func text(inTemplateNamed name: String) -> String {
    let running = GoQuoting.quote(Array((definition ?? name).utf8))
    return "template: \(name):\(position.line):\(position.column): executing \(running) "
      + "at <\(context)>: \(message)"
  }
}
