// SPDX-License-Identifier: Apache-2.0

/// How a sandbox is set up.
public struct SandboxOptions: Sendable {
  /// The records it begins with.
  public var seed: SandboxSeed
  /// How it misbehaves; not at all if empty.
  public var faults: [SandboxFault]
  /// The integration's key; other users have keys of their own, see ``SandboxCredentials``.
  public var apiKey: String
  /// How it compares telephone numbers.
  public var search: SandboxSearch
  /// How many made-up contacts there are besides those of the seed; at most ``mostRecords``.
  public var records = 0
  /// What the made-up contacts and every random order follow from.
  public var randomSeed: UInt64 = 1
  /// The port, or 0 for any that is free.
  public var port: Int
  /// How many made-up users there are besides those of the seed; at most ``mostUsers``.
  public var users = 0
  /// The instant at which the clock stands until it is moved; without one it shows real time.
  public var startsAt: SandboxInstant?
  /// The secret of the client `pbx`.
  public var clientSecret = "northgate-pbx-secret"
  /// Where codes may be sent besides the addresses that are registered anyway.
  public var redirects: [String] = []

  /// The key a sandbox has if nothing else is said.
  public static let defaultAPIKey = "northgate-sandbox-key"

  /// The most made-up contacts there can be.
  public static let mostRecords = MadeUpPeople.most

  /// The most made-up users there can be.
  public static let mostUsers = MadeUpStaff.most

  /// Options; each has a default that suits a first try.
  public init(
    seed: SandboxSeed = .builtIn, faults: [SandboxFault] = [], search: SandboxSearch = .normalised
  ) {
    self.seed = seed
    self.faults = faults
    self.search = search
    apiKey = Self.defaultAPIKey
    port = 0
  }
}
