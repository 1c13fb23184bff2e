// SPDX-License-Identifier: Apache-2.0

import GoTemplates
public import PBXEmulation
public import Transports

/// What came of a plan: the answers to each lookup, and why the run ended early if it did.
public struct RunTraffic: Sendable {
  /// The answers of each lookup, in plan order; nil for those that were not begun.
  public var lookups: [[LookupAnswer]?]
  /// Why lookups were not begun; nil if all were.
  public var stop: Stop?

  /// Why a run asks no more.
  public enum Stop: Sendable, Hashable {
    /// The first answer, or three refused credentials, showed that every other would be the same.
    case pointless
    /// No scenario was answered as promised: what comes after them would only repeat it.
    case noScenarioAnswered
    /// The environment's budget is used up.
    case budget
    /// Somebody stopped the run.
    case cancelled
  }

  /// What came of a plan.
  public init(lookups: [[LookupAnswer]?], stop: Stop? = nil) {
    self.lookups = lookups
    self.stop = stop
  }

  /// Every exchange in plan order.
  public var exchanges: [Exchange] { lookups.flatMap { $0 ?? [] }.map(\.exchange) }

  /// When the first request was sent; nil if none was.
  public var startedAt: Timestamp? { everyExchange.map(\.startedAt).min() }

  /// When the last answer was there; nil if none came.
  public var finishedAt: Timestamp? {
    everyExchange.map { $0.startedAt.advanced(by: $0.timings.total) }.max()
  }

  /// Every exchange one after the other: a list of them would be large.
  var everyExchange: some Sequence<Exchange> {
    lookups.lazy.flatMap { $0 ?? [] }.map(\.exchange)
  }

  /// The number of each lookup's first exchange, from 1.
  public var firstNumbers: [Int] {
    var next = 1
    return lookups.map { answers in
      defer { next += answers?.count ?? 0 }
      return next
    }
  }
}
