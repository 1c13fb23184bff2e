// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Credentials
import GJSONPaths
public import GoTemplates
import PBXLanguage
public import Redaction
public import Transports

extension PBX {
  /// How this PBX gets in: with a refresh token if it has one, as a client, or with a token as it is.
  ///
  /// nil if it needs a token and there is no way to one.
  public var wayIn: WayIn? {
    if let refresh = given.secrets["refresh_token"], contract.token != nil {
      return .refreshToken(refresh)
    }
    if contract.token?.login.grant == .clientCredentials { return .clientCredentials }
    return given.secrets["access_token"].map(WayIn.accessToken)
  }

  /// The same PBX with the tokens of a session.
  public func signedIn(_ session: Session) throws(TemplateExecutionError) -> PBX {
    try with(session)
  }

  /// The token endpoint, as this PBX and `callready login` ask it.
  ///
  /// - Throws: if the contract has no token.yaml, or a part of it cannot be used.
  public func tokenService(_ environment: String) throws(LoginProblem) -> TokenService {
    var values = given
    // What an answer has filled before is known to a later request of token.yaml too.
    values.plain.merge(session.variables) { $1 }
    return try TokenService(
      contract: contract, environment: environment, plain: values.plain, secrets: values.secrets,
      base: base.isEmpty ? nil : base)
  }

  /// The session that a token answer brings.
  ///
  /// - Throws: why there is no token in it.
  public func session(
    from exchange: Exchange, of service: TokenService, after old: Secret?
  ) throws(TokenFault) -> Session {
    let place = (try? service.lifetimePlace()) ?? .standard
    let answer = try TokenAnswer(reading: exchange, lifetimeIn: place)
    var learned = session.variables
    for mapping in contract.token?.mapping ?? [] {
      guard let body = exchange.response?.body, let path = try? render(mapping.path, with: [:])
      else { continue }
      let value = GJSONPath(path).value(in: body)
      // A refresh may leave out where the API is.
      if value.exists { learned[mapping.name.value] = value.text }
    }
    return Session(answer, exchange, variables: learned, after: old)
  }

  /// What stands for a session before there is one: a plan shows it.
  static func standIn(for contract: Contract) -> Session {
    var variables: [String: String] = [:]
    for mapping in contract.token?.mapping ?? [] {
      variables[mapping.name.value] = "LOGIN-\(mapping.name.value)"
    }
    return Session(
      accessToken: Secret("LOGIN-AccessToken", name: "AccessToken"),
      refreshToken: Secret("LOGIN-RefreshToken", name: "RefreshToken"), variables: variables)
  }
}

extension Contract {
  /// Whether a PBX has to get a token before it can ask anything.
  public var needsSession: Bool { authentication.method.usesToken }
}
