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
  /// The turns of each stage besides the lookups.
  public var stages: [Stage: [Turn]] = [:]

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
    /// There is no token.
    case noSession
    /// The list of what is written could not be kept, so nothing more is written.
    case noLedger
  }

  /// What came of a plan.
  public init(lookups: [[LookupAnswer]?], stop: Stop? = nil) {
    self.lookups = lookups
    self.stop = stop
  }

  /// Every exchange in plan order.
  public var exchanges: [Exchange] { Array(everyExchange) }

  /// The turns before the lookups, in order.
  var firstTurns: [Turn] { Stage.beforeLookups.flatMap { stages[$0] ?? [] } }

  /// The turns behind the lookups, in order.
  var lastTurns: [Turn] { Stage.afterLookups.flatMap { stages[$0] ?? [] } }

  /// How many requests the stages have sent.
  var turnCount: Int { stages.values.reduce(0) { $0 + $1.count } }

  /// How many requests have been sent.
  var requestCount: Int { turnCount + lookups.reduce(0) { $0 + ($1?.count ?? 0) } }

  /// The number of each turn of a stage, from 1 in the order of the run.
  public func numbers(of stage: Stage) -> Range<Int> {
    let count = stages[stage]?.count ?? 0
    let before = Stage.allCases.filter { $0 < stage }
    var first = 1 + before.reduce(0) { $0 + (stages[$1]?.count ?? 0) }
    if !stage.isBeforeLookups { first += lookups.reduce(0) { $0 + ($1?.count ?? 0) } }
    return first..<first + count
  }

  /// Every exchange with its number and the endpoint it belongs to, in the order of the run.
  public var named: [(endpoint: String, number: Int, exchange: Exchange)] {
    let names =
      firstTurns.map(\.question.endpoint)
      + lookups.flatMap { $0 ?? [] }.map { _ in "contact-search" }
      + lastTurns.map(\.question.endpoint)
    return zip(names, everyExchange).enumerated().map { ($1.0, $0 + 1, $1.1) }
  }

  /// When the first request was sent; nil if none was.
  public var startedAt: Timestamp? {
    everyExchange.reduce(nil) { earliest, exchange in
      min(earliest ?? exchange.startedAt, exchange.startedAt)
    }
  }

  /// When the last answer was there; nil if none came.
  public var finishedAt: Timestamp? {
    everyExchange.reduce(nil) { latest, exchange in
      max(latest ?? exchange.endedAt, exchange.endedAt)
    }
  }

  /// Every exchange one after the other: a list of them would be large.
  var everyExchange: Exchanges {
    Exchanges(first: firstTurns, lookups: lookups, last: lastTurns)
  }

  /// The number of each lookup's first exchange, from 1.
  public var firstNumbers: [Int] {
    var next = 1 + firstTurns.count
    return lookups.map { answers in
      defer { next += answers?.count ?? 0 }
      return next
    }
  }
}
