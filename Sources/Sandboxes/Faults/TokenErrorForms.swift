// SPDX-License-Identifier: Apache-2.0

import HTTPServers
import JSONValues

/// The bodies of errors as real systems write them.
extension SandboxFault.TokenError {
  /// How the token endpoint refuses a grant.
  func grantResponse(_ failure: OAuthFailure) -> ServerResponse {
    let isGrant = failure.code == "invalid_grant"
    let code = JSONOutput.string(failure.code)
    let words = JSONOutput.string(failure.words)
    switch self {
    case .dynamics:
      return .json(
        failure.status,
        [
          "error": code, "error_description": .string("AADSTS700082: " + failure.words),
          "error_codes": [700_082], "timestamp": "2026-11-20 08:00:00Z",
          "trace_id": "00000000-0000-0000-0000-000000000001",
          "correlation_id": "00000000-0000-0000-0000-000000000002",
          "error_uri": "https://login.northgate.example/error?code=700082",
        ])
    case .hubspot, .hubspotNested:
      let status = isGrant ? "BAD_REFRESH_TOKEN" : failure.code.uppercased()
      return .json(failure.status, ["status": .string(status), "message": words])
    case .zoho: return .json(200, ["error": isGrant ? "invalid_code" : code])
    case .pipedrive:
      return .json(failure.status, ["success": false, "message": words, "error": code])
    case .glpi: return .json(failure.status, [code, words])
    case .corebos:
      return .json(200, ["success": false, "error": ["code": code, "message": words]])
    case .espocrm: return ServerResponse(status: failure.status)
    case .redirect: return .errorRedirect
    case .django: return .json(failure.status, ["error": code])
    case .salesforce, .zendesk, .freshdesk, .bitrix24:
      return .json(failure.status, ["error": code, "error_description": words])
    }
  }

  /// How the API refuses a credential.
  var apiResponse: ServerResponse {
    switch self {
    case .dynamics: .challenge
    case .espocrm: ServerResponse(status: 401)
    case .redirect: .errorRedirect
    case .corebos: .json(200, apiBody)
    default: .json(401, apiBody)
    }
  }

  /// The body of a refusal by the API; null where there is none.
  private var apiBody: JSONOutput {
    switch self {
    case .salesforce:
      [["message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"]]
    case .hubspot:
      [
        "status": "error", "message": .string(Self.hubspotWords),
        "correlationId": "00000000-0000-0000-0000-000000000003",
        "category": "EXPIRED_AUTHENTICATION", "context": ["expire time": ["2026-11-20T08:00:00Z"]],
      ]
    case .hubspotNested: ["status": "error", "message": .string(Self.nestedText)]
    case .zoho:
      [
        "code": "INVALID_TOKEN", "details": [:], "message": "invalid oauth token",
        "status": "error",
      ]
    case .pipedrive:
      [
        "success": false, "error": "unauthorized access", "errorCode": 401,
        "error_info": "Please check developers.pipedrive.com",
      ]
    case .zendesk:
      [
        "error": "invalid_token",
        "error_description": "The access token provided is expired, revoked or malformed.",
      ]
    case .freshdesk:
      [
        "code": "invalid_credentials",
        "message": "You have to be logged in to perform this action.",
      ]
    case .bitrix24:
      [
        "error": "expired_token", "error_description": "The access token provided has expired.",
      ]
    case .django: ["detail": "Authentication credentials were not provided."]
    case .glpi: ["ERROR_SESSION_TOKEN_INVALID", "the session token is invalid"]
    case .corebos:
      ["success": false, "error": ["code": "INVALID_SESSIONID", "message": "Session is invalid"]]
    case .dynamics, .espocrm, .redirect: nil
    }
  }

  private static let hubspotWords =
    "The OAuth token used to make this call expired 0 second(s) ago."

  private static var nestedText: String {
    let inner: JSONOutput = ["msg": .string(hubspotWords), "error": "EXPIRED_AUTHENTICATION"]
    return inner.text(pretty: false)
  }
}

extension ServerResponse {
  /// A refusal that says everything in a header and nothing in the body.
  fileprivate static var challenge: ServerResponse {
    ServerResponse(
      status: 401,
      headers: [
        ServerHeader(
          "WWW-Authenticate",
          "Bearer authorization_uri=https://login.northgate.example/oauth2/authorize")
      ])
  }

  /// Instead of an error the way to a page about it.
  fileprivate static var errorRedirect: ServerResponse {
    ServerResponse(
      status: 302, headers: [ServerHeader("Location", "/SecurityError?isload=true")])
  }
}
