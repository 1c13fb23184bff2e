// SPDX-License-Identifier: Apache-2.0

import Credentials
import Redaction
import Transports

/// What there is to know about stored tokens, without the tokens.
struct TokenSummary {
  let tokens: StoredTokens
  let now: Timestamp
  let path: String

  /// Lines for people.
  var lines: [RedactedText] {
    let redactor = Redactor(secrets: tokens.secrets)
    let shown = { (text: String) in redactor.redact(text).onOneLine() }
    return [
      "access token: \(accessToken)",
      "refresh token: \(tokens.refreshToken == nil ? "none" : "stored" as RedactedText)",
      "scope: \(tokens.scope.map(shown) ?? "not stated")",
      "from: \(authored: tokens.issuer)",
      "API: \(tokens.apiBase.map(shown) ?? "\(authored: tokens.api ?? "not stated")")",
      "stored in: \(authored: path)",
    ]
  }

  /// Whether requests can be made with them now, or after a refresh.
  var isUsable: Bool {
    tokens.refreshToken != nil || tokens.isFresh(at: now) ?? true
  }

  private var accessToken: RedactedText {
    let came: RedactedText = "came at \(authored: tokens.obtainedAt.rfc3339)"
    guard let end = tokens.expiresAt, let lifetime = tokens.lifetime else {
      return "\(came), nobody says when it ends"
    }
    let life: RedactedText = "\(came), lives \(lifetime.inUnits)"
    return now < end
      ? "\(life), ends at \(authored: end.rfc3339)"
      : "\(life), has ended at \(authored: end.rfc3339)"
  }
}
