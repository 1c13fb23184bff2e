// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// The contract; nil if a part without which there is none could not be read.
  ///
  /// Without contract.yaml the endpoints' files are judged as far as they can be alone.
  mutating func contract(_ roots: EndpointRoots, files: [SourceText]) -> Contract? {
    guard let root = roots.main else {
      variables.areKnown = false
      _ = endpoints(roots, over: ResponsePart(), method: nil)
      return nil
    }
    // First, since what is assumed of the PBX decides how every template is read.
    let profile = self.profile(root["pbx"])
    let environments = self.environments(root["environments"])
    declare(root["environments"], environments, fields: root["authentication"]?["fields"])
    let method = root["authentication"]?.text("method").flatMap(Authentication.Method.init) ?? .none
    declareSession(method, roots["token"])
    setting = ContractSetting(environments, profile, hasBase: root["base"] != nil)
    setting.agents = roots.agents
    setting.identities =
      (root["authentication"]?["identities"]?.entries ?? []).map(\.key.text)
    setting.calls = calls(root["calls"])
    if roots["contact-creation"] != nil { checkFreeNumbers(root["environments"]) }
    variables.learned = FollowUpOutline(roots["follow-up"]).targets
    let base = root["base"]?.scalar.flatMap { template($0.slice, scope(.base)) }
    if let base, !hasUserinfo(base.source) { checkBase(base) }
    let authentication = self.authentication(root["authentication"], system: root["system"])
    checkMethod(root["authentication"], method, roots["token"])
    let limits = self.limits(root["limits"])
    let response = responsePart(root["response"], scope(.commonAnswer))
    let endpoints = endpoints(
      roots, over: response, method: root["authentication"]?.text("method"))
    guard let name = root["name"]?.scalar, !environments.isEmpty, let endpoints else { return nil }
    return Contract(
      folder: folder?.path ?? "", name: name.located,
      kind: root.text("kind").flatMap(Contract.Kind.init) ?? .crm,
      system: root.text("system").flatMap(KnownSystem.init),
      key: root.text("key") ?? Self.key(of: name.text), logo: root.text("logo"),
      version: root.text("version") ?? "1.0.0", remark: root.text("remark") ?? "",
      concurrency: root.text("concurrency").flatMap { Int($0) } ?? 5, base: base,
      pbx: profile, environments: environments, authentication: authentication,
      limits: limits, owners: owners(root["owners"]), contactSearch: endpoints.contactSearch,
      token: endpoints.token,
      users: endpoints.users, followUp: endpoints.followUp, writes: endpoints.writes,
      calls: setting.calls,
      files: files + moreFiles)
  }

  /// What the endpoints' files say.
  private struct Endpoints {
    var token: TokenEndpoint?
    var users: UsersEndpoint?
    var contactSearch: ContactSearch?
    var followUp: FollowUp?
    var writes: [WriteEndpoint] = []
  }

  /// Reads the endpoints' files; nil if one of them is there and cannot be made sense of.
  private mutating func endpoints(
    _ roots: EndpointRoots, over response: ResponsePart, method: String?
  ) -> Endpoints? {
    var endpoints = Endpoints()
    var isWhole = true
    if let token = roots["token"] {
      endpoints.token = self.token(token, over: response)
      isWhole = endpoints.token != nil
    }
    if let root = roots["users"] {
      endpoints.users = users(root, over: response)
      isWhole = isWhole && endpoints.users != nil
    }
    if let search = roots["contact-search"] {
      endpoints.contactSearch = contactSearch(search, over: response)
      isWhole = isWhole && endpoints.contactSearch != nil
    }
    if let root = roots["follow-up"] {
      endpoints.followUp = followUp(root, over: response, method: method) { roots[$0] != nil }
      isWhole = isWhole && endpoints.followUp != nil
    }
    if let writes = writes(roots, over: response) {
      endpoints.writes = writes
    } else {
      isWhole = false
    }
    return isWhole ? endpoints : nil
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
