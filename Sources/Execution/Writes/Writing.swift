// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
public import Transports

/// What a run gives its writes: the seed of its mark, its beginning, and who allows them.
public struct Writing: Sendable, Hashable {
  /// The seed that the mark is drawn from; a recording keeps it.
  public let seed: UInt64
  /// The instant that the times of calls are counted from; a recording keeps it.
  public let startedAt: Timestamp
  /// Who allows writes where they are controlled; nil: nobody.
  public let approval: Approval?

  /// Somebody's word that a production system may be written to.
  public struct Approval: Sendable, Hashable {
    /// The person.
    public let person: String
    /// The reason.
    public let reason: String

    /// An approval.
    public init(person: String, reason: String) {
      self.person = person
      self.reason = reason
    }
  }

  /// What a run gives; by default that of a plan, which writes nothing.
  public init(
    seed: UInt64 = 0, startedAt: Timestamp = Timestamp(microseconds: 0), approval: Approval? = nil
  ) {
    self.seed = seed
    self.startedAt = startedAt
    self.approval = approval
  }

  /// The mark that records carry where a field allows.
  public var tag: String { WriteSetting.tag(seed: seed) }
}
