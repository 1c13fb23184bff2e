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
  /// The port, or 0 for any that is free.
  public var port: Int
  /// The instant that records are stamped with, in RFC 3339; by default it stands still.
  public var now: @Sendable () -> String

  /// The key a sandbox has if nothing else is said.
  public static let defaultAPIKey = "northgate-sandbox-key"

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
