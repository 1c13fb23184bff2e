// SPDX-License-Identifier: Apache-2.0

/// What a run says about going live.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Every promise that was asked for is kept.
  case ready
  /// No blocker, but something that somebody must accept.
  case readyWithConditions = "ready-with-conditions"
  /// A blocker: a promise without which the integration fails agents.
  case notReady = "not-ready"
  /// Nothing is known to be broken, but the CRM could not be asked.
  case notProven = "not-proven"

  /// The verdict in words, such as `not ready`.
  public var title: String { rawValue.split(separator: "-").joined(separator: " ") }
}

/// How many findings of each severity there are, and how many promises were not proven.
public struct VerdictCounts: Sendable, Hashable {
  /// Broken promises without which the integration must not go live.
  public let blockers: Int
  /// Broken promises that somebody must accept.
  public let majors: Int
  /// Broken promises worth mending.
  public let minors: Int
  /// Promises that could not be judged.
  public let notProven: Int

  /// The last line of a run, such as `not ready (1 blocker, 0 major, 2 minor, 3 not proven)`.
  public func sentence(_ verdict: Verdict) -> String {
    "\(verdict.title) (\(blockers) blocker, \(majors) major, \(minors) minor, "
      + "\(notProven) not proven)"
  }
}
