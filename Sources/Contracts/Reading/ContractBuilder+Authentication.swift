// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  mutating func authentication(_ node: YAMLNode?, system: YAMLNode?) -> Authentication {
    let method = node?.text("method").flatMap(Authentication.Method.init) ?? .none
    let fields = (node?["fields"]?.entries ?? []).map { field($0) }
    var headers: [RequestTemplate.Header] = []
    for entry in node?["headers"]?.entries ?? [] {
      guard let scalar = entry.value.scalar else { continue }
      let span = entry.value.span
      let whole = entry.value.trailingComment.map { span.union($0) } ?? span
      if !hasUserinfo(scalar.slice) {
        checkHeader(entry.key.located, scalar.slice, whole: whole)
      }
      guard let value = template(scalar.slice, scope(.header)) else { continue }
      headers.append(RequestTemplate.Header(name: entry.key.located, value: value))
    }
    return Authentication(
      method: method, fields: fields, headers: headers, credential: credential(node, method),
      refused: refusal(node?["refused"], or: [401]), declaresRefusal: node?["refused"] != nil,
      forbidden: forbidden(node?["forbidden"], system: system),
      writeScope: writeScope(node?["write-scope"]),
      administrator: administrator(node?["administrator"]),
      identities: identities(node?["identities"]))
  }

  private mutating func field(_ entry: YAMLEntry) -> Authentication.Field {
    let type = entry.value.text("type").flatMap(Authentication.FieldType.init) ?? .text
    let options = entry.value["options"]
    if type == .dropdown, options == nil {
      complain(
        "contract-missing-key", "a dropdown needs 'options'", at: entry.key.span,
        label: "expected its choices", remedy: "write `options: [one, two]`")
    }
    if type != .dropdown, let options {
      complain(
        "contract-bad-value", "only a dropdown has options", at: options.span,
        remedy: "write `type: dropdown`, or take the options out")
    }
    return Authentication.Field(
      name: entry.key.located, title: entry.value.text("title") ?? entry.key.text, type: type,
      options: options?.scalars.map(\.text) ?? [])
  }

  private mutating func credential(
    _ node: YAMLNode?, _ method: Authentication.Method
  ) -> PBXTemplate? {
    let written = node?["credential"]?.scalar
    guard method == .basic else {
      if let written {
        complain(
          "contract-bad-value", "a credential is sent with basic authentication only",
          at: written.span, label: "the method is \(authored: method.rawValue)",
          remedy: "write `method: basic`, or take the credential out")
      }
      return nil
    }
    if let written { return template(written.slice, scope(.credential)) }
    for name in ["username", "password"] where !variables.names.contains(name) {
      complain(
        "variable-without-value", "basic authentication needs '\(authored: name)'",
        at: node?["method"]?.span, label: "sends {{.username}}:{{.password}}",
        remedy: "write the field \(authored: name), or a credential of your own")
    }
    return try? PBXTemplate(
      parsing: SourceSlice("{{.username}}:{{.password}}", name: "default credential"))
  }
}
