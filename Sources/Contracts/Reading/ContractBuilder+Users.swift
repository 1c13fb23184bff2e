// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// Get Users over the responses of contract.yaml; nil if it cannot be sent.
  mutating func users(_ root: YAMLNode, over response: ResponsePart) -> UsersEndpoint? {
    let written = root["request"]?.scalar
    let request = written.flatMap { self.request($0, hasBase: setting.hasBase, scope(.users)) }
    let mapping = userMapping(root["mapping"])
    let optional = optionalFields(root["optional"], mapping)
    let paging = self.paging(root["paging"])
    let part = responsePart(root["response"], scope(.plainAnswer)).over(response)
    let total = root["total"]?.scalar.flatMap { path($0.slice, scope(.users)) }
    let agents = (root["agents"]?.entries ?? []).map { agent($0) }
    checkUserMapping(mapping, agents, root)
    guard let request, let paging, mapping.contains(where: { $0.field == .uniqueID }) else {
      return nil
    }
    return UsersEndpoint(
      request: request, mapping: mapping, paging: paging,
      response: part.expectation(within: .seconds(5)), total: total, optional: optional,
      agents: agents, span: root.span)
  }

  private mutating func userMapping(_ node: YAMLNode?) -> [UsersEndpoint.UserMapping] {
    (node?.entries ?? []).compactMap { entry in
      guard let field = UserField(rawValue: entry.key.text), let scalar = entry.value.scalar,
        let path = path(scalar.slice, scope(.users), ifSeveral: .onePath, isOfPBX: true)
      else { return nil }
      return UsersEndpoint.UserMapping(field: field, path: path, nameSpan: entry.key.span)
    }
  }

  private mutating func optionalFields(
    _ node: YAMLNode?, _ mapping: [UsersEndpoint.UserMapping]
  ) -> Set<UserField> {
    var fields = Set<UserField>()
    for item in node?.scalars ?? [] {
      guard let field = UserField(rawValue: item.text) else { continue }
      if field == .uniqueID {
        complain(
          "contract-bad-value", "UserUniqueId cannot be optional", at: item.span,
          label: "a user without an id is no user", remedy: "take it out here")
      } else if !mapping.isEmpty, !mapping.contains(where: { $0.field == field }) {
        complain(
          "field-not-mapped", "nothing maps \(authored: field.rawValue)", at: item.span,
          label: "mapped are \(authored: mapping.map(\.field.rawValue).joined(", "))",
          remedy: "write `\(authored: field.rawValue): PATH` under mapping, or take it out here")
      }
      fields.insert(field)
    }
    return fields
  }

  private mutating func agent(_ entry: YAMLEntry) -> UsersEndpoint.Agent {
    let node = entry.value
    func text(_ key: String) -> Located<String>? {
      node[key]?.scalar.flatMap { $0.text.isEmpty ? nil : $0.located }
    }
    for key in ["email", "user"] {
      guard let scalar = node[key]?.scalar, let start = scalar.text.range(ofUTF8: "{{") else {
        continue
      }
      complain(
        "contract-bad-value", "a template stands in '\(authored: key)' of an extension",
        at: scalar.slice.span(start), label: "not filled in here",
        remedy: "write the text itself, one line for each environment with `only`")
    }
    return UsersEndpoint.Agent(
      number: entry.key.located, email: text("email"), user: text("user"),
      isPilot: node.text("pilot") == "true", withoutUser: text("without-user"),
      only: only(node["only"]), span: entry.span)
  }

  /// What the PBX cannot do without, and what extensions are told apart by.
  private mutating func checkUserMapping(
    _ mapping: [UsersEndpoint.UserMapping], _ agents: [UsersEndpoint.Agent], _ root: YAMLNode
  ) {
    let fields = Set((root["mapping"]?.entries ?? []).map(\.key.text))
    let key = (root.entries ?? []).first { $0.key.text == "mapping" }?.key.span
    if !fields.isEmpty, !fields.contains(UserField.uniqueID.rawValue) {
      complain(
        "mapping-required", "the mapping lacks UserUniqueId", at: key,
        label: "the PBX tells users apart by it", remedy: "write `UserUniqueId: data.#.id`")
    }
    guard !fields.contains(UserField.email.rawValue), !fields.isEmpty,
      let agent = agents.first(where: { $0.email != nil }), let email = agent.email
    else { return }
    complain(
      "field-not-mapped", "nothing maps Email", at: email.span,
      label: "the extension is found by it",
      remedy: "write `Email: data.#.email` under mapping, or `user:` with the id here")
  }
}

