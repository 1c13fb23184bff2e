// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The codes and tokens that the authorisation server has given out.
struct TokenStore: Sendable {
  /// Whom a token speaks for, and what it may be used for.
  struct Grant: Sendable {
    let client: String
    let user: NorthgateUser
    var scopes: Set<NorthgateScope>
    /// All tokens that follow from one consent share a family.
    let family: Int
  }

  struct AccessToken: Sendable {
    let grant: Grant
    let issued: SandboxInstant
    let expires: SandboxInstant
    var isRevoked = false
  }

  struct RefreshToken: Sendable {
    let grant: Grant
    /// Whether another one has taken its place.
    var isSpent = false
  }

  struct Code: Sendable {
    let grant: Grant
    let redirect: String
    let challenge: PKCEChallenge?
    let expires: SandboxInstant
    var isSpent = false
  }

  /// Which letter a secret begins with, so that people see what they hold.
  enum Kind: String {
    case access = "nga"
    case refresh = "ngr"
    case code = "ngc"
    case ticket = "ngt"
  }

  private static let mostTokens = 20_000

  private(set) var access: [String: AccessToken] = [:]
  private(set) var refresh: [String: RefreshToken] = [:]
  var codes: [String: Code] = [:]
  private var dead: Set<Int> = []
  private var refreshes: [Int: Int] = [:]
  private var lastFamily = 0
  private var made = 0
  private let seed: UInt64
  let faults: TokenFaults

  init(seed: UInt64, faults: TokenFaults) {
    self.seed = seed
    self.faults = faults
  }

  /// A text that nobody can guess who does not know the seed.
  mutating func secret(_ kind: Kind) -> String {
    made += 1
    let hash = SHA256.hexadecimal(of: Array("northgate/\(seed)/\(made)".utf8), digits: 40)
    return "\(kind.rawValue)_\(hash)"
  }

  mutating func newFamily() -> Int {
    lastFamily += 1
    return lastFamily
  }

  mutating func addAccess(
    _ grant: Grant, at instant: SandboxInstant, lifetime: Duration
  ) -> String {
    // Somebody asks for tokens and does nothing else: the dead ones are forgotten.
    if access.count >= Self.mostTokens { access = access.filter { $0.value.expires > instant } }
    let token = secret(.access)
    access[token] = AccessToken(grant: grant, issued: instant, expires: instant + lifetime)
    return token
  }

  mutating func addRefresh(_ grant: Grant) -> String {
    let token = secret(.refresh)
    refresh[token] = RefreshToken(grant: grant)
    return token
  }

  mutating func spendRefresh(_ token: String) { refresh[token]?.isSpent = true }

  /// How often a family was refreshed before this time.
  mutating func countRefresh(of family: Int) -> Int {
    defer { refreshes[family, default: 0] += 1 }
    return refreshes[family] ?? 0
  }

  func isDead(_ family: Int) -> Bool { dead.contains(family) }

  mutating func revokeAccess(_ token: String) { access[token]?.isRevoked = true }

  mutating func revokeAccess(of family: Int) {
    for (token, value) in access where value.grant.family == family {
      access[token]?.isRevoked = true
    }
  }

  /// Ends every token that follows from one consent.
  mutating func revoke(family: Int) {
    dead.insert(family)
    revokeAccess(of: family)
  }
}
