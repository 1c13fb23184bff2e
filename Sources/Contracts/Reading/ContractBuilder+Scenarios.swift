// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The scenarios that can be read, in order.
  mutating func scenarios(_ node: YAMLNode?, _ outline: SearchOutline) -> [Scenario] {
    let entries = node?.entries ?? []
    var scenarios: [Scenario] = []
    scenarios.reserveCapacity(entries.count)
    for entry in entries {
      if let scenario = scenario(entry, outline) { scenarios.append(scenario) }
    }
    return scenarios
  }

  private mutating func scenario(_ entry: YAMLEntry, _ outline: SearchOutline) -> Scenario? {
    let node = entry.value
    let type = node["in"]?.scalar.flatMap { typeName($0, outline) }
    let isTyped = node["call"] == nil && node["search"] != nil
    let scope = self.scope(
      isTyped ? .typedExpectation : .expectation, mapped: outline.known(of: type?.value))
    let finds = node["finds"].flatMap { self.finds($0, type, outline, scope) }
    let opens = node["opens"]?.scalar.flatMap { template($0.slice, scope) }
    let only = self.only(node["only"])
    let ask = self.ask(node, in: type, outline)
    if case .call(let number) = ask, let finds { checkCall(number, finds) }
    guard let ask, let finds else { return nil }
    return Scenario(
      name: entry.key.located, ask: ask, finds: finds, type: type, opens: opens, only: only,
      span: entry.span)
  }

  private mutating func ask(
    _ node: YAMLNode, in type: Located<String>?, _ outline: SearchOutline
  ) -> Scenario.Ask? {
    guard let scalar = (node["call"] ?? node["search"])?.scalar else { return nil }
    if let start = scalar.text.range(ofUTF8: "{{") {
      complain(
        "contract-bad-value",
        "a template stands where the PBX has \(node["call"] == nil ? "a typed text" : "a number")",
        at: scalar.slice.span(start), label: "not filled in here",
        remedy: "write the text itself, one line for each environment with `only`")
    }
    if node["call"] != nil { return .call(scalar.located) }
    let searched = outline.types.filter { type == nil || $0.name.text == type?.value }
    if !searched.contains(where: \.isTyped), !searched.isEmpty {
      let owner = type.map { "'\($0.value)'" } ?? "no contact type"
      complain(
        "contract-missing-key",
        "\(authored: owner) has \(type == nil ? "a" : "no") search for typed texts",
        at: scalar.span, label: "nothing is sent for it",
        remedy: "write `search: GET /contacts?q={{UrlEncode .SearchValue}}` beside its request")
    }
    return .search(scalar.located)
  }

  /// A contact type that exists.
  private mutating func typeName(
    _ scalar: YAMLScalar, _ outline: SearchOutline
  ) -> Located<String>? {
    guard !scalar.text.isEmpty, !outline.types.isEmpty else { return nil }
    if outline.names.contains(scalar.text) { return scalar.located }
    complainAboutName(scalar.text, at: scalar.span, noun: "contact type", outline.names)
    return nil
  }

  mutating func complainAboutName(
    _ name: String, at span: SourceSpan, noun: RedactedText, _ names: [String]
  ) {
    let near = NearestName.of(name, among: names)
    complain(
      "contract-unknown-name", "there is no \(noun) '\(authored: name)'", at: span,
      label:
        "expected \(authored: names.count > 1 ? "one of " : "")\(authored: names.joined(", "))",
      remedy: near.map { "did you mean '\(authored: $0)'?" }
        ?? "write \(authored: names.first ?? "")")
  }

  /// The environments that `only` names; each must exist.
  mutating func only(_ node: YAMLNode?) -> [Located<String>] {
    let names = setting.environments.map(\.name.value)
    return (node?.scalars ?? []).compactMap { scalar in
      guard !scalar.text.isEmpty else { return nil }
      if setting.isKnown, !names.isEmpty, !names.contains(scalar.text) {
        complainAboutName(scalar.text, at: scalar.span, noun: "environment", names)
      }
      return scalar.located
    }
  }

  private mutating func finds(
    _ node: YAMLNode, _ type: Located<String>?, _ outline: SearchOutline, _ scope: TemplateScope
  ) -> Scenario.Finds? {
    switch node.content {
    case .scalar(let scalar): return scalar.text == "nothing" ? .nothing(node.span) : nil
    case .mapping(let entries):
      let mapped = outline.fields(of: type?.value)
      var fields: [ExpectedField] = []
      fields.reserveCapacity(entries.count)
      for entry in entries {
        if let field = field(entry, mapped, outline.disabled, scope) { fields.append(field) }
      }
      return .record(fields)
    case .sequence(let items):
      let records = items.compactMap { item in
        item.scalar.flatMap { record($0, in: type, outline) }
      }
      checkTwins(records)
      return .records(records, node.span)
    }
  }

  private mutating func field(
    _ entry: YAMLEntry, _ mapped: Set<ContactField>, _ disabled: Set<ContactField>,
    _ scope: TemplateScope
  ) -> ExpectedField? {
    guard let field = ContactField(rawValue: entry.key.text) else { return nil }
    checkMapped(field, at: entry.key.span, mapped)
    if disabled.contains(field), mapped.contains(field) {
      complain(
        "field-disabled", "\(authored: field.rawValue) is disabled", at: entry.key.span,
        label: "the PBX does not read it",
        remedy: "take \(authored: field.rawValue) out here, or out of `disabled`")
    }
    return expected(entry.value, scope).map {
      ExpectedField(field: field, value: $0, nameSpan: entry.key.span)
    }
  }

  /// Reads `[TYPE/]ID`.
  private mutating func record(
    _ scalar: YAMLScalar, in type: Located<String>?, _ outline: SearchOutline
  ) -> ExpectedRecord? {
    guard !scalar.text.isEmpty else { return nil }
    let bytes = Array(scalar.text.utf8)
    let action = WrittenSecrets.firstAction(bytes) ?? bytes.count
    let slash = bytes[..<action].firstIndex(of: UInt8(ascii: "/"))
    let id = scalar.slice.subslice((slash.map { $0 + 1 } ?? 0)..<bytes.count)
    let name = slash.map { String(decoding: bytes[..<$0], as: UTF8.self) }
    if let slash, let name, !outline.names.isEmpty, !outline.names.contains(name) {
      complainAboutName(
        name, at: scalar.slice.span(0..<slash), noun: "contact type", outline.names)
    } else if let slash, let name, let type, type.value != name {
      complain(
        "contract-bad-value", "'\(authored: name)' is not the type of `in`",
        at: scalar.slice.span(0..<slash), label: "`in` is \(authored: type.value)",
        remedy: "take `in` out; each record names its type")
    }
    if id.text.isEmpty {
      complain(
        "contract-empty-value", "the record has no id", at: scalar.span,
        label: "expected TYPE/ID", remedy: "write \(authored: name ?? "Contacts")/c7")
    }
    return template(id, scope(.identity)).map {
      ExpectedRecord(type: name ?? type?.value, id: $0, span: scalar.span)
    }
  }

  private mutating func checkTwins(_ records: [ExpectedRecord]) {
    for (index, record) in records.enumerated() {
      let isTwin = records[..<index].contains { other in
        other.id.source.text == record.id.source.text
          && (other.type == record.type || other.type == nil || record.type == nil)
      }
      guard isTwin else { continue }
      complain(
        "contract-bad-value", "'\(authored: record.id.source.text)' stands twice in 'finds'",
        at: record.span, label: "the second time", remedy: "take one of them out")
    }
  }
}

extension WrittenSecrets {
  /// Where the first `{{` begins.
  static func firstAction(_ bytes: [UInt8]) -> Int? {
    bytes.indices.first { actionEnd(bytes, from: $0) != nil }
  }
}

extension String {
  /// Where a text stands first, in bytes.
  func range(ofUTF8 text: String) -> Range<Int>? {
    let (bytes, wanted) = (Array(utf8), Array(text.utf8))
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else {
      return nil
    }
    return start..<start + wanted.count
  }
}
