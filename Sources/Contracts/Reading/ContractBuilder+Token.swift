// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// What the token file makes known to every request: the token, and what its answer fills.
  ///
  /// Noted before any template is read, since `base` and headers may use it.
  mutating func declareSession(_ method: Authentication.Method, _ token: YAMLNode?) {
    if method.usesToken { variables.session.append("AccessToken") }
    for entry in token?["mapping"]?.entries ?? [] where TextForm.ownVariable.accepts(entry.key.text)
    {
      variables.session.append(entry.key.text)
    }
  }

  /// Method and token file must belong together.
  mutating func checkMethod(_ node: YAMLNode?, _ method: Authentication.Method, _ token: YAMLNode?)
  {
    if let token, !method.usesToken {
      complain(
        "contract-bad-value", "token.yaml is for the methods oauth2 and bearer",
        at: token["endpoint"]?.span, label: "the method is \(authored: method.rawValue)",
        remedy: "write `authentication: { method: oauth2 }`, or take the file out")
    }
    guard method.usesToken, token == nil else { return }
    let isStatic = method == .bearer && variables.secrets.contains("access_token")
    guard !isStatic else { return }
    complain(
      "contract-missing-key", "the method \(authored: method.rawValue) needs token.yaml",
      at: node?["method"]?.span, label: "where does the token come from?",
      remedy: method == .bearer
        ? "write token.yaml, or the secret access_token for a token that never changes"
        : "write token.yaml with `endpoint: token` and `request: POST …`")
  }

  /// How the PBX gets its token; nil if it cannot be asked for.
  mutating func token(_ root: YAMLNode, over response: ResponsePart) -> TokenEndpoint? {
    let authorize = root["authorize"]?.scalar.flatMap { template($0.slice, scope(.tokenRequest)) }
    let query = root["query"]?.scalar.flatMap { template($0.slice, scope(.tokenRequest)) }
    let written = root["request"]?.scalar.flatMap {
      request($0, hasBase: setting.hasBase, scope(.tokenRequest))
    }
    if let written { checkTokenRequest(written) }
    let refresh = self.refresh(root["refresh"])
    let mapping = self.learned(root["mapping"])
    let part = responsePart(root["response"], scope(.tokenAnswer)).over(response.withoutContent)
    let expired = root["expired-token"]?.scalar.flatMap { template($0.slice, scope(.deadToken)) }
    let revoke = self.revocation(root["revoke"])
    let stated = self.statedLifetime(root["states-lifetime"]?.scalar)
    let badGrant = refusal(root["bad-grant"], or: [400], says: "invalid_grant")
    guard let request = written else { return nil }
    return TokenEndpoint(
      authorize: authorize, scopes: (root["scope"]?.scalars ?? []).map(\.located), query: query,
      scheme: text(root["scheme"], or: "Bearer"), request: request, refresh: refresh,
      mapping: mapping, response: part.expectation(within: .seconds(5)),
      lifetime: lifetime(root["lifetime"], or: .asStated), statesLifetime: stated,
      refreshLifetime: lifetime(root["refresh-lifetime"], or: .unlimited),
      rotates: flag(root["rotates"], or: false),
      oldToken: choice(root["old-token"], or: .lives), badGrant: badGrant,
      login: login(root["login"]), expiredToken: expired, revoke: revoke,
      span: root["endpoint"]?.span ?? root.span)
  }

  private mutating func checkTokenRequest(_ request: RequestTemplate) {
    guard let body = request.body else { return }
    complain(
      "contract-bad-value", "the token request has no body of its own", at: body.source.span,
      label: "the PBX writes it", remedy: "take the body out; `Content-Type` says its form")
  }

  private mutating func refresh(_ node: YAMLNode?) -> TokenEndpoint.Refresh {
    let request = node?["request"]?.scalar.flatMap {
      self.request($0, hasBase: setting.hasBase, scope(.tokenRefresh))
    }
    let every = node?["every"]?.scalar
    let interval: TokenEndpoint.Interval? = every.flatMap { scalar in
      scalar.text == "never"
        ? .never : ContractDuration(scalar.text).map { .every($0.duration) }
    }
    let atOnce = node?["at-once"]?.scalar.flatMap { scalar in
      TokenEndpoint.AtOnce(rawValue: scalar.text).map { Located($0, at: scalar.span) }
    }
    return TokenEndpoint.Refresh(
      request: request,
      every: Defaulted(interval ?? .every(TokenEndpoint.usualInterval), at: every?.span),
      atOnce: atOnce, only: only(node?["only"]))
  }

  /// Variables of the author's own that an answer fills.
  mutating func learned(_ node: YAMLNode?) -> [VariableMapping] {
    (node?.entries ?? []).compactMap { entry in
      let name = entry.key.text
      guard TextForm.ownVariable.accepts(name), let path = entry.value.scalar else { return nil }
      if variables.declared.contains(name) {
        complain(
          "contract-bad-value",
          "'\(authored: name)' has a value in the environments already", at: entry.key.span,
          label: "an answer cannot fill it", remedy: "choose another name")
      }
      return self.path(path.slice, scope(.tokenRequest), isOfPBX: true).map {
        VariableMapping(name: entry.key.located, path: $0)
      }
    }
  }

  private mutating func revocation(_ node: YAMLNode?) -> TokenEndpoint.Revocation? {
    guard let scalar = node?["request"]?.scalar,
      let request = request(scalar, hasBase: setting.hasBase, scope(.tokenRefresh))
    else { return nil }
    return TokenEndpoint.Revocation(
      request: request,
      kills: node?.text("kills").flatMap(TokenEndpoint.Victim.init) ?? .accessToken,
      only: only(node?["only"]))
  }

  private mutating func statedLifetime(
    _ scalar: YAMLScalar?
  ) -> Defaulted<TokenEndpoint.StatedLifetime> {
    guard let scalar, let written = StatedLifetimeText(scalar.text) else {
      let path = try? PBXTemplate(
        parsing: SourceSlice("expires_in", name: "default path of a lifetime"))
      return Defaulted(path.map { .seconds($0) } ?? .nowhere, at: nil)
    }
    guard let unit = written.unit,
      let path = path(scalar.slice.subslice(written.path), scope(.tokenAnswer))
    else { return Defaulted(.nowhere, at: scalar.span) }
    return Defaulted(unit == .seconds ? .seconds(path) : .milliseconds(path), at: scalar.span)
  }

  private func login(_ node: YAMLNode?) -> TokenEndpoint.Login {
    let standard = TokenEndpoint.Login()
    return TokenEndpoint.Login(
      grant: node?.text("grant").flatMap(TokenEndpoint.Grant.init) ?? standard.grant,
      usesPKCE: node?.text("pkce").map { $0 == "true" } ?? standard.usesPKCE,
      port: node?.text("port").flatMap { Int($0) } ?? standard.port,
      clientIn: node?.text("client-in").flatMap(TokenEndpoint.ClientPlace.init)
        ?? standard.clientIn)
  }

  private func lifetime(
    _ node: YAMLNode?, or standard: TokenEndpoint.Lifetime
  ) -> Defaulted<TokenEndpoint.Lifetime> {
    guard let scalar = node?.scalar else { return Defaulted(standard, at: nil) }
    if scalar.text == "unlimited" { return Defaulted(.unlimited, at: scalar.span) }
    guard let duration = ContractDuration(scalar.text) else { return Defaulted(standard, at: nil) }
    return Defaulted(.lasting(duration.duration), at: scalar.span)
  }

  private func text(_ node: YAMLNode?, or standard: String) -> Defaulted<String> {
    Defaulted(node?.scalar?.text ?? standard, at: node?.span)
  }

  private func flag(_ node: YAMLNode?, or standard: Bool) -> Defaulted<Bool> {
    Defaulted(node?.scalar.map { $0.text == "true" } ?? standard, at: node?.span)
  }

  private func choice<Choice: RawRepresentable<String>>(
    _ node: YAMLNode?, or standard: Choice
  ) -> Defaulted<Choice> {
    Defaulted(node?.scalar.flatMap { Choice(rawValue: $0.text) } ?? standard, at: node?.span)
  }
}
