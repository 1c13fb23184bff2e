// SPDX-License-Identifier: Apache-2.0

/// How a CRM says no: the one shape for every refusal.
public struct Refusal: Sendable {
  /// Accepted status codes.
  public let statuses: Defaulted<[Int]>
  /// A text that stands anywhere in the answer; nil if the contract names none.
  public let says: Located<String>?
  /// Facts about the answer.
  public let facts: [ExpectedFact]

  /// A refusal.
  public init(statuses: Defaulted<[Int]>, says: Located<String>? = nil, facts: [ExpectedFact] = [])
  {
    self.statuses = statuses
    self.says = says
    self.facts = facts
  }
}
