// SPDX-License-Identifier: Apache-2.0

/// What a world allows the last questions of a run.
public struct LifecycleSetting: Sendable, Hashable {
  /// Whether time can be moved, as in the sandbox and in a recording of it.
  ///
  /// There nothing real is at stake either: a log-in may be killed.
  public let hasVirtualTime: Bool
  /// How long a run waits for a token to end where time cannot be moved.
  public let patience: Duration
  /// Whether what the log-in of another identity brings is stored, so that a token that rotates is
  /// not lost.
  public let keepsIdentities: Bool

  /// The pause between two questions that the CRM must refuse: real systems lock an address out after
  /// about ten refusals in a minute.
  public static let pause = Duration.seconds(1)
  /// How long behind its end a token is tried: clocks differ.
  public static let margin = Duration.seconds(2)

  /// A setting; by default a run waits for a minute.
  public init(
    hasVirtualTime: Bool, patience: Duration = .seconds(60), keepsIdentities: Bool = false
  ) {
    self.keepsIdentities = keepsIdentities
    self.hasVirtualTime = hasVirtualTime
    self.patience = patience
  }
}

/// The questions of a ``Lifecycle`` that do not depend on names of the contract.
public enum LifecycleQuestion: String, Sendable, Hashable, CaseIterable {
  case read
  case refresh
  case readRefreshed = "read after the refresh"
  case readOld = "read with the token of before"
  case refreshAgain = "refresh again"
  case readAgain = "read after the second refresh"
  case refreshFirst = "refresh at once, first"
  case refreshSecond = "refresh at once, second"
  case readFirst = "read with the first of both"
  case readSecond = "read with the second of both"
  case readBefore = "read before the write"
  case write = "write an invalid record"
  case readAfter = "read after the write"
  case metadata = "read the metadata"
  case administrator = "read about oneself"
  case missing = "no credential"
  case garbage = "false credential"
  case scheme = "wrong word before the token"
  case dead = "dead token"
  case badGrant = "false refresh token"
  case control = "read after the refusals"
  case expired = "read after the end"
  case renew = "refresh after the end"
  case revoke
  case revoked = "read after the revocation"
  case refreshRevoked = "refresh after the revocation"

  /// Questions that the CRM must refuse.
  public static let refusals: [LifecycleQuestion] = [
    .missing, .garbage, .scheme, .dead, .badGrant, .expired, .revoked, .refreshRevoked,
  ]

  /// Why it is asked, as plans and reports say it.
  var purpose: String { Self.refusals.contains(self) ? "\(rawValue), must be refused" : rawValue }

  /// Whether it asks the token endpoint.
  var isTokenRequest: Bool {
    switch self {
    case .refresh, .refreshAgain, .refreshFirst, .refreshSecond, .badGrant, .renew, .revoke,
      .refreshRevoked:
      true
    default: false
    }
  }

  /// Whether it is asked with the token of the run, and needs it to be good.
  var needsToken: Bool {
    switch self {
    case .readOld, .readFirst, .readSecond: false
    default: !isTokenRequest && !Self.refusals.contains(self)
    }
  }
}
