// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import GoTemplates

/// A variable that a template prints and that has no value, which shows as `<no value>`.
public struct VariableGap: Sendable, Hashable {
  /// The variable's name, without dot.
  public let name: String
  /// Where it stands.
  public let span: SourceSpan
  /// Why it has no value, in a sentence without final period.
  public let summary: ExplainedText
  /// Names that resemble it and have a value or are known here, the nearest first.
  public let nearest: [String]
  /// What to do, in a sentence without final period.
  public let remedy: ExplainedText
}

extension PBXTemplate {
  /// The variables that this template prints without a value, in the order of the text.
  ///
  /// What stands in the part of an `{{if}}` that is left out is none. A value that is taken within
  /// a `range` or `with` belongs to the element and is not looked for here.
  ///
  /// - Parameters:
  ///   - variables: what is set.
  ///   - scenario: where the template is used, if that is known: its variables are proposed too.
  /// - Returns: a gap for each place; empty if everything that is printed has a value.
  public func gaps(
    with variables: [String: TemplateValue], in scenario: PBXScenario? = nil
  ) -> [VariableGap] {
    let known = Set(variables.keys).union(
      (scenario?.variables ?? PBXVariable.catalogue).map(\.name))
    return references.filter { !$0.isGuarded && !$0.isCondition && variables.lacks($0.name) }
      .map { reference in
        let nearest = NearestNames.of(reference.name, among: known.sorted())
        return VariableGap(
          name: reference.name, span: reference.span,
          summary: Self.summary(of: reference.name, variables, scenario), nearest: nearest,
          remedy: Self.remedy(for: reference.name, nearest, known))
      }
  }

  private static func summary(
    of name: String, _ variables: [String: TemplateValue], _ scenario: PBXScenario?
  ) -> ExplainedText {
    if variables[name] != nil { return "'\(foreign: name)' is null" }
    guard let variable = PBXVariable.named(name) else {
      return "nothing is named '\(foreign: name)'"
    }
    if let scenario, !variable.scenarios.contains(scenario) {
      return "\(foreign: variable.home), not to \(foreign: scenario.pluralName)"
    }
    return "'\(foreign: name)' is not set; it holds \(foreign: variable.meaning)"
  }

  private static func remedy(
    for name: String, _ nearest: [String], _ known: Set<String>
  ) -> ExplainedText {
    if !known.contains(name), let near = nearest.first { return "write {{.\(foreign: near)}}" }
    return "give it a value, or print it only if it has one: "
      + "{{if .\(foreign: name)}}{{.\(foreign: name)}}{{end}}"
  }
}

extension [String: TemplateValue] {
  fileprivate func lacks(_ name: String) -> Bool {
    guard let value = self[name] else { return true }
    return value == .null
  }
}
