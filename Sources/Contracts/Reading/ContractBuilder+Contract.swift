// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The contract; nil if a part without which there is none could not be read.
  mutating func contract(
    _ root: YAMLNode, search: YAMLNode?, files: [SourceText]
  ) -> Contract? {
    // First, since what is assumed of the PBX decides how every template is read.
    let profile = self.profile(root["pbx"])
    let environments = self.environments(root["environments"])
    declare(root["environments"], environments, fields: root["authentication"]?["fields"])
    let base = root["base"]?.scalar.flatMap { template($0.slice, scope(.base)) }
    if let base, !hasUserinfo(base.source) { checkBase(base) }
    let authentication = self.authentication(root["authentication"])
    setting = ContractSetting(environments, profile, hasBase: root["base"] != nil)
    let response = responsePart(root["response"], scope(.commonAnswer))
    let found = search.flatMap { contactSearch($0, over: response) }
    guard let name = root["name"]?.scalar, !environments.isEmpty, (found == nil) == (search == nil)
    else { return nil }
    return Contract(
      folder: folder?.path ?? "", name: name.located,
      kind: root.text("kind").flatMap(Contract.Kind.init) ?? .crm,
      key: root.text("key") ?? Self.key(of: name.text), logo: root.text("logo"),
      version: root.text("version") ?? "1.0.0", remark: root.text("remark") ?? "",
      concurrency: root.text("concurrency").flatMap { Int($0) } ?? 5, base: base,
      pbx: profile, environments: environments, authentication: authentication,
      owners: owners(root["owners"]), contactSearch: found, files: files + moreFiles)
  }

  func scope(_ place: TemplateScope.Place, mapped: [String] = []) -> TemplateScope {
    TemplateScope(
      place: place, variables: variables, mapped: mapped, names: setting.assumptions.names)
  }

  /// The name in snake_case.
  static func key(of name: String) -> String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "crm" : words.joined(separator: "_")
  }

  private mutating func checkBase(_ base: PBXTemplate) {
    let text = base.source.text
    guard !["http://", "https://", "{{"].contains(where: { text.hasPrefix($0) }) else { return }
    complain(
      "contract-bad-value", "'base' is not an absolute URL", at: base.source.span,
      label: "expected https://… or {{…}}", remedy: "write https://\(authored: text)")
  }

  private func owners(_ node: YAMLNode?) -> [OwnerRole: String] {
    var owners: [OwnerRole: String] = [:]
    for entry in node?.entries ?? [] {
      guard let role = OwnerRole(rawValue: entry.key.text), let person = entry.value.scalar else {
        continue
      }
      owners[role] = person.text
    }
    return owners
  }
}
