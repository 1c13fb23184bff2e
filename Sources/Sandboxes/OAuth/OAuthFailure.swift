// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

/// Why the authorisation server does not do what it is asked (RFC 6749, 5.2).
struct OAuthFailure: Error, Sendable, Hashable {
  var status = 400
  let code: String
  let words: String

  static func invalidRequest(_ words: String) -> OAuthFailure {
    OAuthFailure(code: "invalid_request", words: words)
  }

  static func invalidGrant(_ words: String) -> OAuthFailure {
    OAuthFailure(code: "invalid_grant", words: words)
  }

  static let invalidClient = OAuthFailure(
    status: 401, code: "invalid_client", words: "the client is unknown or its secret is wrong")

  static let invalidScope = OAuthFailure(
    code: "invalid_scope", words: "the scope is unknown, or beyond what the user may do")

  /// The failure as an answer of the token endpoint.
  var response: ServerResponse {
    var response = ServerResponse.json(
      status, ["error": .string(code), "error_description": .string(words)]
    ).unstored
    if status == 401 {
      response.headers.append(ServerHeader("WWW-Authenticate", "Basic realm=\"northgate\""))
    }
    return response
  }
}

extension ServerResponse {
  /// The response with the word that no cache may keep it.
  var unstored: ServerResponse {
    var response = self
    response.headers.append(ServerHeader("Cache-Control", "no-store"))
    return response
  }
}
