// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONSchemas
import JSONValues
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// Reads what a value must be: a scalar, a list or a matcher.
  mutating func expected(_ node: YAMLNode, _ scope: TemplateScope) -> ExpectedValue? {
    let matcher: ExpectedValue.Matcher? =
      switch node.content {
      case .scalar(let scalar): self.scalar(scalar, scope).map(ExpectedValue.Matcher.equal)
      case .sequence: scalars(node, scope).map(ExpectedValue.Matcher.list)
      case .mapping(let entries): self.matcher(entries, scope)
      }
    return matcher.map { ExpectedValue($0, at: node.span) }
  }

  mutating func scalar(
    _ scalar: YAMLScalar, _ scope: TemplateScope
  ) -> ExpectedScalar? {
    template(scalar.slice, scope).map { ExpectedScalar($0, scalar.literal) }
  }

  /// All scalars of a list; nil if one of them cannot be read.
  private mutating func scalars(
    _ node: YAMLNode, _ scope: TemplateScope
  ) -> [ExpectedScalar]? {
    let items = node.items ?? []
    let values = items.compactMap { item in item.scalar.flatMap { scalar($0, scope) } }
    return values.count == items.count ? values : nil
  }

  private mutating func matcher(
    _ entries: [YAMLEntry], _ scope: TemplateScope
  ) -> ExpectedValue.Matcher? {
    let names = ["at-least", "at-most"]
    if entries.contains(where: { names.contains($0.key.text) }) { return bounds(entries) }
    if let matcher = callMatcher(entries, scope) { return matcher }
    guard let entry = entries.first, entries.count == 1 else { return nil }
    let value = entry.value
    switch entry.key.text {
    case "one-of": return scalars(value, scope).map { .oneOf($0) }
    case "unordered": return scalars(value, scope).map { .unordered($0) }
    case "not": return value.scalar.flatMap { scalar($0, scope) }.map { .not($0) }
    case "contains": return text(value, scope).map { .contains($0) }
    case "starts-with": return text(value, scope).map { .startsWith($0) }
    case "ends-with": return text(value, scope).map { .endsWith($0) }
    case "phone": return phone(value, scope)
    case "matches": return value.scalar.flatMap { pattern($0.slice) }.map { .matches($0) }
    case "present": return .present(value.scalar?.text == "true")
    case "type":
      return value.scalar.flatMap { ExpectedValue.JSONKind(rawValue: $0.text) }.map { .type($0) }
    default: return nil
    }
  }

  private mutating func text(_ node: YAMLNode, _ scope: TemplateScope) -> PBXTemplate? {
    node.scalar.flatMap { template($0.slice, scope) }
  }

  private mutating func phone(
    _ node: YAMLNode, _ scope: TemplateScope
  ) -> ExpectedValue.Matcher? {
    guard let scalar = node.scalar, let template = template(scalar.slice, scope) else { return nil }
    if template.references.isEmpty, !scalar.text.contains("{{") {
      checkNumber(scalar.located, region: nil)
    }
    return .phone(template)
  }

  private mutating func bounds(_ entries: [YAMLEntry]) -> ExpectedValue.Matcher {
    func bound(_ name: String) -> YAMLScalar? {
      let scalar = entries.first { $0.key.text == name }?.value.scalar
      return scalar.flatMap { AmbiguousText.isNumber($0.text) ? $0 : nil }
    }
    let (least, most) = (bound("at-least"), bound("at-most"))
    if let least, let most, let low = JSONNumber(least.text), let high = JSONNumber(most.text),
      high < low
    {
      complain(
        "contract-bad-value",
        "no number is at least \(authored: least.text) and at most \(authored: most.text)",
        at: most.span, label: "smaller than at-least", remedy: "exchange the two")
    }
    return .bounds(atLeast: least?.text, atMost: most?.text)
  }

  private mutating func pattern(_ slice: SourceSlice) -> BoundedPattern? {
    if let fault = RE2Syntax.fault(in: slice.text) {
      complain(
        "pattern-syntax", fault.message, at: slice.span(fault.range), label: fault.label,
        remedy: fault.remedy)
      return nil
    }
    do throws(PatternError) {
      // The whole text is matched, so the expression must hold as a group too.
      _ = try BoundedPattern("^(?:\(slice.text))$")
      return try BoundedPattern(slice.text)
    } catch {
      let end = slice.text.utf8.count
      let offset = min(max(error.offset - 4, 0), max(end - 1, 0))
      complain(
        "pattern-syntax", "the regular expression cannot be read: \(authored: error.message)",
        at: slice.span(min(offset, end)..<min(offset + 1, end)), remedy: "write it as RE2 reads it")
      return nil
    }
  }
}

extension YAMLScalar {
  /// How the value was written.
  fileprivate var literal: ExpectedScalar.Literal {
    guard style == .plain else { return .text }
    if AmbiguousText.isNumber(text) { return .number }
    return ["true", "false"].contains(text) ? .boolean : .text
  }
}
