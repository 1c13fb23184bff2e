// SPDX-License-Identifier: Apache-2.0

import HTTPServers

/// Why a request is not let in.
enum AccessRefusal: Error, Sendable, Hashable {
  /// Neither an API key nor a token was brought, or the token stands behind a wrong word.
  case noCredential
  case unknownKey
  case unknownToken
  case expiredToken
  case revokedToken

  /// The refusal as the CRM words it, with the challenge of RFC 6750, section 3.
  var response: ServerResponse {
    switch self {
    case .noCredential:
      // Both words stand here, since nobody can tell which credential was forgotten.
      Self.response(
        "invalid_api_key",
        "neither an API key (invalid_api_key) nor an access token (invalid_token) was sent")
    case .unknownKey: Self.response("invalid_api_key", "the API key is not known")
    case .unknownToken: Self.tokenResponse("The access token is not known")
    case .expiredToken: Self.tokenResponse("The access token has expired")
    case .revokedToken: Self.tokenResponse("The access token has been revoked")
    }
  }

  private static let challenge = "Bearer realm=\"northgate\""

  private static func response(
    _ code: String, _ words: String, challenge: String = challenge
  ) -> ServerResponse {
    var response = ServerResponse.error(401, code, words)
    response.headers.append(ServerHeader("WWW-Authenticate", challenge))
    return response
  }

  private static func tokenResponse(_ words: String) -> ServerResponse {
    response(
      "invalid_token", words,
      challenge: "\(challenge), error=\"invalid_token\", error_description=\"\(words)\"")
  }
}

extension ServerResponse {
  /// What somebody is told who may do less than was asked (RFC 6750, 3.1).
  static func insufficientScope(_ scope: NorthgateScope, for caller: Caller) -> ServerResponse {
    guard caller.hasToken else {
      return .error(403, "forbidden", "this key must not be used for \(scope.rawValue)")
    }
    var response = error(
      403, "insufficient_scope", "the access token lacks the scope \(scope.rawValue)")
    response.headers.append(
      ServerHeader(
        "WWW-Authenticate",
        "Bearer realm=\"northgate\", error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""))
    return response
  }
}
