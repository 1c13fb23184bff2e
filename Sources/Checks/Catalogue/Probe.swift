// SPDX-License-Identifier: Apache-2.0

public import PBXEmulation

/// What a check wants asked: one lookup, and how.
public struct Probe: Sendable, Hashable {
  /// What is searched for.
  public let ask: SearchAsk
  /// Which asking of the same thing it is, from 0: what is asked once answers every check.
  public let nth: Int
  /// When it is asked.
  public let phase: Phase
  /// Whether it opens a connection of its own, as the first call after a quiet hour does.
  public let isCold: Bool
  /// Whether the record that is found is read by its id too.
  public let reads: Bool

  /// The stretches of a run, in order: one cause is found before it is met a hundred times.
  public enum Phase: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// What the contract's scenarios ask.
    case scenarios
    /// Spellings of numbers.
    case formats
    /// The same again: repeats, and timed pop-ups.
    case repeats
    /// Callers no contract names.
    case oddCallers
    /// What must come last, to show that nothing has changed.
    case last

    /// By order.
    public static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }

    /// What its lookups are for, as reports say it.
    public var title: String {
      switch self {
      case .scenarios: "scenario"
      case .formats: "format"
      case .repeats: "repeat"
      case .oddCallers: "odd caller"
      case .last: "side effect"
      }
    }
  }

  /// A lookup.
  public init(
    _ ask: SearchAsk, nth: Int = 0, in phase: Phase, isCold: Bool = false, reads: Bool = false
  ) {
    self.ask = ask
    self.nth = nth
    self.phase = phase
    self.isCold = isCold
    self.reads = reads
  }

  /// What makes two probes one.
  public struct Key: Hashable, Sendable {
    let ask: SearchAsk
    let nth: Int
  }

  /// What makes it one with another.
  public var key: Key { Key(ask: ask, nth: nth) }

  /// One probe that serves both: the earlier phase, with what either wants.
  func merged(with other: Probe) -> Probe {
    Probe(
      ask, nth: nth, in: min(phase, other.phase), isCold: isCold || other.isCold,
      reads: reads || other.reads)
  }

  /// Records it can create or change: a search changes nothing.
  public var writes: Int { 0 }
}
