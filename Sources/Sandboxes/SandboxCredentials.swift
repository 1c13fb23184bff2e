// SPDX-License-Identifier: Apache-2.0

/// What one needs to be let into a sandbox; nothing that it guards is real.
///
/// Keys and the client's secret are always the same; tokens follow from
/// ``SandboxOptions/randomSeed``.
public struct SandboxCredentials: Sendable, Hashable {
  /// The client that has a secret: the telephone system.
  public static let clientID = "pbx"
  /// The client that has none and needs PKCE.
  public static let publicClientID = "desk"

  /// The secret of the client `pbx`.
  public let clientSecret: String
  /// An API key for each role.
  public let apiKeys: [SandboxRole: String]
  /// A refresh token of the client `pbx` for each role, as if somebody had consented.
  public let refreshTokens: [SandboxRole: String]
  /// An access token that expired before the sandbox was started.
  public let expiredToken: String

  static func apiKeys(_ options: SandboxOptions) -> [SandboxRole: String] {
    [
      .integration: options.apiKey, .agent: "northgate-agent-key",
      .limited: "northgate-limited-key", .administrator: "northgate-administrator-key",
    ]
  }

  /// The credential that a secret of a contract most likely means, by its name.
  ///
  /// `client_id`, `client_secret`, `refresh_token` and `expired_token` are what they say; what has
  /// `agent`, `limited` or `admin` in its name is that user's; anything else is the integration's
  /// API key.
  public func value(forSecret name: String) -> String {
    let name = name.lowercased().filter { $0 != "_" && $0 != "-" }
    if name.contains("clientid") { return Self.clientID }
    if name.contains("clientsecret") { return clientSecret }
    if name.contains("expired") { return expiredToken }
    let roles: [(String, SandboxRole)] = [
      ("limited", .limited), ("agent", .agent), ("admin", .administrator),
    ]
    let role = roles.first { name.contains($0.0) }?.1 ?? .integration
    return (name.contains("refresh") ? refreshTokens[role] : apiKeys[role]) ?? ""
  }
}
