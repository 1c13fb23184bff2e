// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A check that needs more than the contract's scenarios: repeats, spellings, odd callers.
///
/// Two pure functions: what must be asked, and what the answers say. A check never touches a
/// transport, so a plan, a call budget and a replay cannot lie about it.
public protocol SeriesCheck: Check {
  /// What must be asked besides the scenarios.
  static func probes(in scope: SearchScope) -> [Probe]

  /// What the answers say, promise by promise. Pure: no clock, no network, no memory.
  static func judge(_ run: SearchRun) -> [SeriesPromise]
}

extension SeriesCheck {
  /// Nothing: the scenarios' answers are enough.
  public static func probes(in scope: SearchScope) -> [Probe] { [] }
}

/// A promise of a series, and what became of it.
public struct SeriesPromise: Sendable, Hashable {
  /// The scenario or the row it is about; empty for the run as a whole.
  public let name: String
  /// What became of it.
  public let judgement: Judgement

  /// A promise and what became of it.
  public init(_ name: String = "", _ judgement: Judgement) {
    self.name = name
    self.judgement = judgement
  }
}
