// SPDX-License-Identifier: Apache-2.0

public import Transports

/// Which request of a lookup it is.
public struct LookupStep: Sendable, Hashable {
  // A run keeps one for each exchange, and no file has 4 GiB of types: so they are small.
  private let typePlace: UInt32
  private let kindPlace: Int32
  private let recordPlace: UInt32

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
    typePlace = UInt32(type)
    kindPlace =
      switch kind {
      case .search: -1
      case .read: -2
      case .chained(let place): Int32(place)
      }
    recordPlace = UInt32(record)
  }

  /// The contact type, by its position in the contract.
  public var type: Int { Int(typePlace) }

  /// What is asked.
  public var kind: Kind {
    switch kindPlace {
    case -1: .search
    case -2: .read
    default: .chained(Int(kindPlace))
    }
  }

  /// The record it is about, from 0; 0 for the search itself.
  public var record: Int { Int(recordPlace) }
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
