// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction

/// A request that the CRM must refuse.
public struct ForbiddenRequest: Sendable {
  /// What it would do.
  public let name: Located<String>
  /// What is sent.
  public let request: RequestTemplate
  /// How it is refused; 401, 403 or 404 unless the contract says more.
  public let refused: Refusal
  /// The prohibition of the contract's `system` that it is; nil if the contract declares it itself.
  public let usual: UsualProhibition?
  /// The whole line or block.
  public let span: SourceSpan
}

/// How it is shown that the integration may write, without writing.
public enum WriteScope: Sendable {
  /// A write with a body that the CRM must find invalid, but not forbidden.
  ///
  /// `unchanged`: a read that tells the same before and after; nil if nothing shows that no record
  /// was left.
  case invalidBody(RequestTemplate, refused: Refusal, unchanged: RequestTemplate?)
  /// A read that tells what the integration may write.
  case metadata(RequestTemplate, facts: [ExpectedFact])

  /// The request that shows it.
  public var request: RequestTemplate {
    switch self {
    case .invalidBody(let request, _, _), .metadata(let request, _): request
    }
  }
}

/// What tells that somebody is an administrator.
public struct AdministratorSign: Sendable {
  /// A read about oneself.
  public let request: RequestTemplate
  /// Facts that hold for administrators alone.
  public let facts: [ExpectedFact]
  /// The whole block.
  public let span: SourceSpan
}

/// Somebody with other rights than the integration has.
public struct Identity: Sendable {
  /// The name; `agent` is the one whose view of the pop-up's record is proved.
  public let name: Located<String>
  /// The variables that have another value for it, each with the secret that holds it.
  public let variables: [(name: String, secret: Located<String>)]
  /// The secret that holds its refresh token; nil if it has none of its own.
  public var refreshToken: String? {
    variables.first { $0.name == "refresh_token" }?.secret.value
  }

  /// The values that its variables have, of the secrets that are there.
  public func values(in secrets: [String: Secret]) -> [String: Secret] {
    var values: [String: Secret] = [:]
    for (name, secret) in variables {
      guard let value = secrets[secret.value] else { continue }
      values[name] = Secret(value.reveal(), name: name)
    }
    return values
  }

  /// The name of the identity whose view is proved.
  public static let agent = "agent"
}
