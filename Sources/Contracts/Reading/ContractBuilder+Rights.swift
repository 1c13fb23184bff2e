// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// How the CRM says no.
  ///
  /// `standard`: the statuses without a word of the contract; `scope`: what its facts see, if that
  /// is more than every answer's promises do.
  mutating func refusal(
    _ node: YAMLNode?, or standard: [Int], says text: String? = nil, _ scope: TemplateScope? = nil
  ) -> Refusal {
    guard let node else {
      return Refusal(
        statuses: Defaulted(standard, at: nil),
        says: text.map { Located($0, at: SourceSlice($0, name: "default refusal").span) })
    }
    let statuses = node["status"].flatMap { value in
      value.integers.map { Defaulted($0, at: value.span) }
    }
    let says = node["says"]?.scalar.flatMap { $0.text.isEmpty ? nil : $0.located }
    return Refusal(
      statuses: statuses ?? Defaulted(standard, at: nil), says: says,
      facts: node["fields"].map { facts($0, scope ?? self.scope(.commonAnswer)) } ?? [])
  }

  /// The requests that must be refused: the contract's own, then those of its system.
  mutating func forbidden(_ node: YAMLNode?, system: YAMLNode?) -> [ForbiddenRequest] {
    var requests: [ForbiddenRequest] = []
    for entry in node?.entries ?? [] {
      let written = entry.value.scalar ?? entry.value["request"]?.scalar
      let refused = refusal(entry.value["refused"], or: [401, 403, 404])
      let request = written.flatMap { self.request($0, hasBase: setting.hasBase, scope(.rights)) }
      guard let request else { continue }
      requests.append(
        ForbiddenRequest(
          name: entry.key.located, request: request, refused: refused, usual: nil,
          span: entry.span))
    }
    guard let scalar = system?.scalar, let known = KnownSystem(rawValue: scalar.text) else {
      return requests
    }
    let own = Set(requests.map(\.name.value))
    return requests
      + known.prohibitions.filter { !own.contains($0.name) }.compactMap {
        usual($0, at: scalar.located.span)
      }
  }

  /// A request of the contract's system; whatever is said of it stands at the system's name.
  private func usual(_ prohibition: UsualProhibition, at span: SourceSpan) -> ForbiddenRequest? {
    let slice = SourceSlice(prohibition.path, name: "usual prohibition")
    guard let url = try? PBXTemplate(parsing: slice) else { return nil }
    let statuses = prohibition.refusals.map(\.status)
    return ForbiddenRequest(
      name: Located(prohibition.name, at: span),
      request: RequestTemplate(
        method: Located(prohibition.method, at: span), url: url, headers: [], body: nil,
        span: span),
      refused: Refusal(statuses: Defaulted(statuses, at: nil)), usual: prohibition, span: span)
  }

  /// How it is shown that the integration may write.
  mutating func writeScope(_ node: YAMLNode?) -> WriteScope? {
    guard let node else { return nil }
    if let scalar = node["metadata"]?.scalar {
      let facts = node["fields"].map { self.facts($0, scope(.commonAnswer)) } ?? []
      if facts.isEmpty {
        complain(
          "contract-missing-key", "'metadata' needs 'fields'", at: scalar.span,
          label: "what in it shows that the integration may write?",
          remedy: "write `fields: { createable: true }`")
      }
      return request(scalar, hasBase: setting.hasBase, scope(.rights)).map {
        .metadata($0, facts: facts)
      }
    }
    guard let scalar = node["request"]?.scalar,
      let request = request(scalar, hasBase: setting.hasBase, scope(.rights))
    else { return nil }
    let unchanged = node["unchanged"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, scope(.rights))
    }
    if let unchanged { checkRead(unchanged) }
    return .invalidBody(
      request, refused: refusal(node["refused"], or: [400, 422]), unchanged: unchanged)
  }

  /// What tells an administrator.
  mutating func administrator(_ node: YAMLNode?) -> AdministratorSign? {
    guard let node, let scalar = node["request"]?.scalar,
      let request = request(scalar, hasBase: setting.hasBase, scope(.rights))
    else { return nil }
    checkRead(request)
    let facts = node["fields"].map { self.facts($0, scope(.commonAnswer)) } ?? []
    return AdministratorSign(request: request, facts: facts, span: node.span)
  }

  /// A request that only reads.
  mutating func checkRead(_ request: RequestTemplate) {
    guard !["GET", "POST"].contains(request.method.value) else { return }
    complain(
      "contract-bad-value", "a read does not \(authored: request.method.value)",
      at: request.method.span, label: "expected a request that changes nothing",
      remedy: "write GET, or POST if the CRM asks for it")
  }

  /// Those who have other rights; each of their secrets must be one of an environment.
  mutating func identities(_ node: YAMLNode?) -> [Identity] {
    (node?.entries ?? []).map { entry in
      var values: [(name: String, secret: Located<String>)] = []
      for variable in entry.value.entries ?? [] {
        guard let secret = variable.value.scalar, !secret.text.isEmpty else { continue }
        values.append((variable.key.text, secret.located))
        guard variables.areKnown, !variables.secrets.contains(secret.text) else { continue }
        let near = NearestName.of(secret.text, among: variables.secrets.sorted())
        complain(
          "contract-unknown-name", "there is no secret '\(authored: secret.text)'",
          at: secret.span, label: "expected a secret of an environment",
          remedy: near.map { "did you mean '\(authored: $0)'?" }
            ?? "write `\(authored: secret.text): { from: env NAME }` under `secrets`")
      }
      return Identity(name: entry.key.located, variables: values)
    }
  }
}
