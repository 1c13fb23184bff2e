// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  mutating func environments(_ node: YAMLNode?) -> [Environment] {
    (node?.entries ?? []).map { entry in
      let variables = (entry.value["variables"]?.entries ?? []).compactMap { variable in
        variable.value.scalar.map { value in
          _ = hasUserinfo(value.slice)
          return Environment.Variable(name: variable.key.located, value: value.located)
        }
      }
      let secrets = (entry.value["secrets"]?.entries ?? []).compactMap(secret)
      let environment = Environment(
        name: entry.key.located, variables: variables, secrets: secrets,
        writes: entry.value.text("writes").flatMap(Environment.Writes.init) ?? .forbidden,
        data: entry.value.text("data").flatMap(Environment.DataSharing.init) ?? .shared,
        budget: budget(entry.value["budget"]),
        freeNumbers: freeNumbers(entry.value["free-numbers"]?.scalar),
        provoke: provocations(entry.value["provoke"]))
      checkNames(of: environment)
      return environment
    }
  }

  private func budget(_ node: YAMLNode?) -> Environment.Budget {
    let standard = Environment.Budget()
    func number(_ key: String) -> Int? { node?.text(key).flatMap { Int($0) } }
    return Environment.Budget(
      requests: number("requests") ?? standard.requests,
      writes: number("writes") ?? standard.writes, at: node?.span)
  }

  private func provocations(_ node: YAMLNode?) -> Located<[Environment.Provocation]>? {
    node.map { node in
      Located(
        node.scalars.compactMap { Environment.Provocation(rawValue: $0.text) },
        at: node.span)
    }
  }

  private func secret(_ entry: YAMLEntry) -> SecretDeclaration? {
    guard let from = entry.value["from"]?.scalar, let source = SecretSource(written: from.text)
    else { return nil }
    return SecretDeclaration(
      name: entry.key.located, source: source, sourceSpan: from.span,
      owner: entry.value.text("owner").flatMap(OwnerRole.init),
      renewBy: entry.value.text("renew-by"))
  }

  private mutating func checkNames(of environment: Environment) {
    let variables = Set(environment.variables.map(\.name.value))
    for secret in environment.secrets where variables.contains(secret.name.value) {
      complain(
        "contract-bad-value", "'\(authored: secret.name.value)' is a variable and a secret",
        at: secret.name.span, remedy: "keep one of the two")
    }
    for name in environment.variables.map(\.name) + environment.secrets.map(\.name)
    where isTaken(name.value) {
      complain(
        "contract-bad-value", "'\(authored: name.value)' is filled in by the PBX", at: name.span,
        label: "variables of your own are snake_case", remedy: "choose another name")
    }
  }

  /// Names in CamelCase are the PBX's, or the run's own.
  private func isTaken(_ name: String) -> Bool {
    guard let first = name.utf8.first, (65...90).contains(first) else { return false }
    return PBXVariable.named(name) != nil || TemplateScope.own.contains(name)
      || ContactField(rawValue: name) != nil
  }

  /// Notes which variables there are, and that every field has a value everywhere.
  ///
  /// `node` holds the environments as they are written, since a secret whose source cannot be read
  /// is declared all the same.
  mutating func declare(_ node: YAMLNode?, _ environments: [Environment], fields: YAMLNode?) {
    let entries = fields?.entries ?? []
    var names = entries.map(\.key.text)
    var seen = Set(names)
    var secrets = Set(entries.filter { $0.value.text("type") == "password" }.map(\.key.text))
    for environment in node?.entries ?? [] {
      let own = (environment.value["secrets"]?.entries ?? []).map(\.key.text)
      let more = (environment.value["variables"]?.entries ?? []).map(\.key.text) + own
      names += more.filter { seen.insert($0).inserted }
      secrets.formUnion(own)
      variables.environments.append((environment.key.text, Set(more)))
    }
    variables.fields = entries.map(\.key.text)
    variables.names = names
    variables.declared = seen
    variables.secrets = secrets
    for entry in entries { checkField(entry, environments) }
  }

  private mutating func checkField(_ entry: YAMLEntry, _ environments: [Environment]) {
    let name = entry.key.text
    let isSecret = entry.value.text("type") == "password"
    for environment in variables.environments(without: name) {
      let home = isSecret ? "secrets" : "variables"
      complain(
        "variable-without-value",
        "the field '\(authored: name)' has no value in the environment '\(authored: environment)'",
        at: entry.key.span, label: "a run fills it in as an administrator would",
        remedy:
          "write `\(authored: name): \(isSecret ? "{ from: env NAME }" : "…")` under environments.\(authored: environment).\(authored: home)"
      )
    }
    guard isSecret else { return }
    for environment in environments {
      for variable in environment.variables where variable.name.value == name {
        secrets.append(variable.value.span)
        complaints.append(
          .secret(at: variable.value.span, named: [environment.name.value, name]))
      }
    }
  }
}
