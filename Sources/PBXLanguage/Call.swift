// SPDX-License-Identifier: Apache-2.0

/// A telephone call as the PBX reports it when it is over: a situation, without numbers and people.
///
/// A contract names those that matter from ``library``, or builds its own on one of them.
public struct Call: Sendable, Hashable {
  /// Which way a call goes.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case inbound, outbound, `internal`
  }

  /// How a call ended.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case answered
    /// Nobody here answered a call from outside.
    case missed
    /// Nobody outside answered.
    case unanswered
    case voicemail
  }

  /// Who the party outside is.
  public enum Party: Sendable, Hashable {
    /// Somebody whom the contact search finds.
    case known
    /// A number that nobody has.
    case unknown
    /// A caller who hides the number.
    case withheld
  }

  /// When a call began.
  public enum Start: Sendable, Hashable {
    /// So long before the run writes.
    case ago(Duration)
    /// So long before the last midnight of the PBX's time zone that lies behind.
    case beforeMidnight(Duration)
    /// So long before the last change to summer time: of the PBX's time zone if it has one, else of
    /// the European Union.
    case beforeSummerTime(Duration)
    /// An instant, in Unix seconds.
    case at(Int64)
  }

  /// Its name: the contract's, or one of the library.
  public var name: String
  /// Which way it goes.
  public var direction: Direction
  /// How it ended.
  public var outcome: Outcome
  /// Who is outside.
  public var party: Party
  /// When it began to ring.
  public var start: Start
  /// How long it rang.
  public var rings: Duration
  /// How long they talked; zero if nobody answered.
  public var talk: Duration
  /// Whether there is a recording.
  public var isRecorded: Bool
  /// How many agents were rung at once, the one who answered among them.
  public var rungAgents: Int
  /// Whether the agent has a CRM user.
  public var agentHasUser: Bool
  /// The extension of the agent; nil: the contract's, or the first one.
  public var agent: String?
  /// The number outside; nil: that of the contract's caller, or one that nobody has.
  public var outside: String?

  /// A call; by default one from outside that is answered after eight seconds for 83 seconds, with
  /// a recording, half an hour ago.
  public init(
    _ name: String, _ direction: Direction = .inbound, _ outcome: Outcome = .answered,
    party: Party = .known, start: Start = .ago(.seconds(1_800)), rings: Duration = .seconds(8),
    talk: Duration = .seconds(83), isRecorded: Bool = true, rungAgents: Int = 1,
    agentHasUser: Bool = true, agent: String? = nil, outside: String? = nil
  ) {
    self.name = name
    self.direction = direction
    self.outcome = outcome
    self.party = party
    self.start = start
    self.rings = rings
    self.talk = outcome == .answered || outcome == .voicemail ? talk : .zero
    self.isRecorded = isRecorded && (outcome == .answered || outcome == .voicemail)
    self.rungAgents = rungAgents
    self.agentHasUser = agentHasUser
    self.agent = agent
    self.outside = outside
  }

  /// From the first ring to the end.
  public var total: Duration { rings + talk }
}
