// SPDX-License-Identifier: Apache-2.0

/// What a sandbox has been asked since it was started; requests about the sandbox do not count.
public struct SandboxStatistics: Sendable, Hashable {
  /// All requests, refused ones too.
  public internal(set) var requests = 0
  /// Searches that the key was right for.
  public internal(set) var searches = 0
  /// Reads of a record, or of what belongs to one, that the key was right for.
  public internal(set) var reads = 0
  /// Requests that have changed something.
  public internal(set) var writes = 0
  /// Calls that are stored at the moment.
  public internal(set) var calls = 0
  /// Tickets that are stored at the moment.
  public internal(set) var tickets = 0
}
