// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// A contact type; nil if its request cannot be sent.
  mutating func contactType(
    _ entry: YAMLEntry, _ outline: SearchOutline, over common: [FieldMapping],
    _ response: ResponsePart
  ) -> ContactType? {
    let node = entry.value
    let written = node.scalar ?? node["request"]?.scalar
    let request = written.flatMap { self.request($0, hasBase: setting.hasBase, scope(.search)) }
    let typed = node["search"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, scope(.typedSearch))
    }
    let isTyped = node["search"] != nil
    let condition = node["only-if"]?.scalar.flatMap {
      self.condition($0, scope(.search, mapped: isTyped ? ["SearchValue"] : []))
    }
    let mapping = self.mapping(node["mapping"], scope(.search), over: common)
    let part = responsePart(node["response"], scope(.answer)).over(response)
    let known = outline.types.first { $0.name.span == entry.key.span }
    let chained = known.map { steps(node["then"], of: $0, outline, over: response) } ?? []
    let read = node["read"].flatMap { self.read($0) }
    guard let request else { return nil }
    return ContactType(
      name: entry.key.located, request: request, mapping: mapping, response: part.expectation,
      onlyIf: condition, typedSearch: typed, chained: chained, read: read)
  }

  /// The paths of a mapping over those of another, field by field.
  mutating func mapping(
    _ node: YAMLNode?, _ scope: TemplateScope, over common: [FieldMapping] = []
  ) -> [FieldMapping] {
    var mapping = common
    for entry in node?.entries ?? [] {
      guard let field = ContactField(rawValue: entry.key.text) else { continue }
      let paths = entry.value.scalars.compactMap {
        path($0.slice, scope, ifSeveral: .list, isOfPBX: true)
      }
      guard !paths.isEmpty else { continue }
      if paths.count > 1, setting.assumptions.paths == .plain {
        complain(
          "contract-bad-value", "this PBX has one path for a field", at: entry.value.span,
          label: "`pbx.assume.paths` is plain", remedy: "write one of them, or `paths: listed`")
      }
      let own = FieldMapping(
        field: field, paths: paths, nameSpan: entry.key.span, span: entry.value.span)
      if let place = mapping.firstIndex(where: { $0.field == field }) {
        mapping[place] = own
      } else {
        mapping.append(own)
      }
    }
    return mapping
  }

  /// A Go pipeline, as the template that prints something if it is true.
  mutating func condition(_ scalar: YAMLScalar, _ scope: TemplateScope) -> PBXTemplate? {
    let text = scalar.text
    guard !text.isEmpty else { return nil }
    guard !text.contains("{{"), !text.contains("}}") else {
      let bare = text.split(separator: "{{").first?.split(separator: "}}").first.map(String.init)
      complain(
        "template-syntax", "a condition is written without braces", at: scalar.span,
        label: "it stands inside of {{if …}} already",
        remedy: "write `only-if: \(authored: (bare ?? ".Phone").withoutIf)`")
      return nil
    }
    let span = scalar.slice.span.range
    var pieces = SlicePieces()
    pieces.append("{{if ", at: span.lowerBound)
    pieces.append(scalar.slice)
    pieces.append("}}true{{end}}", at: max(span.lowerBound, span.upperBound - 1))
    return template(pieces.slice(of: scalar.slice.source, start: span.lowerBound), scope)
  }

  private mutating func read(_ node: YAMLNode) -> RecordRead? {
    let request = node["request"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, scope(.read))
    }
    let id = node["id"]?.scalar.flatMap { path($0.slice, scope(.read)) }
    guard let request, let id else { return nil }
    if !["GET", "POST"].contains(request.method.value) {
      complain(
        "contract-bad-value", "a read does not \(authored: request.method.value)",
        at: request.method.span, label: "expected a request that changes nothing",
        remedy: "write GET, or POST if the CRM asks for it")
    }
    return RecordRead(request: request, id: id, span: node.span)
  }
}

extension String {
  /// The text of an action less the word that begins a condition.
  fileprivate var withoutIf: String {
    let words = split(separator: " ", maxSplits: 1)
    return words.first == "if" && words.count == 2 ? String(words[1]) : self
  }
}
