// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A place where a template takes a value from its data.
public struct TemplateReference: Sendable, Hashable {
  /// The name behind the first dot.
  public let name: String
  /// The name with its dot, or with `$` where the chain begins so.
  public let span: SourceSpan
  /// Whether it stands in the part of an `{{if}}` or `{{with}}` that is left out when the value is
  /// empty or missing.
  public let isGuarded: Bool
  /// Whether it stands in the condition of an `{{if}}`, `{{with}}` or `{{range}}`, so that it is
  /// tested or walked and not printed.
  public let isCondition: Bool
  /// The functions that the value goes through before it is printed or tested, the nearest first:
  /// `UrlEncode` in `{{.Phone | UrlEncode}}`.
  ///
  /// What a variable of the template takes is not followed: in `{{$p := .Phone}}` there are none.
  public let functions: [String]
}

extension GoTemplate {
  /// Every name that is taken from the root of the data, in the order of the text.
  ///
  /// Inside of `range` and `with` the dot is something else, and `.name` no reference; `$.name`
  /// still is. The body of a `define` counts if it is called with the root.
  public var references: [TemplateReference] {
    var collector = ReferenceCollector(template: self)
    collector.visit(templates.main, ReferenceCollector.Scope())
    var seen = Set<SourceSpan>()
    return collector.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
      .map(reference).filter { seen.insert($0.span).inserted }
  }

  private func reference(_ found: ReferenceCollector.Found) -> TemplateReference {
    TemplateReference(
      name: found.name, span: source.span(found.range), isGuarded: found.isGuarded,
      isCondition: found.isCondition, functions: found.functions)
  }

  /// The names of all functions that are called.
  public var functionNames: Set<String> {
    var collector = ReferenceCollector(template: self)
    for block in [templates.main] + templates.named.values {
      collector.visit(block, ReferenceCollector.Scope())
    }
    return collector.functions
  }
}
