// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The contact search over the responses of contract.yaml; nil if nothing of it can be sent.
  mutating func contactSearch(_ root: YAMLNode, over response: ResponsePart) -> ContactSearch? {
    let outline = SearchOutline(root)
    let common = mapping(root["mapping"], scope(.search))
    let part = responsePart(root["response"], scope(.answer)).over(response)
    let types = (root["types"]?.entries ?? []).compactMap {
      contactType($0, outline, over: common, part)
    }
    let disabled = fields(root["disabled"], mapped: outline.fields())
    checkRequired(root, outline)
    let popup = self.popup(root["popup"], mapped: outline.known())
    let optional = fields(root["optional"], mapped: outline.fields())
    let rule = root["when-several"]?.scalar.flatMap { severalRule($0) }
    let scenarios = self.scenarios(root["scenarios"], outline)
    let formats = (root["formats"]?.entries ?? []).compactMap { format($0, outline) }
    checkReach(scenarios, formats)
    let volatile = (root["volatile"]?.scalars ?? []).compactMap { scalar in
      isPlainPath(scalar, ifSeveral: .onePath) ? scalar.located : nil
    }
    let allowed = allowedData(root["allowed-personal-data"])
    guard !types.isEmpty else { return nil }
    return ContactSearch(
      types: types, popup: popup, optional: optional, disabled: disabled, whenSeveral: rule,
      response: part.expectation, scenarios: scenarios, formats: formats, volatile: volatile,
      allowedPersonalData: allowed, span: root.span)
  }

  private mutating func allowedData(_ node: YAMLNode?) -> [AllowedPersonalData] {
    (node?.entries ?? []).compactMap { entry in
      guard isPlainPath(entry.key, ifSeveral: .moreLines), let reason = entry.value.scalar else {
        return nil
      }
      return AllowedPersonalData(path: entry.key.located, reason: reason.text)
    }
  }

  /// Whether a path can be compared with those of an answer, so that it has no variables.
  private mutating func isPlainPath(
    _ scalar: YAMLScalar, ifSeveral remedy: PathListRemedy
  ) -> Bool {
    complaints += Complaint.pathSyntax(scalar.slice, ifSeveral: remedy)
    guard let start = scalar.text.range(ofUTF8: "{{") else { return !scalar.text.isEmpty }
    complain(
      "contract-bad-value", "a template stands in a path that is only compared",
      at: scalar.slice.span(start), label: "not filled in here",
      remedy: "write the path as findings show it, such as data.#.views")
    return false
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

  mutating func checkMapped(
    _ field: ContactField, at span: SourceSpan, _ mapped: Set<ContactField>
  ) {
    guard !mapped.contains(field), !mapped.isEmpty else { return }
    let names = SearchOutline.names(of: mapped)
    complain(
      "field-not-mapped", "nothing maps \(authored: field.rawValue)", at: span,
      label: "mapped are \(authored: names.joined(", "))",
      remedy: "write `\(authored: field.rawValue): PATH` under mapping, or take it out here")
  }

  /// What the PBX cannot do without, type by type; what every type lacks is told once.
  private mutating func checkRequired(_ root: YAMLNode, _ outline: SearchOutline) {
    let missing = outline.types.map { Self.missing($0, disabled: outline.disabled) }
    let common = missing.dropFirst().reduce(missing.first ?? []) { left, right in
      left.filter(right.contains)
    }
    let entries = root.entries ?? []
    let key = entries.first { $0.key.text == "mapping" } ?? entries.first { $0.key.text == "types" }
    complainAboutMapping(common, of: "the mapping", at: key?.key.span ?? root.span)
    for (type, missing) in zip(outline.types, missing) {
      complainAboutMapping(
        missing.filter { !common.contains($0) },
        of: "the mapping of '\(authored: type.name.text)'", at: type.name.span)
    }
  }

  private static func missing(
    _ type: SearchOutline.TypeOutline, disabled: Set<ContactField>
  ) -> [String] {
    let mapped = type.all.subtracting(disabled)
    // The id says how many records there are, so it cannot come from a request about one of them.
    let own = type.own.subtracting(disabled)
    var missing = ContactField.allCases.filter {
      $0.isRequired && !($0 == .contactsID ? own : mapped).contains($0)
    }.map(\.rawValue)
    if !mapped.contains(where: \.isPhoneNumber) { missing.append("a telephone number") }
    return missing
  }

  private mutating func complainAboutMapping(
    _ missing: [String], of mapping: RedactedText, at span: SourceSpan
  ) {
    guard !missing.isEmpty else { return }
    let examples: [String: String] = ["ContactsId": "data.#.id", "FirstName": "data.#.name"]
    let example = missing.first { examples[$0] != nil } ?? "BusinessNumber"
    complain(
      "mapping-required", "\(mapping) lacks \(authored: missing.inWords)", at: span,
      label: "the PBX needs ContactsId, FirstName and one telephone number, none of them disabled",
      remedy: "write `\(authored: example): \(authored: examples[example] ?? "data.#.phone")`")
  }

  private mutating func popup(_ node: YAMLNode?, mapped: [String]) -> Popup? {
    if let scalar = node?.scalar, !scalar.text.isEmpty {
      return template(scalar.slice, scope(.popup, mapped: mapped)).map(Popup.format)
    }
    return node?["field"]?.scalar.flatMap {
      path($0.slice, scope(.search), isOfPBX: true)
    }.map(Popup.field)
  }
}

extension [String] {
  /// The texts as a sentence lists them.
  var inWords: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
