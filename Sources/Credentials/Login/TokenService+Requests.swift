// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXLanguage
public import Redaction
public import Transports

extension TokenService {
  /// The request that turns an authorization code into tokens.
  public func request(
    code: Secret, of attempt: AuthorizationAttempt
  ) throws(LoginProblem) -> Request {
    var parameters = [
      Parameter("grant_type", "authorization_code"), Parameter("code", code.reveal()),
      Parameter("redirect_uri", attempt.redirectURI),
    ]
    if let verifier = attempt.verifier {
      parameters.append(Parameter("code_verifier", verifier.reveal()))
    }
    return try tokenRequest(parameters)
  }

  /// The request that gets a token for the client itself (RFC 6749 section 4.4).
  public func clientCredentialsRequest() throws(LoginProblem) -> Request {
    var parameters = [Parameter("grant_type", "client_credentials")]
    if let scope = scopeText { parameters.append(Parameter("scope", scope)) }
    return try tokenRequest(parameters)
  }

  /// The request that refreshes: the contract's own, or one to the token endpoint.
  public func refreshRequest(
    _ refreshToken: Secret, accessToken: Secret? = nil
  ) throws(LoginProblem) -> Request {
    if let own = endpoint.refresh.request {
      return try request(
        own,
        with: [
          "RefreshToken": refreshToken.reveal(), "AccessToken": accessToken?.reveal() ?? "",
        ])
    }
    return try tokenRequest([
      Parameter("grant_type", "refresh_token"),
      Parameter("refresh_token", refreshToken.reveal()),
    ])
  }

  /// The requests that revoke tokens; none if the contract knows no way.
  ///
  /// RFC 7009 has one endpoint for both kinds: a contract that only names the access token is asked
  /// for the refresh token too, since that is the one which lives on.
  public func revocations(of tokens: StoredTokens) throws(LoginProblem) -> [Request] {
    guard let revoke = endpoint.revoke else { return [] }
    let access = tokens.accessToken.reveal()
    guard let refresh = tokens.refreshToken?.reveal() else {
      return [try request(revoke.request, with: ["AccessToken": access, "RefreshToken": ""])]
    }
    let first = try request(
      revoke.request, with: ["AccessToken": access, "RefreshToken": refresh])
    let names = revoke.request.templates.flatMap(\.references).map(\.name)
    guard !names.contains("RefreshToken") else { return [first] }
    let second = try request(
      revoke.request, with: ["AccessToken": refresh, "RefreshToken": refresh])
    return [second, first]
  }

  /// The scopes that are asked for, as RFC 6749 section 3.3 writes them; nil if there are none.
  var scopeText: String? {
    endpoint.scopes.isEmpty ? nil : endpoint.scopes.map(\.value).joined(separator: " ")
  }

  /// A request to the token endpoint with parameters and the client's proof.
  private func tokenRequest(_ parameters: [Parameter]) throws(LoginProblem) -> Request {
    var parameters = parameters
    let plain = try request(endpoint.request)
    var headers = plain.headers
    let id = try clientID()
    if endpoint.login.clientIn == .basic, let secret = clientSecret {
      headers.append(HeaderField("Authorization", "Basic \(Self.basic(id, secret))"))
    } else {
      parameters.append(Parameter("client_id", id))
      if let secret = clientSecret { parameters.append(Parameter("client_secret", secret)) }
    }
    let form = ParameterForm(
      method: plain.method, contentType: plain.header("Content-Type").first)
    return form.request(
      Request(method: plain.method, url: plain.url, headers: headers, body: plain.body),
      with: parameters)
  }

  /// Id and secret are form-encoded before they are joined (RFC 6749 section 2.3.1).
  private static func basic(_ id: String, _ secret: String) -> String {
    let parts = [id, secret].map { Parameter.encoded([Parameter($0, "")]).dropLast() }
    return Base64.encoded(Array(parts.joined(separator: ":").utf8))
  }
}

extension RequestTemplate {
  /// Every template of the request.
  var templates: [PBXTemplate] { [url] + headers.map(\.value) + (body.map { [$0] } ?? []) }
}
