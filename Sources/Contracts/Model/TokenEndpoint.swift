// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// How the PBX gets its token and keeps it alive, and what the CRM promises about it (token.yaml).
public struct TokenEndpoint: Sendable {
  /// The authorization address; nil without the authorization-code grant.
  public let authorize: PBXTemplate?
  /// The scopes that are asked for, in order.
  public let scopes: [Located<String>]
  /// The Additional Query String of the PBX's form; nil if there is none.
  public let query: PBXTemplate?
  /// The word before the token in `Authorization`.
  public let scheme: Defaulted<String>
  /// The token request; it has no body, since the PBX writes one, and its `Content-Type` says how.
  public let request: RequestTemplate
  /// How the token is refreshed.
  public let refresh: Refresh
  /// Variables that a token answer fills, such as the host of the API.
  public let mapping: [VariableMapping]
  /// What a token answer looks like.
  public let response: ResponseExpectation
  /// How long an access token lives.
  public let lifetime: Defaulted<Lifetime>
  /// Where the answer states that.
  public let statesLifetime: Defaulted<StatedLifetime>
  /// How long a refresh token lives.
  public let refreshLifetime: Defaulted<Lifetime>
  /// Whether a refresh gives a new refresh token, in place of the one that was used.
  public let rotates: Defaulted<Bool>
  /// What becomes of the access token of before a refresh.
  public let oldToken: Defaulted<OldToken>
  /// The answer to a refresh token that is none.
  public let badGrant: Refusal
  /// How `callready login` gets in.
  public let login: Login
  /// A known dead token; nil if the contract has none.
  public let expiredToken: PBXTemplate?
  /// A way to kill a token; nil if the contract has none.
  public let revoke: Revocation?
  /// How often a PBX refreshes whose form is left blank (the vendor's page on OAuth2).
  public static let usualInterval = Duration.seconds(25 * 60)
  /// Where the file begins.
  public let span: SourceSpan

  /// A token's refresh.
  public struct Refresh: Sendable {
    /// The request; nil if the PBX refreshes at the token endpoint in its own way.
    public let request: RequestTemplate?
    /// How often; the PBX's default is 25 minutes, and `never` is its 0.
    public let every: Defaulted<Interval>

    /// What two refreshes at once do to the log-in; nil if the contract does not say.
    public let atOnce: Located<AtOnce>?
    /// Environments in which two refreshes at once may kill a log-in of somebody's.
    public let only: [Located<String>]

    /// A refresh.
    public init(
      request: RequestTemplate?, every: Defaulted<Interval>, atOnce: Located<AtOnce>? = nil,
      only: [Located<String>] = []
    ) {
      self.request = request
      self.every = every
      self.atOnce = atOnce
      self.only = only
    }
  }

  /// What two refreshes with one refresh token at the same time do to the log-in.
  public enum AtOnce: String, Sendable, Hashable, CaseIterable {
    /// A token of one of the two is good afterwards.
    case survives
    /// Every token of the log-in is dead.
    case kills
  }

  /// How often something is done.
  public enum Interval: Sendable, Hashable {
    case every(Duration)
    case never
  }

  /// How long a token lives.
  public enum Lifetime: Sendable, Hashable {
    /// As the token answer states.
    case asStated
    case lasting(Duration)
    case unlimited
  }

  /// Where a token answer states how long the token lives.
  public enum StatedLifetime: Sendable {
    case seconds(PBXTemplate)
    case milliseconds(PBXTemplate)
    case nowhere
  }

  /// What becomes of the access token of before a refresh.
  public enum OldToken: String, Sendable, Hashable, CaseIterable {
    case lives, dies
  }

  /// How `callready login` gets in without a PBX.
  public struct Login: Sendable, Hashable {
    /// The grant.
    public let grant: Grant
    /// Whether the code is bound to a verifier (RFC 7636).
    public let usesPKCE: Bool
    /// The loopback port that the browser returns to; nil: any.
    public let port: Int?
    /// Where client id and secret are sent.
    public let clientIn: ClientPlace

    /// A way in; by default the authorization code with PKCE, any port, the client in the body.
    public init(
      grant: Grant = .authorizationCode, usesPKCE: Bool = true, port: Int? = nil,
      clientIn: ClientPlace = .body
    ) {
      self.grant = grant
      self.usesPKCE = usesPKCE
      self.port = port
      self.clientIn = clientIn
    }
  }

  /// The grants of RFC 6749 that a way in can have.
  public enum Grant: String, Sendable, Hashable, CaseIterable {
    case authorizationCode = "authorization-code"
    case clientCredentials = "client-credentials"
    case refreshToken = "refresh-token"
  }

  /// Where client id and secret are sent (RFC 6749 section 2.3.1).
  public enum ClientPlace: String, Sendable, Hashable, CaseIterable {
    case body, basic
  }

  /// A way to kill a token.
  public struct Revocation: Sendable {
    /// The request; it sees the tokens.
    public let request: RequestTemplate
    /// What dies of it.
    public let kills: Victim

    /// The environments in which a whole log-in may be killed.
    public let only: [Located<String>]

    /// A way to kill a token.
    public init(request: RequestTemplate, kills: Victim, only: [Located<String>] = []) {
      self.request = request
      self.kills = kills
      self.only = only
    }
  }

  /// What a revocation kills.
  public enum Victim: String, Sendable, Hashable, CaseIterable {
    case accessToken = "access-token"
    /// Every token of the log-in.
    case family
  }
}
