// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction

/// How a stage of the roll-out stands, as every view says it.
enum GateStanding: CaseIterable {
  case open, held, notProven
  /// Not proven, for no promise of the run is about it.
  case notAsked

  /// The standing in words.
  var title: RedactedText {
    switch self {
    case .open: "open"
    case .held: "held shut"
    case .notProven: "not proven"
    case .notAsked: "not proven, nothing asked"
    }
  }

  /// The state behind it, as the page's styles name it.
  var style: RedactedText {
    switch self {
    case .open: "open"
    case .held: "held"
    case .notProven, .notAsked: "not-proven"
    }
  }
}

extension RunResult {
  /// How one stage stands.
  func standing(of gate: Gate) -> GateStanding {
    switch state(of: gate) {
    case .open: .open
    case .held: .held
    case .notProven: promises.contains { $0.gate == gate } ? .notProven : .notAsked
    }
  }

  /// Which stages stand how, a line for each standing: `stages open: start of build, …`.
  var stageLines: [RedactedText] {
    let standings = Gate.allCases.map { standing(of: $0) }
    return GateStanding.allCases.compactMap { standing in
      let isMine = standings.map { $0 == standing }
      guard isMine.contains(true) else { return nil }
      if !isMine.contains(false) { return "stages: all \(standing.title)" }
      return "stages \(standing.title): \(authored: Self.names(isMine))"
    }
  }

  /// Some of the stages; of three and more in a row only the first and the last.
  private static func names(_ isMine: [Bool]) -> String {
    var rows: [[String]] = [[]]
    for (gate, isMine) in zip(Gate.allCases, isMine) {
      if isMine {
        rows[rows.count - 1].append(gate.title)
      } else {
        rows.append([])
      }
    }
    let names = rows.flatMap { row in
      guard row.count > 2, let first = row.first, let last = row.last else { return row }
      return ["\(first) to \(last)"]
    }
    return names.joined(separator: ", ")
  }
}
