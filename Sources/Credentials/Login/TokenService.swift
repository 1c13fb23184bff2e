// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GJSONPaths
import GoTemplates
import PBXLanguage
public import Redaction
import Transports

/// A CRM's token endpoint as a contract describes it, with an environment's values: what is sent to
/// it, and what must not be shown.
///
/// It does no input or output. The PBX writes the body of a token request itself; so does this, in
/// the form that the request's `Content-Type` names.
public struct TokenService: Sendable {
  /// What the contract says.
  public let endpoint: TokenEndpoint
  /// The contract that says it, and the environment.
  public let key: StoreKey
  /// What a person types to log in again.
  public let loginCommand: RedactedText
  /// Every secret of the environment.
  public let secrets: [Secret]

  let contract: Contract
  private let ownBase: String?
  private let plain: [String: String]
  private let named: [String: Secret]

  /// A token endpoint.
  ///
  /// - Parameters:
  ///   - contract: the contract; it needs a `token.yaml`.
  ///   - environment: the environment's name.
  ///   - plain: values of variables.
  ///   - secrets: values of secrets.
  ///   - base: stands in for the contract's base, as when a sandbox answers.
  ///   - identity: whose log-in it is, if it is not the integration's; its secrets are among `secrets`
  ///     under the names of the variables they stand for.
  /// - Throws: if the contract has no token endpoint.
  public init(
    contract: Contract, environment: String, plain: [String: String], secrets: [String: Secret],
    base: String? = nil, identity: String? = nil
  ) throws(LoginProblem) {
    guard let endpoint = contract.token else {
      throw LoginProblem(
        .contract, "the contract has no token.yaml: there is nothing to log in to",
        help: "write token.yaml, or use the contract's key as it is")
    }
    self.endpoint = endpoint
    self.contract = contract
    self.plain = plain
    ownBase = base
    named = secrets
    self.secrets = secrets.values.sorted { $0.name < $1.name }
    key = StoreKey(contract: contract.key, environment: environment, identity: identity)
    let person = identity.map { " --identity \(authored: $0.shellWord)" as RedactedText } ?? ""
    loginCommand =
      "callready login \(authored: contract.folder.shellWord) --env \(authored: environment.shellWord)\(person)"
  }

  /// The names of the secrets that a log-in needs.
  ///
  /// Others, such as the refresh token that a log-in is to bring, need not be there yet.
  public static func neededNames(_ contract: Contract) -> Set<String> {
    guard let endpoint = contract.token else { return [] }
    let requests = [endpoint.request, endpoint.refresh.request, endpoint.revoke?.request]
    let templates =
      [contract.base, endpoint.authorize, endpoint.query].compactMap(\.self)
      + requests.compactMap(\.self).flatMap(\.templates)
    var names = Set(templates.flatMap(\.references).map(\.name))
    names.formUnion(["client_id", "client_secret"])
    if endpoint.login.grant == .refreshToken { names.insert("refresh_token") }
    return names
  }

  /// The same service with another value of a secret, as after its rotation.
  public func replacing(_ secret: Secret) throws(LoginProblem) -> TokenService {
    try TokenService(
      contract: contract, environment: key.environment, plain: plain,
      secrets: named.merging([secret.name: secret]) { $1 }, base: ownBase,
      identity: key.identity)
  }

  /// A secret of the environment.
  public func secret(_ name: String) -> Secret? { named[name] }

  /// Where the access token's lifetime stands in an answer.
  public func lifetimePlace() throws(LoginProblem) -> LifetimePlace {
    switch endpoint.statesLifetime.value {
    case .seconds(let path): .seconds(GJSONPath(try render(path)))
    case .milliseconds(let path): .milliseconds(GJSONPath(try render(path)))
    case .nowhere: .nowhere
    }
  }

  /// Whom the tokens come from and go to.
  public func parties() throws(LoginProblem) -> TokenParties {
    guard let issuer = WebOrigin(try address(endpoint.request.url)) else {
      throw LoginProblem(
        .contract, "the token endpoint of token.yaml is no http or https address",
        help: "write `request: POST https://…` there")
    }
    // A base that a token answer fills is not known before there is one.
    let learned = Set(endpoint.mapping.map(\.name.value))
    let isLearned = contract.base?.references.contains { learned.contains($0.name) } == true
    guard !isLearned else { return TokenParties(issuer: issuer, api: nil) }
    return TokenParties(
      issuer: issuer,
      api: try contract.base.flatMap { (base) throws(LoginProblem) in WebOrigin(try render(base)) })
  }

  /// Makes what is shown safe: the environment's secrets and more.
  public func redactor(hiding more: [Secret] = []) -> Redactor {
    Redactor(secrets: secrets + more)
  }
}

extension TokenService {
  /// The client's id: the variable `client_id`.
  func clientID() throws(LoginProblem) -> String {
    guard let id = value("client_id"), !id.isEmpty else {
      throw LoginProblem(
        .contract, "the environment '\(authored: key.environment)' has no client_id",
        help: "write `client_id: …` under its variables, or `from: env …` under its secrets")
    }
    return id
  }

  /// The client's secret: the variable `client_secret`; nil for a public client.
  var clientSecret: String? { value("client_secret").flatMap { $0.isEmpty ? nil : $0 } }

  /// A variable's value; it may be a secret.
  func value(_ name: String) -> String? { named[name]?.reveal() ?? plain[name] }

  /// A template of the contract with the environment's values and more.
  func render(
    _ template: PBXTemplate, with more: [String: String] = [:]
  ) throws(LoginProblem) -> String {
    let values = plain.merging(named.mapValues { $0.reveal() }) { $1 }.merging(more) { $1 }
    do throws(TemplateExecutionError) {
      return try template.render(with: values, assuming: contract.pbx.assumptions)
    } catch {
      throw LoginProblem(
        .contract, "a template of token.yaml cannot be rendered",
        help: "callready lint \(authored: contract.folder)")
    }
  }

  /// A URL of the contract; one that begins with `/` goes to the base.
  func address(_ template: PBXTemplate, with more: [String: String] = [:]) throws(LoginProblem)
    -> String
  {
    let target = try render(template, with: more)
    guard target.hasPrefix("/"), let base = contract.base else { return target }
    if let ownBase { return ownBase + target }
    return try render(base) + target
  }

  /// A request of token.yaml; the template's headers for other requests are not sent with it.
  func request(
    _ template: RequestTemplate, with more: [String: String] = [:]
  ) throws(LoginProblem) -> Request {
    var headers: [HeaderField] = []
    for header in template.headers {
      headers.append(HeaderField(header.name.value, try render(header.value, with: more)))
    }
    return Request(
      method: template.method.value, url: try address(template.url, with: more), headers: headers,
      body: try template.body.map { (body) throws(LoginProblem) in
        Array(try render(body, with: more).utf8)
      })
  }
}

/// Whom tokens come from, and whom they are sent to.
///
/// Stored tokens are bound to both: a contract of the same name that leads elsewhere does not get
/// them.
public struct TokenParties: Sendable, Hashable {
  /// The token endpoint's origin.
  public let issuer: WebOrigin
  /// The API's origin; nil if the contract has no base, or one that a token answer fills.
  public let api: WebOrigin?
}

extension String {
  /// The text as one word of a POSIX shell.
  fileprivate var shellWord: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy {
        $0 &- 0x30 < 10 || 0x61...0x7A ~= $0 | 0x20 || "-_./".utf8.contains($0)
      }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