extension ContractBuilder {
  /// How pages are walked; nil if that cannot be told.
  private mutating func paging(_ node: YAMLNode?) -> Defaulted<Paging>? {
    guard let node, let mode = node["mode"]?.scalar else {
      return node == nil ? Defaulted(.none, at: nil) : nil
    }
    checkPagingKeys(node, mode)
    let paging: Paging?
    switch mode.text {
    case "none": paging = Paging.none
    case "page": paging = pageParameters(node, mode, start: 1).map(Paging.page)
    case "offset": paging = pageParameters(node, mode, start: 0).map(Paging.offset)
    case "link": paging = link(node, mode)
    default: paging = nil
    }
    return paging.map { Defaulted($0, at: node.span) }
  }

  private static let keysOfMode: [String: [String]] = [
    "none": [], "page": ["parameter", "start", "size-parameter", "size"],
    "offset": ["parameter", "start", "size-parameter", "size"], "link": ["next", "links"],
  ]

  private mutating func checkPagingKeys(_ node: YAMLNode, _ mode: YAMLScalar) {
    guard let known = Self.keysOfMode[mode.text] else { return }
    for entry in node.entries ?? [] where entry.key.text != "mode" {
      guard !known.contains(entry.key.text),
        Self.keysOfMode.values.contains(where: { $0.contains(entry.key.text) })
      else { continue }
      let homes = ["page", "offset", "link"].filter {
        Self.keysOfMode[$0]?.contains(entry.key.text) == true
      }
      complain(
        "contract-bad-value",
        "'\(authored: entry.key.text)' means nothing with the mode \(authored: mode.text)",
        at: entry.key.span, label: "belongs to \(authored: homes.joined(" and "))",
        remedy: "take it out, or write `mode: \(authored: homes[0])`")
    }
  }

  private mutating func pageParameters(
    _ node: YAMLNode, _ mode: YAMLScalar, start standard: Int
  ) -> Paging.PageParameters? {
    let parameter = node.text("parameter")
    if parameter == nil { complainAboutMissing("parameter", mode, example: mode.text) }
    let sizeParameter = node.text("size-parameter")
    let size = node.text("size").flatMap { Int($0) }
    // The PBX adds the size to the offset, so it has to know it.
    if size == nil, mode.text == "offset" || sizeParameter != nil {
      complainAboutMissing("size", mode, example: "100")
    }
    if sizeParameter == nil, size != nil {
      complainAboutMissing(
        "size-parameter", mode, example: mode.text == "offset" ? "limit" : "per_page")
    }
    guard let parameter else { return nil }
    return Paging.PageParameters(
      parameter: parameter, start: node.text("start").flatMap { Int($0) } ?? standard,
      sizeParameter: sizeParameter, size: size)
  }

  private mutating func link(_ node: YAMLNode, _ mode: YAMLScalar) -> Paging? {
    guard let scalar = node["next"]?.scalar else {
      complainAboutMissing("next", mode, example: "links.next")
      return nil
    }
    let links = node["links"]?.scalar
    let form = links.flatMap { Paging.LinkForm(rawValue: $0.text) } ?? .absolute
    return path(scalar.slice, scope(.users), ifSeveral: .onePath, isOfPBX: true).map {
      .link(next: $0, links: Defaulted(form, at: links?.span))
    }
  }

  private mutating func complainAboutMissing(_ key: String, _ mode: YAMLScalar, example: String) {
    complain(
      "contract-missing-key", "the mode \(authored: mode.text) needs '\(authored: key)'",
      at: mode.span, label: "the PBX's form asks for it",
      remedy: "write `\(authored: key): \(authored: example)`")
  }
}
