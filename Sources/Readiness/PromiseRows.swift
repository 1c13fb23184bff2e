// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

/// Writes promises, one a line, and copies what many of them share instead of writing it again.
///
/// A check makes the same promise about each scenario, and all promises of a round are about the
/// same one.
struct PromiseRows {
  /// The beginning of each line, by outline and place there.
  private var heads: [ObjectIdentifier: [[UInt8]]] = [:]
  /// The end of the line of a promise that is kept.
  private var kept: [UInt8] = []

  /// Writes the list.
  mutating func write(_ promises: PromiseList, to writer: inout ResultsWriter) {
    writer.list { writer in
      for round in promises.rounds {
        for scenario in round.scenarios { write(round, about: scenario, to: &writer) }
      }
    }
  }

  private mutating func write(
    _ round: PromiseRound, about name: String, to writer: inout ResultsWriter
  ) {
    var heads = heads[ObjectIdentifier(round.outline)] ?? []
    if heads.isEmpty {
      heads = Array(repeating: [], count: round.outline.heads.count)
    }
    var isComplete = true
    var scenario: [UInt8] = []
    for place in round.places {
      writer.row { writer in
        if heads[place].isEmpty {
          isComplete = false
          heads[place] = writer.written { Self.writeHead(round.outline, place, to: &$0) }
        } else {
          writer.members(heads[place])
        }
        if scenario.isEmpty {
          scenario = writer.written { $0.member("scenario", name) }
        } else {
          writer.members(scenario)
        }
        writeOutcome(round[place], to: &writer)
      }
    }
    if !isComplete { self.heads[ObjectIdentifier(round.outline)] = heads }
  }

  private static func writeHead(
    _ outline: PromiseOutline, _ place: Int, to writer: inout ResultsWriter
  ) {
    let head = outline.heads[place]
    writer.member("code", head.code)
    writer.member("capability", head.capability.rawValue)
    writer.member("gate", head.gate.rawValue)
    writer.member("endpoint", outline.endpoint)
  }

  private mutating func writeOutcome(
    _ outcome: PromiseResult.Outcome, to writer: inout ResultsWriter
  ) {
    if case .kept = outcome, !kept.isEmpty { return writer.members(kept) }
    let written = writer.written { $0.member("outcome", outcome.name) }
    switch outcome {
    case .kept: kept = written
    case .notProven(because: .code(let code)): writer.member("because", code)
    case .notProven(because: .policy(let reason)): writer.member("reason", reason)
    case .broken, .couldNotAsk: break
    }
  }
}
