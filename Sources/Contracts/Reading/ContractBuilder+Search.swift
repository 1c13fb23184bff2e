// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The contact search; nil if it has no request that can be sent.
  ///
  /// `contract` is the root of contract.yaml; nil if it cannot be read.
  mutating func contactSearch(_ root: YAMLNode, contract: YAMLNode?) -> ContactSearch? {
    let common = mapping(root["mapping"])
    let types = (root["types"]?.entries ?? []).compactMap {
      contactType($0, common: common, hasBase: contract == nil || contract?["base"] != nil)
    }
    let mapped = Self.mappedFields(root)
    let disabled = fields(root["disabled"], mapped: mapped)
    checkRequired(root, mapped: mapped.subtracting(disabled))
    let names = ContactField.allCases.filter(mapped.contains).map(\.rawValue)
    let popup = self.popup(root["popup"], mapped: names)
    let scenarios = (root["scenarios"]?.entries ?? []).compactMap {
      scenario($0, mapped: mapped, names: names)
    }
    let optional = fields(root["optional"], mapped: mapped)
    let response = self.response(root["response"], over: contract?["response"])
    guard !types.isEmpty else { return nil }
    return ContactSearch(
      types: types, popup: popup, optional: optional, disabled: disabled, response: response,
      scenarios: scenarios, span: root.span)
  }

  /// The fields that have a mapping, whether or not their paths can be read.
  private static func mappedFields(_ root: YAMLNode) -> Set<ContactField> {
    let types = root["types"]?.entries ?? []
    let maps = [root["mapping"]] + types.map { $0.value["mapping"] }
    return Set(
      maps.flatMap { $0?.entries ?? [] }.compactMap { ContactField(rawValue: $0.key.text) })
  }

  private mutating func contactType(
    _ entry: YAMLEntry, common: [FieldMapping], hasBase: Bool
  ) -> ContactType? {
    let written = entry.value.scalar ?? entry.value["request"]?.scalar
    let request = written.flatMap { self.request($0, hasBase: hasBase, scope(.search)) }
    let own = self.mapping(entry.value["mapping"])
    let fields = Set(own.map(\.field))
    let all =
      common.map { old in own.first { $0.field == old.field } ?? old }
      + own.filter { new in !common.contains { $0.field == new.field } }
    guard let request, fields.count == own.count else { return nil }
    return ContactType(name: entry.key.located, request: request, mapping: all)
  }

  private mutating func mapping(_ node: YAMLNode?) -> [FieldMapping] {
    var mapping: [FieldMapping] = []
    for entry in node?.entries ?? [] {
      guard let field = ContactField(rawValue: entry.key.text) else { continue }
      let paths = entry.value.scalars.compactMap { path($0, scope(.search)) }
      guard !paths.isEmpty else { continue }
      mapping.append(
        FieldMapping(
          field: field, paths: paths, nameSpan: entry.key.span, span: entry.value.span))
    }
    return mapping
  }

  /// The fields of a list; each must be mapped.
  private mutating func fields(_ node: YAMLNode?, mapped: Set<ContactField>) -> Set<ContactField> {
    var fields = Set<ContactField>()
    for item in node?.scalars ?? [] {
      guard let field = ContactField(rawValue: item.text) else { continue }
      checkMapped(field, at: item.span, mapped)
      fields.insert(field)
    }
    return fields
  }

  private mutating func checkMapped(
    _ field: ContactField, at span: SourceSpan, _ mapped: Set<ContactField>
  ) {
    guard !mapped.contains(field), !mapped.isEmpty else { return }
    let names = ContactField.allCases.filter(mapped.contains).map(\.rawValue)
    complain(
      "field-not-mapped", "nothing maps \(authored: field.rawValue)", at: span,
      label: "mapped are \(authored: names.joined(", "))",
      remedy: "write `\(authored: field.rawValue): PATH` under mapping, or take it out here")
  }

  private mutating func checkRequired(_ root: YAMLNode, mapped: Set<ContactField>) {
    var missing = ContactField.allCases.filter { $0.isRequired && !mapped.contains($0) }
      .map(\.rawValue)
    if !mapped.contains(where: \.isPhoneNumber) { missing.append("a telephone number") }
    guard !missing.isEmpty else { return }
    let entries = root.entries ?? []
    let key = entries.first { $0.key.text == "mapping" } ?? entries.first { $0.key.text == "types" }
    let examples: [String: String] = ["ContactsId": "data.#.id", "FirstName": "data.#.name"]
    let example = missing.first { examples[$0] != nil } ?? "BusinessNumber"
    complain(
      "mapping-required", "the mapping lacks \(authored: missing.inWords)",
      at: key?.key.span ?? root.span,
      label: "the PBX needs ContactsId, FirstName and one telephone number, none of them disabled",
      remedy: "write `\(authored: example): \(authored: examples[example] ?? "data.#.phone")`")
  }

  private mutating func popup(_ node: YAMLNode?, mapped: [String]) -> Popup? {
    if let scalar = node?.scalar, !scalar.text.isEmpty {
      return template(scalar.slice, scope(.popup, mapped: mapped)).map(Popup.format)
    }
    return node?["field"]?.scalar.flatMap { path($0, scope(.search)) }.map(Popup.field)
  }

  private mutating func scenario(
    _ entry: YAMLEntry, mapped: Set<ContactField>, names: [String]
  ) -> Scenario? {
    let scope = self.scope(.expectation, mapped: names)
    let opens = entry.value["opens"]?.scalar.flatMap { template($0.slice, scope) }
    let finds = entry.value["finds"].flatMap { self.finds($0, mapped: mapped, scope) }
    guard let call = entry.value["call"]?.scalar, let finds else { return nil }
    return Scenario(
      name: entry.key.located, call: call.located, finds: finds, opens: opens, span: entry.span)
  }

  private mutating func finds(
    _ node: YAMLNode, mapped: Set<ContactField>, _ scope: TemplateScope
  ) -> Scenario.Finds? {
    guard let entries = node.entries else {
      return node.scalar?.text == "nothing" ? .nothing(node.span) : nil
    }
    var fields: [ExpectedField] = []
    for entry in entries {
      guard let field = ContactField(rawValue: entry.key.text), let scalar = entry.value.scalar
      else { continue }
      checkMapped(field, at: entry.key.span, mapped)
      guard let value = template(scalar.slice, scope) else { continue }
      fields.append(
        ExpectedField(
          field: field, value: value, literal: scalar.literal, nameSpan: entry.key.span))
    }
    return .record(fields)
  }
}

extension YAMLScalar {
  fileprivate var literal: ExpectedField.Literal {
    guard style == .plain else { return .text }
    if AmbiguousText.isNumber(text) { return .number }
    return ["true", "false"].contains(text) ? .boolean : .text
  }
}

extension [String] {
  /// The texts as a sentence lists them.
  fileprivate var inWords: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
