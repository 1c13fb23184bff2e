// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// How a record is removed; nil if that cannot be told.
  mutating func cleanUp(
    _ node: YAMLNode, _ types: [WriteType], _ files: WriteSetting
  ) -> CleanUp? {
    if let scalar = node["goes-with"]?.scalar {
      guard let kind = WriteEndpoint.Kind(rawValue: scalar.text) else { return nil }
      checkGoesWith(kind, scalar, files)
      return CleanUp(
        way: .goesWith(kind, scalar.span), gone: refusal(nil, or: [404]), span: node.span)
    }
    guard let entries = node.entries else { return nil }
    if node["request"] == nil, let first = entries.first,
      ["as", "gone", "tag", "leftovers"].contains(first.key.text)
    {
      complain(
        "contract-missing-key", "a clean-up needs 'request' or 'goes-with'", at: first.key.span,
        label: "nothing removes the record",
        remedy: "write `request: DELETE /…/{{.RecordId}}`")
    }
    let request = node["request"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, scope(files.place(.cleanUp)))
    }
    let identity = node["as"]?.scalar.flatMap { self.identityName($0) }
    let gone = refusal(node["gone"], or: [404], scope(files.place(.gone)))
    let tag = node["tag"]?.scalar.flatMap { self.tag($0, types, files) }
    let leftovers = node["leftovers"].flatMap { self.leftovers($0, node, files) }
    return request.map {
      CleanUp(
        way: .request($0), identity: identity, gone: gone, tag: tag, leftovers: leftovers,
        span: node.span)
    }
  }

  /// It must be there, be removed itself, and not vanish with this one.
  private mutating func checkGoesWith(
    _ kind: WriteEndpoint.Kind, _ scalar: YAMLScalar, _ files: WriteSetting
  ) {
    guard setting.isKnown else { return }
    let chain = files.goesWith(kind)
    let isCircle = Set(chain.map(\.rawValue)).count < chain.count
    guard !isCircle else {
      return complain(
        "contract-bad-value", "a record cannot vanish with itself", at: scalar.span,
        label: "\(authored: chain.map(\.rawValue).joined(" goes with "))",
        remedy: "write the `request` that removes it")
    }
    let isThere = files.hasFile(kind)
    guard !isThere || !files.isRemoved(kind) else { return }
    complain(
      "contract-unknown-name",
      isThere
        ? "nothing removes the records of '\(authored: kind.rawValue)'"
        : "nothing is written as '\(authored: kind.rawValue)'",
      at: scalar.span,
      label: isThere
        ? "\(authored: kind.rawValue).yaml has no `clean-up`"
        : "the contract has no \(authored: kind.rawValue).yaml",
      remedy: isThere
        ? "write `clean-up` there, or the `request` that removes this record"
        : "write the `request` that removes the record, or the file")
  }

  private mutating func identityName(_ scalar: YAMLScalar) -> Located<String>? {
    guard !scalar.text.isEmpty else { return nil }
    guard setting.isKnown, !setting.identities.contains(scalar.text) else { return scalar.located }
    let near = NearestName.of(scalar.text, among: setting.identities)
    complain(
      "contract-unknown-name", "there is no identity '\(authored: scalar.text)'", at: scalar.span,
      label: "expected one of `authentication.identities`",
      remedy: near.map { "did you mean '\(authored: $0)'?" }
        ?? "write `\(authored: scalar.text): { api_key: admin_key }` under `authentication.identities`"
    )
    return scalar.located
  }

  /// The variable that carries the mark: a text that people could have written, and that is sent.
  private mutating func tag(
    _ scalar: YAMLScalar, _ types: [WriteType], _ files: WriteSetting
  ) -> Located<String>? {
    let able = files.kind.taggable
    guard !scalar.text.isEmpty else { return nil }
    guard able.contains(scalar.text) else {
      let near = NearestName.of(scalar.text, among: able)
      complain(
        "contract-bad-value", "'\(authored: scalar.text)' cannot carry the mark of a run",
        at: scalar.span, label: "expected one of \(authored: able.joined(", "))",
        remedy: near.map { "did you mean '\(authored: $0)'?" } ?? "write \(authored: able[0])")
      return nil
    }
    let name = setting.assumptions.names[scalar.text] ?? scalar.text
    for type in types {
      let isSent = type.request.templates.contains { template in
        template.references.contains { $0.name == name && !$0.isCondition }
      }
      guard !isSent else { continue }
      let owner = type.name.map { "the request of '\($0.value)'" } ?? "the request"
      complain(
        "contract-bad-value", "\(authored: owner) does not send {{.\(authored: name)}}",
        at: scalar.span, label: "the mark of the run would not arrive",
        remedy: "write a variable that it sends, or leave `tag` out")
      break
    }
    return scalar.located
  }

  private mutating func leftovers(
    _ node: YAMLNode, _ cleanUp: YAMLNode, _ files: WriteSetting
  ) -> CleanUp.Leftovers? {
    let place = scope(files.place(.leftovers))
    let request = node["request"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, place)
    }
    let ids = node["ids"]?.scalar.flatMap { path($0.slice, place) }
    guard let request, let ids else { return nil }
    checkRead(request)
    if cleanUp["tag"] == nil {
      complain(
        "contract-missing-key", "'leftovers' needs 'tag'", at: node.span,
        label: "no record carries the mark of a run",
        remedy: "write `tag: \(authored: files.kind.taggable[0])`")
    }
    // A search that does not ask for the mark finds, and then removes, what people have written.
    if !request.templates.contains(where: { $0.references.contains { $0.name == "Tag" } }) {
      complain(
        "contract-bad-value", "the search for leftovers does not ask for {{.Tag}}",
        at: request.span, label: "it would find records of people too",
        remedy: "write {{.Tag}} into the request")
    }
    return CleanUp.Leftovers(request: request, ids: ids)
  }
}

extension WriteEndpoint.Kind {
  /// The variables that can carry the mark of a run.
  fileprivate var taggable: [String] {
    self == .contactCreation ? ["LastName", "FirstName", "DisplayName"] : WriteOptions.texts
  }
}
