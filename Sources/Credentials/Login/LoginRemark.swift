// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Redaction
import Transports

/// Something about a log-in that the PBX will not have, or that will surprise it.
public enum LoginRemark: Sendable, Hashable {
  /// Scopes that were asked for and not granted.
  case narrowerScope([String])
  /// No refresh token came.
  case noRefreshToken
  /// The access token ends before the PBX's next refresh: its life, and how often the PBX refreshes.
  case endsBeforeRefresh(Duration, every: Duration)
  /// The access token ends, and the PBX never refreshes.
  case endsForGood(Duration)
  /// The log-in used PKCE, which the PBX does not do.
  case pkce
  /// The log-in used a grant that the PBX does not have.
  case otherGrant(String)
  /// The API is elsewhere than the contract's base: where the answer says it is.
  case otherAPI(String)
  /// The token's type is another word than the contract's scheme.
  case otherScheme(String, expected: String)
  /// `expires_in` is a text, which the PBX may not read.
  case lifetimeAsText
  /// What stands for the lifetime is none.
  case unusableLifetime(String)
  /// The contract says that the answer states the lifetime, and it does not.
  case unstatedLifetime
  /// Secrets and tokens go over plain HTTP.
  case openConnection(String)

  /// What there is to say about an answer.
  public static func all(
    about answer: TokenAnswer, of service: TokenService
  ) throws(LoginProblem) -> [LoginRemark] {
    let parties = try service.parties()
    let endpoint = service.endpoint
    var remarks: [LoginRemark] = []
    if parties.issuer.isOpen { remarks.append(.openConnection(parties.issuer.text)) }
    if let missing = missingScopes(answer.scope, endpoint) {
      remarks.append(.narrowerScope(missing))
    }
    if answer.refreshToken == nil { remarks.append(.noRefreshToken) }
    remarks += lifetime(answer.lifetime, endpoint)
    if endpoint.login.grant != .authorizationCode {
      remarks.append(.otherGrant(endpoint.login.grant.rawValue))
    } else if endpoint.login.usesPKCE {
      remarks.append(.pkce)
    }
    if let place = answer.apiBase, let api = parties.api, WebOrigin(place) != api {
      remarks.append(.otherAPI(place))
    }
    let scheme = endpoint.scheme.value
    if let type = answer.type, type.lowercased() != scheme.lowercased() {
      remarks.append(.otherScheme(type, expected: scheme))
    }
    return remarks
  }

  /// The scopes that were not granted; nil if all were, or nobody says.
  private static func missingScopes(_ granted: String?, _ endpoint: TokenEndpoint) -> [String]? {
    guard let granted else { return nil }
    // RFC 6749 parts scopes by blanks; commas were seen.
    let given = Set(granted.split { $0 == " " || $0 == "," }.map(String.init))
    let missing = endpoint.scopes.map(\.value).filter { !given.contains($0) }
    return missing.isEmpty ? nil : missing
  }

  private static func lifetime(
    _ stated: StatedLifetime, _ endpoint: TokenEndpoint
  ) -> [LoginRemark] {
    var remarks: [LoginRemark] = []
    switch stated {
    case .lastingAsText: remarks.append(.lifetimeAsText)
    case .unusable(let text): remarks.append(.unusableLifetime(text))
    case .unstated where endpoint.lifetime.value == .asStated: remarks.append(.unstatedLifetime)
    case .unstated, .lasting: break
    }
    var life = stated.duration
    if case .lasting(let declared) = endpoint.lifetime.value { life = life ?? declared }
    guard let life else { return remarks }
    switch endpoint.refresh.every.value {
    case .never: remarks.append(.endsForGood(life))
    case .every(let interval) where interval > life:
      remarks.append(.endsBeforeRefresh(life, every: interval))
    case .every: break
    }
    return remarks
  }
}

extension LoginRemark {
  /// The remark as a sentence without a final period.
  public func text(redactedBy redactor: Redactor) -> RedactedText {
    switch self {
    case .narrowerScope(let missing):
      "the CRM did not grant \(authored: missing.joined(separator: " ")): requests that need it will be refused"
    case .noRefreshToken:
      "no refresh token came: when the access token ends, the PBX is disconnected until a person logs in"
    case .endsBeforeRefresh(let life, let interval):
      """
      the access token lives \(life.inUnits), but the PBX refreshes every \(interval.inUnits): in \
      between it is disconnected
      """
    case .endsForGood(let life):
      "the access token lives \(life.inUnits), and the PBX is told never to refresh"
    case .pkce:
      """
      this log-in used PKCE, which the PBX does not send: the CRM must not insist on it; try \
      `login: { pkce: false }`
      """
    case .otherGrant(let grant):
      "this log-in used the grant \(authored: grant); the PBX has authorization-code only"
    case .otherAPI(let place):
      """
      the CRM says that its API is at '\(redactor.redact(place).onOneLine())'; the PBX goes to the \
      contract's base all the same
      """
    case .otherScheme(let type, let expected):
      """
      the token's type is '\(redactor.redact(type).onOneLine())', but the PBX writes \
      '\(authored: expected)' before it
      """
    case .lifetimeAsText: "the lifetime is a text, not a number (RFC 6749 section 5.1)"
    case .unusableLifetime(let text):
      """
      the lifetime '\(redactor.redact(text).onOneLine())' is no number of seconds above zero: it is \
      not known when the token ends
      """
    case .unstatedLifetime: "the answer does not state how long the access token lives"
    case .openConnection(let origin):
      "\(authored: origin) is plain HTTP: everybody on the way can read secrets and tokens"
    }
  }
}

extension Duration {
  /// The length of time for people: whole units, the largest that fits.
  public var inUnits: RedactedText {
    let milliseconds = Int64(self / .milliseconds(1))
    let units: [(Int64, RedactedText)] = [
      (86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1_000, "s"),
    ]
    let unit = units.first { milliseconds >= $0.0 && milliseconds % $0.0 == 0 }
    guard let unit else { return "\(milliseconds) ms" }
    return "\(milliseconds / unit.0) \(unit.1)"
  }
}
