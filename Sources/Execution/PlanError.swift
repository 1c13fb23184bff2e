// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import GoTemplates
import Redaction

/// Why a plan could not be made.
public struct PlanError: Error, Sendable {
  /// What is wrong with the contract's templates.
  public let complaints: [Complaint]

  init(complaints: [Complaint]) {
    self.complaints = complaints
  }

  /// A template that could not be rendered before the plan was begun.
  public init(rendering error: TemplateExecutionError) {
    complaints = [Self.complaint(error)]
  }

  /// Says what could not be rendered, but not with which value: that may be a secret.
  static func complaint(_ error: TemplateExecutionError) -> Complaint {
    Complaint(
      "template-rendering", "the template cannot be rendered: \(error.class.words)",
      at: error.span, label: "at \(authored: error.context)",
      remedy: "correct the template, or the value of its variable; the PBX would send nothing here")
  }
}

extension TemplateExecutionError.Class {
  fileprivate var words: RedactedText {
    switch self {
    case .argumentType: "a function is given a value of the wrong type"
    case .function: "a function cannot use the value it is given"
    case .incompatibleTypes: "two values that cannot be compared"
    case .index: "an index out of range, or of the wrong type"
    case .lengthType: "the length of something that has none"
    case .limit: "it writes too much, or calls itself too often"
    case .missingKey: "a variable has no value"
    case .nilPointer, .noField: "a field of something that has no fields"
    case .notCallable: "arguments for something that is no function"
    case .rangeType: "a range over something that has no elements"
    case .undefinedTemplate: "a template that is not defined"
    case .undefinedVariable: "a variable that is not declared"
    case .argumentCount: "a function is given too few or too many values"
    }
  }
}
