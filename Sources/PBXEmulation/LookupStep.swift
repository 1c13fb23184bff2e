// SPDX-License-Identifier: Apache-2.0

public import Transports

/// Which request of a lookup it is.
public struct LookupStep: Sendable, Hashable {
  /// The contact type, by its position in the contract.
  public let type: Int
  /// What is asked.
  public let kind: Kind
  /// The record it is about, from 0; 0 for the search itself.
  public let record: Int

  /// What is asked.
  public enum Kind: Sendable, Hashable {
    /// The type's search.
    case search
    /// A request that follows for each record, by its position in `then`.
    case chained(Int)
    /// A read of the record by its id, which no PBX sends.
    case read
  }

  /// A step.
  public init(type: Int, _ kind: Kind, record: Int = 0) {
    self.type = type
    self.kind = kind
    self.record = record
  }
}

/// A step of a lookup and what came of it.
public struct LookupAnswer: Sendable, Hashable {
  /// The step.
  public let step: LookupStep
  /// What was sent and what came back.
  public let exchange: Exchange

  /// A step and what came of it.
  public init(_ step: LookupStep, _ exchange: Exchange) {
    self.step = step
    self.exchange = exchange
  }
}
