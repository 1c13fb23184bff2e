// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The contact types of a creation that can be read, in order.
  ///
  /// `response`: that of contract.yaml, since what the endpoint says of its answer is about the
  /// write's, and a step may answer otherwise.
  mutating func writtenTypes(
    _ root: YAMLNode, _ setting: WriteSetting, over response: ResponsePart
  ) -> [WriteType] {
    let common = outputs(root["mapping"], scope(setting.place(.request)), setting)
    return (root["types"]?.entries ?? []).compactMap { entry in
      writeType(entry.value, named: entry.key, setting, over: common, response)
    }
  }

  /// A request that writes; nil if it cannot be sent.
  mutating func writeType(
    _ node: YAMLNode, named name: YAMLScalar?, _ setting: WriteSetting,
    over common: [VariableMapping], _ response: ResponsePart
  ) -> WriteType? {
    let scope = self.scope(setting.place(.request))
    let written = node.scalar ?? node["request"]?.scalar
    let request = written.flatMap { self.request($0, hasBase: self.setting.hasBase, scope) }
    let condition = node["only-if"]?.scalar.flatMap { self.condition($0, scope) }
    let mapping = outputs(node["mapping"], scope, setting, over: common)
    let steps = writeSteps(
      node["then"], knowing: mapping.map(\.name.value), setting, over: response)
    guard let request else { return nil }
    checkWrite(request, setting)
    return WriteType(
      name: name?.located, request: request, onlyIf: condition, mapping: mapping, then: steps,
      span: name.map { $0.span.union(node.span) } ?? node.span)
  }

  private mutating func checkWrite(_ request: RequestTemplate, _ setting: WriteSetting) {
    guard ["GET", "DELETE"].contains(request.method.value) else { return }
    complain(
      "contract-bad-value",
      "\(authored: setting.kind.noun) does not \(authored: request.method.value)",
      at: request.method.span, label: "expected a request that writes",
      remedy: "write POST, PUT or PATCH")
  }

  private mutating func writeSteps(
    _ node: YAMLNode?, knowing first: [String], _ setting: WriteSetting,
    over response: ResponsePart
  ) -> [WriteStep] {
    var known = first
    var steps: [WriteStep] = []
    for entry in node?.entries ?? [] {
      let scope = self.scope(setting.place(.request), mapped: known)
      let value = entry.value
      let written = value.scalar ?? value["request"]?.scalar
      let request = written.flatMap { self.request($0, hasBase: self.setting.hasBase, scope) }
      let condition = value["only-if"]?.scalar.flatMap { self.condition($0, scope) }
      let mapping = outputs(value["mapping"], scope, setting)
      let part = responsePart(value["response"], self.scope(setting.place(.answer)))
        .over(response.withoutContent)
      known += mapping.map(\.name.value).filter { !known.contains($0) }
      guard let request else { continue }
      steps.append(
        WriteStep(
          name: entry.key.located, request: request, onlyIf: condition, mapping: mapping,
          response: part.expectation(within: .seconds(5), statuses: ResponsePart.written)))
    }
    return steps
  }

  /// Variables that an answer fills, over those of the endpoint.
  private mutating func outputs(
    _ node: YAMLNode?, _ scope: TemplateScope, _ setting: WriteSetting,
    over common: [VariableMapping] = []
  ) -> [VariableMapping] {
    var mapping = common
    for entry in node?.entries ?? [] {
      let name = entry.key.text
      guard name == setting.kind.output || TextForm.ownVariable.accepts(name),
        let scalar = entry.value.scalar
      else { continue }
      if variables.declared.contains(name) {
        complain(
          "contract-bad-value", "'\(authored: name)' has a value in the environments already",
          at: entry.key.span, label: "an answer cannot fill it", remedy: "choose another name")
      }
      guard let path = path(scalar.slice, scope, ifSeveral: .onePath, isOfPBX: true) else {
        continue
      }
      let own = VariableMapping(name: entry.key.located, path: path)
      if let place = mapping.firstIndex(where: { $0.name.value == name }) {
        mapping[place] = own
      } else {
        mapping.append(own)
      }
    }
    return mapping
  }

  /// The PBX goes on with the id of the contact or of the ticket.
  mutating func checkOutput(
    _ root: YAMLNode, _ types: [WriteType], _ setting: WriteSetting
  ) {
    guard setting.kind != .callJournal else { return }
    let output = setting.kind.output
    func isThere(_ node: YAMLNode?) -> Bool { node?["mapping"]?[output] != nil }
    guard !isThere(root) else { return }
    let entries = root.entries ?? []
    let places =
      setting.kind == .contactCreation
      ? (root["types"]?.entries ?? []).filter { !isThere($0.value) }.map(\.key.span)
      : [
        (entries.first { $0.key.text == "mapping" } ?? entries.first { $0.key.text == "request" })?
          .key.span ?? root.span
      ]
    for place in places {
      complain(
        "mapping-required", "the mapping lacks \(authored: output)", at: place,
        label: "the PBX needs the id of what it has written",
        remedy: "write `mapping: { \(authored: output): data.id }`")
    }
  }
}
