// SPDX-License-Identifier: Apache-2.0

/// How a sandbox is set up.
public struct SandboxOptions: Sendable {
  /// The records it begins with.
  public var seed: SandboxSeed
  /// How it misbehaves; not at all if empty.
  public var faults: [SandboxFault]
  /// The key that every request must bring.
  public var apiKey: String
  /// How it compares telephone numbers.
  public var search: SandboxSearch
  /// How many made-up contacts there are besides those of the seed; at most ``mostRecords``.
  public var records = 0
  /// What the made-up contacts and every random order follow from.
  public var randomSeed: UInt64 = 1
  /// The port, or 0 for any that is free.
  public var port: Int
  /// The instant that records are stamped with, in RFC 3339; by default it stands still.
  public var now: @Sendable () -> String

  /// The key a sandbox has if nothing else is said.
  public static let defaultAPIKey = "northgate-sandbox-key"

  /// The most made-up contacts there can be.
  public static let mostRecords = MadeUpPeople.most

  /// Options; each has a default that suits a first try.
  public init(
    seed: SandboxSeed = .builtIn, faults: [SandboxFault] = [], search: SandboxSearch = .normalised
  ) {
    self.seed = seed
    self.faults = faults
    self.search = search
    apiKey = Self.defaultAPIKey
    port = 0
    now = { "2026-11-20T08:00:00Z" }
  }
}
