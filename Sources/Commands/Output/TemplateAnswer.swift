// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// What a template renders to with some values, and what is to be said about it.
struct TemplateAnswer {
  /// The text; nil if rendering failed.
  let rendered: String?
  /// Why rendering failed.
  private let failure: TemplateExecutionError?
  private let template: PBXTemplate
  private let variables: [String: String]
  private let assumptions: PBXAssumptions
  private let gaps: [VariableGap]

  /// Reads and renders a template.
  ///
  /// - Throws: the first mistake in the template's text.
  init(
    _ text: SourceSlice, variables: [String: String], assumptions: PBXAssumptions,
    scenario: PBXScenario?
  ) throws(TemplateSyntaxError) {
    let template = try PBXTemplate(parsing: text, assuming: assumptions)
    var rendered: String?
    var failure: TemplateExecutionError?
    do throws(TemplateExecutionError) {
      rendered = try template.render(with: variables, assuming: assumptions)
    } catch {
      failure = error
    }
    self.template = template
    self.variables = variables
    self.assumptions = assumptions
    self.rendered = rendered
    self.failure = failure
    gaps = template.gaps(with: variables.mapValues { .string($0) }, in: scenario).filter { gap in
      guard let rendered else { return true }
      // A gap in a branch that is not taken shows nowhere.
      let filled = variables.merging([gap.name: "\u{1}"]) { $1 }
      return (try? template.render(with: filled, assuming: assumptions)) != rendered
    }
  }

  /// Whether the text has `<no value>` in it.
  var hasGaps: Bool {
    !gaps.isEmpty && rendered?.contains("<no value>") == true
  }

  /// Why rendering failed, which variables have no value, and what is odd besides.
  var notices: [Notice] {
    let gapNotices = gaps.map(notice)
    return [failure.map { Notice($0) }].compactMap { $0 } + gapNotices
      + RawPlus(template, variables, assumptions).notices + unused
  }

  /// Which functions are called, and which assumptions decide what they yield.
  var notes: [RedactedText] {
    let functions = template.usesFunctions.sorted().joined(separator: ", ")
    let calls: RedactedText = "calls \(authored: functions)"
    return (functions.isEmpty ? [] : [calls])
      + template.assumptions(known: Set(variables.keys), timeZone: assumptions.timeZone)
      .compactMap { note($0.assumption) }
  }

  private func note(_ assumption: Assumption) -> RedactedText? {
    // Gaps are told about each by itself.
    guard assumption != .unset, let choice = assumptions.choice(for: assumption) else { return nil }
    let key = assumption.rawValue
    let others = assumption.values.filter { $0 != choice }.map { "--assume \(key)=\($0)" }
    return """
      \(authored: assumption.question) assumed: \(authored: choice); \
      otherwise \(authored: others.joined(separator: " or "))
      """
  }

  private func notice(_ gap: VariableGap) -> Notice {
    let what: RedactedText =
      assumptions.unset == .empty ? "prints nothing" : "prints <no value>"
    var notice = Notice(
      failure == nil && assumptions.unset == .noValue ? "error" : "warning", "template-no-value",
      failure == nil
        ? "{{.\(authored: gap.name)}} \(what): \(gap.summary.shown)" : gap.summary.shown)
    notice.span = gap.span
    if !gap.nearest.isEmpty {
      notice.label = "known: \(authored: gap.nearest.joined(separator: ", "))"
    }
    notice.help = gap.remedy.shown
    return notice
  }

  /// Values that were given and that the template does not name.
  private var unused: [Notice] {
    let text = template.source.text
    return variables.keys.filter { !text.contains($0) }.sorted().map { name in
      var notice = Notice(
        "warning", "template-set-unused", "'\(authored: name)' is set, and nothing uses it")
      let used = Set(template.references.map(\.name)).sorted().joined(separator: ", ")
      notice.help = used.isEmpty ? "a variable is written {{.Name}}" : "it uses \(authored: used)"
      return notice
    }
  }
}
