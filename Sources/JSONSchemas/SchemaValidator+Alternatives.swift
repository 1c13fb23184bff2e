// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaValidator {
  /// Judges by `anyOf`.
  mutating func judgeAny(
    _ value: JSONValue, _ nodes: [Int], _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    var best = SchemaVerdict.invalid
    var isUndecided = false
    for node in nodes where obstacle == nil {
      let verdict = attempt(value, against: node, &judged)
      if verdict == .undecided { isUndecided = true }
      if verdict == .valid {
        best = .valid
        if !judged.isNeeded { return .valid }
      }
    }
    // What an undecided schema would have judged may count.
    if isUndecided, best == .invalid || judged.isNeeded { best = .undecided }
    return conclude(best, value, nodes, fitting: 0)
  }

  /// Judges by `oneOf`.
  mutating func judgeOne(
    _ value: JSONValue, _ nodes: [Int], _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    var fitting = 0
    var isUndecided = false
    for node in nodes where obstacle == nil && !(isQuiet && fitting > 1) {
      switch attempt(value, against: node, &judged) {
      case .valid: fitting += 1
      case .undecided: isUndecided = true
      case .invalid: break
      }
    }
    let verdict: SchemaVerdict =
      fitting > 1 ? .invalid : isUndecided ? .undecided : fitting == 1 ? .valid : .invalid
    return conclude(verdict, value, nodes, fitting: fitting)
  }

  private mutating func conclude(
    _ verdict: SchemaVerdict, _ value: JSONValue, _ nodes: [Int], fitting: Int
  ) -> SchemaVerdict {
    let expectation = rule?.expectation ?? ""
    switch verdict {
    case .valid: return .valid
    case .invalid where fitting == 0:
      if reportNearest(value, nodes) { return .invalid }
      return report(value, FailureWords(expectation, "fits none of them"))
    case .invalid: return report(value, FailureWords(expectation, "fits \(fitting) of them"))
    case .undecided: return reportUndecided(value, expectation)
    }
  }

  /// Reports what the one schema finds wrong that fits the value itself but not its contents.
  ///
  /// - Returns: whether there is just one such schema.
  private mutating func reportNearest(_ value: JSONValue, _ nodes: [Int]) -> Bool {
    guard !isQuiet else { return false }
    let before = failures
    var nearest: [SchemaFailure] = []
    defer { failures = before + nearest.prefix(limit - before.count) }
    for node in nodes {
      guard obstacle == nil else { return false }
      failures = []
      var ignored = JudgedContents(isNeeded: false)
      _ = validate(value, against: node, &ignored)
      let isNear = failures.allSatisfy { !$0.isUndecided && $0.instanceRange != value.range }
      guard isNear else { continue }
      guard nearest.isEmpty else {
        nearest = []
        return false
      }
      nearest = failures
    }
    return !nearest.isEmpty
  }
}
