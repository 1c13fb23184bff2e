// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The requests that follow a search, each with what was mapped before it.
  mutating func steps(
    _ node: YAMLNode?, of type: SearchOutline.TypeOutline, _ outline: SearchOutline,
    over response: ResponsePart
  ) -> [ChainedRequest] {
    var known = SearchOutline.names(of: type.own.subtracting(outline.disabled))
    if known.contains(ContactField.contactsID.rawValue) { known.append("ContactId") }
    if type.isTyped { known.append("SearchValue") }
    var steps: [ChainedRequest] = []
    for entry in node?.entries ?? [] {
      if let step = self.step(entry, scope(.chained, mapped: known), over: response) {
        steps.append(step)
      }
      let mapped = (entry.value["mapping"]?.entries ?? []).map(\.key.text)
      let disabled = outline.disabled.map(\.rawValue)
      known += mapped.filter { !known.contains($0) && !disabled.contains($0) }
    }
    return steps
  }

  private mutating func step(
    _ entry: YAMLEntry, _ scope: TemplateScope, over response: ResponsePart
  ) -> ChainedRequest? {
    let node = entry.value
    let written = node.scalar ?? node["request"]?.scalar
    let request = written.flatMap { self.request($0, hasBase: setting.hasBase, scope) }
    let condition = node["only-if"]?.scalar.flatMap { self.condition($0, scope) }
    let mapping = self.mapping(node["mapping"], scope)
    let variables = (node["mapping"]?.entries ?? []).compactMap { variable($0, scope) }
    // What the endpoint says of the content of its answer is about the search's, not about this one.
    let part = responsePart(node["response"], self.scope(.answer)).over(response.withoutContent)
    guard let request else { return nil }
    return ChainedRequest(
      name: entry.key.located, request: request, onlyIf: condition, mapping: mapping,
      variables: variables, response: part.expectation)
  }

  private mutating func variable(
    _ entry: YAMLEntry, _ scope: TemplateScope
  ) -> VariableMapping? {
    let name = entry.key.text
    guard TextForm.ownVariable.accepts(name), let path = entry.value.scalar else { return nil }
    if variables.declared.contains(name) {
      complain(
        "contract-bad-value", "'\(authored: name)' has a value in the environments already",
        at: entry.key.span, label: "an answer cannot fill it", remedy: "choose another name")
    }
    return self.path(path.slice, scope, isOfPBX: true).map {
      VariableMapping(name: entry.key.located, path: $0)
    }
  }
}
